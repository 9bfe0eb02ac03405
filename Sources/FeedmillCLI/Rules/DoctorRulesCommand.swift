internal import ArgumentParser
internal import Feedmill

/// `feedmill rules doctor`.
struct DoctorRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Find entries of your rules that remove nothing from any sample, and bodies that no longer match.",
    discussion: """
      Exits with 1 when there is something to look at.

      Examples:
        feedmill rules doctor
        feedmill rules doctor --rules my-rules --samples fresh-captures
      """)

  @OptionGroup var place: WorkspaceOptions

  func run() async throws {
    let workspace = try await place.workspace()
    try workspace.refuseBroken()
    let diagnosis = RuleDiagnosis(of: workspace)
    var output = StandardOutput()
    for finding in diagnosis.findings {
      try output.writeLine(text: finding.description)
    }
    try output.flush()
    let samples = diagnosis.count == 1 ? "1 sample" : "\(diagnosis.count) samples"
    Diagnostics().say("\(samples), \(diagnosis.findings.count) findings")
    if !diagnosis.findings.isEmpty { throw ExitCode.failure }
  }
}
