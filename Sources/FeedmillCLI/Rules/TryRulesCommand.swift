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
      """)

  @OptionGroup var options: RulePageOptions

  @Flag(help: "Start again when a rule file or the page changes.")
  var watch = false

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
      try RuleExplanation(of: try sample.document(url: options.url), by: library)
    }
    var output = StandardOutput()
    for line in explanation.lines { try output.writeLine(text: line) }
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

extension RuleExplanation {
  /// The page for a person: its fields, its blocks, what went and what was refused.
  var lines: [String] {
    var lines = [
      "rule     \(article.extraction.rule ?? "none of this site; generic ones")",
      "body     \(bodyPath ?? article.extraction.method.rawValue) · \(article.wordCount ?? 0) words",
    ]
    let fields: [(String, String?)] = [
      ("title", article.title), ("authors", article.authors.compactMap(\.name).joined(separator: ", ")),
      ("date", article.published?.formatted(Date.ISO8601FormatStyle())), ("section", article.section),
      ("tags", article.tags.joined(separator: ", ")),
    ]
    for (name, value) in fields {
      guard let value, !value.isEmpty else { continue }
      let source = article.extraction.fields?.first { $0.field == name || $0.field == name + "_published" }
      lines.append(
        name.padding(toLength: 9, withPad: " ", startingAt: 0) + value
          + (source.map { "  ← \($0.source)" } ?? ""))
    }
    lines += article.warnings.map { "warning  \($0)" }
    let blocks = (article.contentText ?? "").split(separator: "\n\n")
    lines.append("")
    lines += blocks.enumerated().map {
      "\($0 + 1)".leftPadded(to: 4) + "  " + RuleExplanation.start(of: String($1))
    }
    let removals = article.extraction.removals ?? []
    lines += ["", "removed \(removals.count)"] + removals.map { "  " + $0.line }
    if !refusals.isEmpty {
      lines.append("refused \(refusals.count)")
      lines += refusals.map { "  \($0.reason): \(RuleExplanation.start(of: $0.text))  \($0.rule)" }
    }
    return lines
  }

  /// What a line shows of a text.
  static func start(of text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 80 ? words.prefix(80) + "…" : words
  }
}

extension Extraction.Removal {
  /// `appeal  … small favor to ask.  x.org/remove#3 rules/x.org.yaml:27`
  var line: String {
    let place = at.map { " \($0)" } ?? ""
    return kind.padding(toLength: max(10, kind.count), withPad: " ", startingAt: 0)
      + " \(RuleExplanation.start(of: text))  \(rule)\(place)"
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
