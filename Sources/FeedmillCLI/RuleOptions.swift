internal import ArgumentParser
internal import Feedmill

/// Which rules are used: what `parse` and `extract` share.
struct RuleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use the rule files of this folder before the bundled ones.", valueName: "dir"))
  var rules: String?

  @Flag(help: "Use no rules at all, neither site rules nor generic ones.")
  var noRules = false

  /// The rules; a folder that can't be used is reported, and exit code 78 is thrown.
  func library() throws -> RuleLibrary {
    if noRules { return .none }
    guard let rules else { return .bundled }
    do throws(FeedmillError) {
      return try RuleLibrary(directory: rules)
    } catch {
      Diagnostics().report(error)
      throw ExitCode.config
    }
  }
}
