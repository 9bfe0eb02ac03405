internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill rules new`.
struct NewRuleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a first rule file for a site from samples of it.",
    discussion: """
      Prints the file's path. A file that is there stays.

      Examples:
        feedmill rules new example.org
        feedmill rules new example.org --from samples/example.org/one --from samples/example.org/two
      """)

  @OptionGroup var place: WorkspaceOptions

  @Option(
    help: ArgumentHelp("A sample of the site (default: all in its folder); repeatable.", valueName: "sample"))
  var from: [String] = []

  @Argument(help: "The site's host.")
  var host: String

  func run() async throws {
    let workspace = try await place.workspace()
    let names = from.isEmpty ? ["\(workspace.samplesFolder ?? "samples")/\(host)"] : from
    let samples = names.flatMap(RuleSample.samples(below:))
    let folder = workspace.rulesFolder ?? "rules"
    let path = try await FeedmillError.exiting {
      guard !samples.isEmpty else {
        throw FeedmillError(code: "missing-file", message: "there is no sample", source: names[0])
      }
      return try RuleScaffold(host: host, samples: samples).write(to: folder, host: host)
    }
    print(path)
  }
}
