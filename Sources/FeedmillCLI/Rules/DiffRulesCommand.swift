internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill rules diff`.
struct DiffRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Extract all samples by the rules of another folder and by today's; print what differs.",
    discussion: """
      "- " is what only the other rules give, "+ " what only today's give. Exits with 1 when something differs.

      Examples:
        feedmill rules diff --against old-rules
        git worktree add /tmp/before HEAD && feedmill rules diff --against /tmp/before/rules
      """)

  @OptionGroup var place: WorkspaceOptions

  @Option(help: ArgumentHelp("The folder of the other rules.", valueName: "dir"))
  var against: String

  @Option(name: .shortAndLong, help: ArgumentHelp("How many pages to work on at once.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func run() async throws {
    let workspace = try await place.workspace()
    try workspace.refuseBroken()
    let old = try await FeedmillError.exiting { try RuleLibrary(directory: against) }
    let samples = workspace.samples
    var output = StandardOutput()
    var (changed, failed) = (0, 0)
    try await RuleComparison.run(samples, old: old, new: workspace.library, jobs: jobs) { comparison in
      if let error = comparison.error {
        Diagnostics().report(error)
        failed += 1
      }
      guard let difference = comparison.difference, !difference.isEmpty else { return }
      changed += 1
      for line in [comparison.folder] + difference.lines.map({ "  " + $0 }) {
        try output.writeLine(text: line)
      }
    }
    let pages = samples.count == 1 ? "1 page" : "\(samples.count) pages"
    try output.writeLine(Array("\(pages): \(samples.count - changed - failed) same, \(changed) changed".utf8))
    try output.flush()
    if failed > 0 { throw ExitCode.dataError }
    if changed > 0 { throw ExitCode.failure }
  }
}
