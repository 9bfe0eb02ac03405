internal import ArgumentParser
internal import Feedmill

/// `feedmill rules list`.
struct ListRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print the rules: name, whose it is, hosts, entries that remove, tested pages, file.",
    discussion: """
      The columns are separated by tabs.

      Examples:
        feedmill rules list
        feedmill rules list | awk -F'\\t' '$5 == 0 { print $1 }'
      """)

  @OptionGroup var place: WorkspaceOptions

  func run() async throws {
    let workspace = try await place.workspace()
    for error in workspace.errors { Diagnostics().report(error) }
    var output = StandardOutput()
    for rule in workspace.library.overview {
      let fields = [
        rule.name, rule.layer, rule.hosts.joined(separator: ","), "\(rule.removals)", "\(rule.tests)",
        rule.file,
      ]
      try output.writeLine(
        Array(fields.map(Diagnostics.escapedForTerminals).joined(separator: "\t").utf8))
    }
    try output.flush()
    if !workspace.errors.isEmpty { throw ExitCode.config }
  }
}
