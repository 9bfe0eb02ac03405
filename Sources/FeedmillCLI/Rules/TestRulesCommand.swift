internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill rules test`.
struct TestRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Test rule files and samples: what their tests claim, and what golden files hold.",
    discussion: """
      Exits with 1 when a test fails, 2 when a rule file can't be used, 3 when there is nothing to test.

      Examples:
        feedmill rules test
        feedmill rules test rules/example.org.yaml
        feedmill rules test --format junit --filter example.org samples > results.xml
      """)

  @OptionGroup var place: WorkspaceOptions

  @Option(help: ArgumentHelp("Only tests in whose rule file or page this occurs.", valueName: "text"))
  var filter: String?

  @Option(help: "How results are printed; github is for annotations in a workflow's log.")
  var format: Format = .pretty

  @Option(name: .shortAndLong, help: ArgumentHelp("How many pages to work on at once.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Argument(help: "Rule files, and folders of rule files or samples (default: all).")
  var paths: [String] = []

  /// What results are printed as.
  enum Format: String, ExpressibleByArgument, CaseIterable { case pretty, tap, junit, json, github }

  func run() async throws {
    let workspace = try await place.workspace()
    let tests = try await FeedmillError.exiting {
      try RuleTestRun(workspace, paths: paths, filter: filter)
    }
    for error in tests.errors { Diagnostics().report(error) }
    if !tests.errors.isEmpty { throw RulesExitCode.badFile }
    var report = TestReport()
    try await tests.run(jobs: jobs) { report.pages.append($0) }
    report.unclaimed = tests.unclaimed
    var output = StandardOutput()
    for line in lines(of: report) { try output.writeLine(Array(line.utf8)) }
    try output.flush()
    guard report.count > 0 else {
      Diagnostics().say("feedmill: there is nothing to test; \"feedmill rules capture URL\" makes a sample")
      throw RulesExitCode.noTests
    }
    if report.failed > 0 { throw ExitCode.failure }
  }

  private func lines(of report: TestReport) -> [String] {
    switch format {
    case .pretty: report.pretty
    case .tap: report.tap
    case .junit: report.junit
    case .json: report.json
    case .github: report.annotations + report.summary
    }
  }
}

/// Exit codes of `rules test` and `rules check`.
enum RulesExitCode {
  /// A rule file can't be used.
  static let badFile = ExitCode(2)
  /// There is nothing to test: a pass would hide that.
  static let noTests = ExitCode(3)
}
