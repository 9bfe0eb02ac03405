internal import ArgumentParser
internal import Feedmill

/// A page that a command about rules looks at, and the rules it is looked at with.
struct RulePageOptions: ParsableArguments {
  @OptionGroup var place: WorkspaceOptions

  @Option(help: ArgumentHelp("Use this rule file before all others.", valueName: "file"))
  var rule: String?

  @Flag(help: "Use no generic rules, to see what the site's do.")
  var noGeneric = false

  @Option(help: ArgumentHelp("The page's URL, when nothing beside it says it.", valueName: "url"))
  var url: String?

  @Argument(help: "A sample's folder, or a saved page.")
  var page: String

  /// The sample that is meant.
  func sample() throws -> RuleSample {
    guard let sample = RuleSample(page) else {
      Diagnostics().report(
        FeedmillError(code: "missing-file", message: "there is no saved page", source: page))
      throw ExitCode.noInput
    }
    return sample
  }

  /// The rules that are meant; broken files are reported and become an exit code.
  func library() async throws -> RuleLibrary {
    let library = try await FeedmillError.exiting {
      if let rule { return try RuleLibrary(file: rule) }
      let workspace = try await place.workspace()
      try workspace.refuseBroken()
      return workspace.library
    }
    return noGeneric ? library.withoutGeneric : library
  }
}
