internal import ArgumentParser
internal import Feedmill

/// The command `feedmill`: flags become calls, results become lines, errors become exit codes.
@main
struct FeedmillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedmill",
    abstract: "Turns feeds and news pages into clean article JSON.",
    discussion: """
      Data goes to stdout, everything said to a person to stderr.

      Examples:
        feedmill parse feed.xml
        feedmill extract https://example.org/story.html --format markdown
        feedmill poll --out articles/
      """,
    version: feedmillVersion,
    subcommands: [
      ParseCommand.self, ExtractCommand.self, PollCommand.self, ArticlesCommand.self, FeedsCommand.self,
      RulesCommand.self, StatusCommand.self, DoctorCommand.self, InitCommand.self, SchemaCommand.self,
      VersionCommand.self,
    ])

  static func main() async {
    Signals.ignoreBrokenPipes()
    // ArgumentParser has no option whose value may be left out.
    await main(CommandLine.arguments.dropFirst().map { $0 == "--explain" ? "--explain=json" : $0 })
  }
}
