internal import ArgumentParser
internal import Feedmill

/// `feedmill rules bless`.
struct BlessRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bless",
    abstract: "Write what comes of samples today as what must come of them: article.json, removed.txt.",
    discussion: """
      Prints what changes, "- " for what is gone, "+ " for what is new. A sample that would lose a tenth of its
      words stays as it is, and the exit code is 65, unless --force is there.

      Examples:
        feedmill rules bless samples/example.org/story
        feedmill rules bless --all --dry-run
      """)

  @OptionGroup var place: WorkspaceOptions

  @Flag(help: "All samples.")
  var all = false

  @Flag(help: "Also write articles that lose a tenth of their words or more.")
  var force = false

  @Flag(help: "Write nothing.")
  var dryRun = false

  @Argument(help: "Folders of saved pages.")
  var paths: [String] = []

  func validate() throws {
    if paths.isEmpty != all { throw ValidationError("name folders of saved pages, or --all") }
  }

  func run() async throws {
    let workspace = try await place.workspace()
    try workspace.refuseBroken()
    let samples = try all ? workspace.samples : named()
    var output = StandardOutput()
    var refused = 0
    for sample in samples {
      let lines = try await FeedmillError.exiting {
        let blessing = try sample.blessing(by: workspace.library)
        let isRefused = blessing.isDoubtful && !force
        if isRefused { refused += 1 }
        let isWritten = try !isRefused && !dryRun && blessing.write()
        return BlessRulesCommand.lines(about: blessing, isWritten: isWritten, isRefused: isRefused)
      }
      for line in lines { try output.writeLine(text: line) }
    }
    try output.flush()
    if refused > 0 { throw ExitCode.dataError }
  }

  private func named() throws -> [RuleSample] {
    try paths.flatMap { path in
      let found = RuleSample.samples(below: path)
      if !found.isEmpty { return found }
      Diagnostics().report(
        FeedmillError(code: "missing-file", message: "there is no saved page", source: path))
      throw ExitCode.noInput
    }
  }

  private static func lines(about blessing: RuleBlessing, isWritten: Bool, isRefused: Bool) -> [String] {
    guard let difference = blessing.difference else {
      return ["\(blessing.folder): \(isWritten ? "written" : "new")"]
    }
    let percent = Int((difference.lostShare * 100).rounded())
    let state =
      isRefused
      ? "refused: \(percent) % of the words would be gone; --force writes it"
      : isWritten ? "written" : difference.isEmpty ? "unchanged" : "changed"
    return ["\(blessing.folder): \(state)"] + difference.lines.map { "  " + $0 }
  }
}
