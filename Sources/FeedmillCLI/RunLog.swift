internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// What a poll says on stderr: one event a line, for people, as logfmt or as JSON.
struct RunLog: Sendable {
  /// How events are written.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  /// nil for people.
  let format: Format?
  let isQuiet: Bool
  let isVerbose: Bool
  /// The line that says how far the run is.
  let progress: Progress
  private let diagnostics = Diagnostics()

  /// A log as the flags want it: for people on a terminal, JSON in a pipe.
  init(format: Format?, isQuiet: Bool, isVerbose: Bool, showsProgress: Bool = true) {
    progress = Progress(isWanted: diagnostics.isTerminal && showsProgress && !isQuiet)
    self.format = format ?? (diagnostics.isTerminal ? nil : .json)
    self.isQuiet = isQuiet
    self.isVerbose = isVerbose
  }

  /// Writes an event that is news, or that someone who watches wants to see.
  func note(_ event: PollEvent) {
    let isWatched = isVerbose || (event.level == .error && diagnostics.isTerminal)
    guard !isQuiet, event.isNews || isWatched else { return }
    progress.clear()
    switch format {
    case nil:
      diagnostics.say("feedmill: " + [event.feed, event.message].compactMap { $0 }.joined(separator: ": "))
    case .json: diagnostics.say(json: members(of: event).map { .init($0, .string($1)) })
    case .text:
      diagnostics.say(members(of: event).map { "\($0)=\(RunLog.quoted($1))" }.joined(separator: " "))
    }
  }

  /// Writes the figures of a run for someone who watches.
  func note(_ summary: PollSummary) {
    progress.clear()
    guard !isQuiet, isVerbose || diagnostics.isTerminal else { return }
    if format == .json {
      let message = JSONValue.Member("message", .string(summary.description))
      diagnostics.say(json: [.init("level", .string("info")), .init("code", .string("summary")), message])
    } else {
      diagnostics.say(summary.description)
    }
  }

  private func members(of event: PollEvent) -> [(String, String)] {
    let members = [("level", event.level.rawValue), ("code", event.code), ("message", event.message)]
    return members + (event.feed.map { [("source", $0)] } ?? [])
  }

  /// Characters that end a word of logfmt or begin an escape: a text with one is quoted.
  private static let marks = Array("=\"\\".utf8)

  private static func quoted(_ text: String) -> String {
    // Line breaks beyond ASCII are escaped for terminals anyway.
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && !marks.contains($0) }
    return isPlain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
