internal import ArgumentParser
internal import Feedmill

/// `feedmill rules check`.
struct CheckRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read rule files and print what is wrong or doubtful in them, one finding a line.",
    discussion: """
      Exits with 2 when a file can't be used, with --strict also when one is doubtful, 3 when there is no file.

      Examples:
        feedmill rules check
        feedmill rules check --strict rules/example.org.yaml
      """)

  @OptionGroup var place: WorkspaceOptions

  @Flag(help: "Let warnings count as errors.")
  var strict = false

  @Argument(help: "Rule files, and folders of them (default: all).")
  var paths: [String] = []

  func run() async throws {
    let workspace = try await place.workspace()
    let check = try await FeedmillError.exiting { try RuleCheck(workspace, paths: paths) }
    var output = StandardOutput()
    for (kind, findings) in [("error", check.errors), ("warning", check.warnings)] {
      for finding in findings {
        let place = [finding.source, finding.line.map(String.init), finding.column.map(String.init)]
        let text = place.compactMap(\.self).joined(separator: ":") + ": \(kind): \(finding.message)"
        try output.writeLine(text: text)
      }
    }
    try output.flush()
    let counts = [("file", check.count), ("error", check.errors.count), ("warning", check.warnings.count)]
    Diagnostics().say(counts.map { "\($1) \($0)\($1 == 1 ? "" : "s")" }.joined(separator: ", "))
    if check.count == 0 { throw RulesExitCode.noTests }
    if !check.errors.isEmpty || strict && !check.warnings.isEmpty { throw RulesExitCode.badFile }
  }
}
