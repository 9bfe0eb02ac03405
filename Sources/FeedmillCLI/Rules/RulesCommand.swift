internal import ArgumentParser

/// `feedmill rules`: the work on rule files.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Write rule files, and test them against saved pages.",
    discussion: """
      Rules are looked for in the folder rules, samples in the folder samples, of the current folder or else
      of the home.

      Examples:
        feedmill rules test
        feedmill rules which https://example.org/story
      """,
    subcommands: [
      TestRulesCommand.self, CheckRulesCommand.self, BlessRulesCommand.self, ListRulesCommand.self,
      ShowRulesCommand.self, WhichRuleCommand.self, CaptureRulesCommand.self, NewRuleCommand.self,
      ImportRulesCommand.self, TryRulesCommand.self, ExplainRulesCommand.self, SuggestRulesCommand.self,
      DoctorRulesCommand.self, DiffRulesCommand.self, WorkbenchRulesCommand.self,
    ])
}
