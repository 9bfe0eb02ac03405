internal import ArgumentParser
internal import Feedmill

/// `feedmill rules explain`.
struct ExplainRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a text of a page was removed, or why it is still there.",
    discussion: """
      Exits with 1 when the page has no such text.

      Examples:
        feedmill rules explain --text "small favor" samples/example.org/story
        feedmill rules explain --text "Read also" --url https://example.org/story page.html
      """)

  @OptionGroup var options: RulePageOptions

  @Option(help: ArgumentHelp("Some words of it, within one block.", valueName: "words"))
  var text: String

  func run() async throws {
    let sample = try options.sample()
    let library = try await options.library()
    let explanation = try await FeedmillError.exiting {
      try Explanation(of: try sample.document(url: options.url), by: library, asking: text)
    }
    var output = StandardOutput()
    let lines = explanation.answers.flatMap { self.lines(about: $0, explanation) }
    for line in lines.isEmpty ? ["the page has no such text within one block"] : lines {
      try output.writeLine(text: line)
    }
    try output.flush()
    if lines.isEmpty { throw ExitCode.failure }
  }

  private func lines(about answer: Explanation.Answer, _ explanation: Explanation) -> [String] {
    switch answer {
    case .removed(let removals):
      return removals.flatMap { removal in
        let place = removal.at.map { " at \($0)" } ?? ""
        let pattern = removal.pattern.map { ["  it says: \($0)"] } ?? []
        return ["removed as \(removal.kind) by \(removal.rule)\(place)"] + pattern
          + ["  it took: \(removal.text)"]
      }
    case .kept(let block, let text, let misses):
      var lines = ["kept: it is in block \(block), \"\(text.excerpt(80))\""]
      lines.append(misses.isEmpty ? "no text rule comes near it" : "the rules that come nearest:")
      for miss in misses {
        lines.append("  \(miss.rule)\(miss.at.map { " at \($0)" } ?? ""): \(miss.reason)")
        if let pattern = miss.pattern { lines.append("    it says: \(pattern)") }
      }
      return lines + ["feedmill rules suggest --remove finds an entry that takes it out"]
    case .outside(let path):
      let body = explanation.bodyPath ?? "not a part of the page"
      return ["not in the article: it stands in \(path), and the body is \(body)"]
    }
  }
}
