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
        feedmill rules test --report report
        feedmill rules test --format junit --filter example.org samples > results.xml
      """)

  @OptionGroup var place: WorkspaceOptions

  @Option(help: ArgumentHelp("Only tests in whose rule file or page this occurs.", valueName: "text"))
  var filter: String?

  @Option(help: "How results are printed; github is for annotations in a workflow's log.")
  var format: Format = .pretty

  @Option(name: .shortAndLong, help: ArgumentHelp("How many pages to work on at once.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "Write a page for each page that is tested, and an index of them, to look at in a browser.",
      valueName: "dir"))
  var report: String?

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
    let summary = try await run(tests)
    var output = StandardOutput()
    for line in lines(of: summary) { try output.writeLine(Array(line.utf8)) }
    try output.flush()
    guard summary.count > 0 else {
      Diagnostics().say("feedmill: there is nothing to test; \"feedmill rules capture URL\" makes a sample")
      throw RulesExitCode.noTests
    }
    if summary.failed > 0 { throw ExitCode.failure }
  }

  private func run(_ tests: RuleTestRun) async throws -> TestReport {
    var summary = TestReport()
    summary.unclaimed = tests.unclaimed
    try await FeedmillError.exiting {
      var folder = try report.map { path throws(FeedmillError) in try ReportFolder(path) }
      try await tests.run(jobs: jobs, explains: folder != nil) { result in
        try folder?.add(result)
        var result = result
        result.explanation = nil
        summary.pages.append(result)
      }
      try folder?.finish()
    }
    return summary
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
