internal import ArgumentParser
internal import Feedmill

/// `feedmill rules suggest`.
struct SuggestRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Find entries that take a text out of a page, and what they take out of all samples.",
    discussion: """
      Exits with 1 when no block of the article has the text.

      Examples:
        feedmill rules suggest --remove "Sign up for our newsletter" samples/example.org/story
        feedmill rules suggest --remove "also on this site" --url https://example.org/story page.html
      """)

  @OptionGroup var options: RulePageOptions

  @Option(help: ArgumentHelp("Some words of what should go, within one block.", valueName: "words"))
  var remove: String

  func run() async throws {
    let sample = try options.sample()
    let library = try await options.library()
    let samples = try await options.place.workspace().samples
    let suggestions = try await FeedmillError.exiting {
      try RuleSuggestion.suggestions(removing: remove, from: sample, samples: samples, by: library)
    }
    var output = StandardOutput()
    for suggestion in suggestions {
      for line in SuggestRulesCommand.lines(about: suggestion, others: samples.count) {
        try output.writeLine(text: line)
      }
    }
    try output.flush()
    if suggestions.isEmpty {
      Diagnostics().say("no block of the article has it; feedmill rules explain --text says where it is")
      throw ExitCode.failure
    }
  }

  /// How many other samples are named.
  private static let maxNamed = 3

  private static func lines(about suggestion: RuleSuggestion, others: Int) -> [String] {
    let here = suggestion.here
    var lines = ["- \(suggestion.entry)", "    here: \(text(of: here))"]
    if suggestion.elsewhere.isEmpty {
      lines.append("    in other samples: nothing")
    } else {
      lines += suggestion.elsewhere.prefix(maxNamed).map { "    \($0.page): \(text(of: $0))" }
      let more = suggestion.elsewhere.count - maxNamed
      if more > 0 { lines.append("    and in \(more) more samples") }
    }
    return lines
  }

  private static func text(of effect: RuleSuggestion.Effect) -> String {
    "\(effect.count) × \"\(effect.text.excerpt(80))\", \(effect.words) words, \(effect.percent) % of the body"
  }
}
