internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill status`: how each feed is doing.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Print a line for each feed: its state, last success, errors in a row, next check and why.",
    discussion: """
      Examples:
        feedmill status --failing
        feedmill status --json | jq -r 'select(.moved_to) | .url'
      """)

  @OptionGroup var home: HomeOptions

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @Flag(help: "Only feeds that fail or are gone.")
  var failing = false

  func run() async throws {
    let feeds = try await FeedmillError.exiting { try home.place.health() }
    var output = StandardOutput()
    for feed in feeds where !failing || ["failing", "gone"].contains(feed.state) {
      if json { try output.writeLine(feed.json.json()) } else { try output.writeLine(text: feed.line) }
    }
    try output.flush()
  }
}

extension FeedHealth {
  /// `ok        https://example.org/feed  ok 2026-01-31 12:00  next 2026-01-31 13:00 (interval)  4.5/week`
  var line: String {
    var parts = [state.padding(toLength: 8, withPad: " ", startingAt: 0), url]
    if let title { parts.append("\"\(title)\"") }
    parts.append(lastSuccess.map { "ok \(FeedHealth.minute($0))" } ?? "never ok")
    if failures > 0 { parts.append("\(failures) failures") }
    if let errorCode { parts.append("\(errorCode): \(errorMessage ?? "")") }
    parts.append(
      nextCheck.map { "next \(FeedHealth.minute($0)) (\(nextCheckReason))" }
        ?? "never again (\(nextCheckReason))")
    if let movedTo { parts.append("moved to \(movedTo)") }
    parts.append("\(itemsPerWeek)/week")
    if !warnings.isEmpty { parts.append("warning: " + warnings.joined(separator: ", ")) }
    return parts.joined(separator: "  ")
  }

  private static func minute(_ date: Date) -> String {
    String(date.formatted(Date.ISO8601FormatStyle(dateTimeSeparator: .space)).prefix(16)) + "Z"
  }
}
