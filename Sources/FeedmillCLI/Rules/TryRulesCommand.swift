internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill rules try`.
struct TryRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Extract a saved page and print what was kept, what was removed and by which line.",
    discussion: """
      With --watch the page is extracted again whenever its rule files or the page change, until Ctrl-C.

      Examples:
        feedmill rules try samples/example.org/story
        feedmill rules try --rule rules/example.org.yaml --no-generic --watch samples/example.org/story
        feedmill rules try --report report.html samples/example.org/story
      """)

  @OptionGroup var options: RulePageOptions

  @Flag(help: "Start again when a rule file or the page changes.")
  var watch = false

  @Option(
    help: ArgumentHelp("Write a page that shows the same, to look at in a browser.", valueName: "file.html"))
  var report: String?

  /// How often files are looked at.
  private static let pause = Duration.milliseconds(300)

  func run() async throws {
    guard watch else { return try await show() }
    var seen: [String: Date] = [:]
    while true {
      let now = try modificationDates()
      if now != seen {
        if !seen.isEmpty { print("\n--- \(Date().formatted(Date.ISO8601FormatStyle())) ---") }
        seen = now
        // What is wrong was reported; the next change may mend it.
        try? await show()
      }
      try await Task.sleep(for: TryRulesCommand.pause)
    }
  }

  private func show() async throws {
    let sample = try options.sample()
    let library = try await options.library()
    let explanation = try await FeedmillError.exiting {
      let explanation = try Explanation(of: try sample.document(url: options.url), by: library)
      if let report { try Report(of: explanation).write(to: report) }
      return explanation
    }
    var output = StandardOutput()
    try output.writeLine(Array(Diagnostics.escapedLines(explanation.text).utf8))
    try output.flush()
  }

  private func modificationDates() throws -> [String: Date] {
    let folder = options.rule ?? options.place.rules ?? "rules"
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let paths = [try options.sample().page, folder] + inside.map { folder + "/" + $0 }
    let dates = paths.compactMap { path -> (String, Date)? in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return (attributes?[.modificationDate] as? Date).map { (path, $0) }
    }
    return Dictionary(dates) { first, _ in first }
  }
}
