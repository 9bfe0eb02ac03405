internal import ArgumentParser
internal import Feedmill
internal import Workbench

/// `feedmill rules workbench`.
struct WorkbenchRulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbench",
    abstract: "Write a rule in a browser beside what it makes of saved pages.",
    discussion: """
      Serves one page on 127.0.0.1, at an address with a secret that is printed, until Ctrl-C. It shows a saved page,
      the rule file and the clean article, tries the rule as it is typed, and saves it together with a test.

      Examples:
        feedmill rules workbench samples/example.org/*
        feedmill rules workbench --rule rules/example.org.yaml --port 8080
      """)

  @OptionGroup var place: WorkspaceOptions

  @Option(
    help: ArgumentHelp(
      "The rule file (default: the one in use for the first page, else a new one).", valueName: "file"))
  var rule: String?

  @Option(help: ArgumentHelp("The port to listen on (default: a free one).", valueName: "n"))
  var port: UInt16 = 0

  @Argument(
    help: ArgumentHelp("Samples' folders, or saved pages (default: all samples).", valueName: "sample"))
  var pages: [String] = []

  func run() async throws {
    let workspace = try await place.workspace()
    let samples = pages.isEmpty ? workspace.samples : pages.flatMap(RuleSample.named)
    let (rule, port) = (rule, port)
    let (signal, result) = await Signals.watching {
      try await FeedmillError.exiting {
        guard !samples.isEmpty else {
          throw FeedmillError(
            code: "missing-file", message: "there is no saved page", source: pages.first ?? "samples")
        }
        let bench = Workbench(try RuleDesk(workspace, samples: samples, file: rule))
        try await bench.serve(port: port) { address in
          var output = StandardOutput()
          try output.writeLine(text: address)
          try output.flush()
          Diagnostics().say("feedmill: open it in a browser; Ctrl-C ends it")
        }
      }
    }
    // Being ended by a signal is how this ends.
    if signal == nil { try result.get() }
  }
}
