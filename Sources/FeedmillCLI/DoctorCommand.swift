internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill doctor`: is everything as it should be?
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the installation, the list, the rules and the state.",
    discussion: """
      Exits with 65 when something must be done.

      Examples:
        feedmill doctor
        feedmill doctor --repair --home ~/news
      """)

  @OptionGroup var home: HomeOptions

  @Flag(help: "Replace a damaged state by what can be saved of it.")
  var repair = false

  func run() async throws {
    var output = StandardOutput()
    try output.writeLine(text: "ok    feedmill: \(feedmillVersion)")
    let packages = Libraries.packages
    for library in Libraries.versions {
      let package = packages[library.name].map { " (the distribution's \($0))" } ?? ""
      try output.writeLine(text: "ok    \(library.name): \(library.version)\(package)")
    }
    let examination = Examination(of: home.place)
    if repair {
      let saved = try await FeedmillError.exiting { try examination.repair() }
      try output.writeLine(text: "ok    repair: \(saved ?? "nothing to repair")")
    }
    let findings = examination.findings()
    for finding in findings {
      let line = "\(finding.isGood ? "ok   " : "BAD  ") \(finding.name): \(finding.text)"
      try output.writeLine(text: line)
    }
    try output.flush()
    if !findings.allSatisfy(\.isGood) { throw ExitCode.dataError }
  }
}
