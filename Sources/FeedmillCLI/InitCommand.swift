internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill init`: a home to start from.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a home: a folder with a commented feeds.yaml. What is there stays.",
    discussion: """
      Examples:
        feedmill init
        feedmill init ~/news
        feedmill init . && feedmill feeds add --home . https://example.org/feed.xml
      """)

  @OptionGroup var home: HomeOptions

  @Argument(help: "The folder (default: the home that all commands use).")
  var directory: String?

  func run() async throws {
    let place = directory.map { Home(directory: URL(filePath: $0)) } ?? home.place
    let made = try await FeedmillError.exiting { try place.create() }
    for file in made { Diagnostics().say("made \(file.path)") }
    if made.isEmpty { Diagnostics().say("\(place.feedsFile.path) is there already, and stays") }
  }
}
