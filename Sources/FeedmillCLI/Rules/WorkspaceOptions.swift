internal import ArgumentParser
internal import Feedmill

/// Where rule files and saved pages are: what the commands about rules share.
struct WorkspaceOptions: ParsableArguments {
  @OptionGroup var home: HomeOptions

  @Option(
    help: ArgumentHelp(
      "The folder of rule files.", discussion: "Default: rules here, else in the home.", valueName: "dir"))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "The folder of saved pages.", discussion: "Default: samples here, else in the home.",
      valueName: "dir"))
  var samples: String?

  /// The workspace; what can't be used is reported and becomes an exit code.
  func workspace() async throws -> RuleWorkspace {
    try await FeedmillError.exiting {
      try RuleWorkspace(rules: rules, samples: samples, home: home.place)
    }
  }
}

extension RuleWorkspace {
  /// Reports broken rule files; with the first of them nothing can be said, and exit code 78 is thrown.
  func refuseBroken() throws {
    for error in errors { Diagnostics().report(error) }
    if !errors.isEmpty { throw ExitCode.config }
  }
}
