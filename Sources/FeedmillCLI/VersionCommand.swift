internal import ArgumentParser
internal import Feedmill

/// `feedmill version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Print the versions of feedmill and of the libraries it runs on.",
    discussion: """
      Examples:
        feedmill version
        feedmill --version
      """)

  func run() throws {
    print("feedmill \(feedmillVersion)")
    for library in Libraries.versions { print("\(library.name) \(library.version)") }
  }
}
