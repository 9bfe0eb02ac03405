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
        feedmill init ~/news
        feedmill init . && feedmill feeds add --home . https://example.org/feed.xml
      """)

  @Argument(help: "The folder.")
  var directory: String

  func run() async throws {
    let made = try await FeedmillError.exiting { try Home(directory: URL(filePath: directory)).create() }
    for file in made { Diagnostics().say("made \(file.path)") }
  }
}
