internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill feeds`: the subscription list.
struct FeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds",
    abstract: "Look at the list of feeds and change it. Comments and order of feeds.yaml stay.",
    discussion: """
      Examples:
        feedmill feeds add https://example.org/
        feedmill feeds export > feeds.opml
      """,
    subcommands: [
      AddFeedsCommand.self, RemoveFeedsCommand.self, ListFeedsCommand.self, ImportFeedsCommand.self,
      ExportFeedsCommand.self, DiscoverFeedsCommand.self, MovedFeedsCommand.self,
    ])
}

/// `feedmill feeds remove`.
struct RemoveFeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take feeds out of the list. What is known of them is kept for a while.",
    discussion: """
      Examples:
        feedmill feeds remove https://example.org/feed.xml
        feedmill feeds list | grep example.org | cut -f1 | xargs feedmill feeds remove
      """)

  @OptionGroup var home: HomeOptions

  @Argument(help: "URLs of feeds in the list.")
  var urls: [String]

  func run() async throws {
    let removed = try await FeedmillError.exiting { try home.place.remove(urls) }
    for url in urls where !removed.contains(url) {
      Diagnostics().report(
        FeedmillError(code: "not-listed", message: "the list has no such feed", source: url))
    }
    if removed.count < Set(urls).count { throw ExitCode.dataError }
  }
}

/// `feedmill feeds list`.
struct ListFeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print the list: URL, title and tags of each feed, separated by tabs.",
    discussion: """
      Examples:
        feedmill feeds list
        feedmill feeds list | cut -f1 > urls.txt
      """)

  @OptionGroup var home: HomeOptions

  func run() async throws {
    let list = try await FeedmillError.exiting { try home.place.feedList() }
    var output = StandardOutput()
    for feed in list.entries {
      let fields = [feed.url, feed.title ?? "", feed.tags.joined(separator: ",")].map {
        $0.replacing("\t", with: " ")
      }
      try output.writeLine(columns: fields)
    }
    try output.flush()
  }
}

/// `feedmill feeds import`.
struct ImportFeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add all feeds of an OPML file, or of a file with one URL a line.",
    discussion: """
      Groups of an OPML file become tags.

      Examples:
        feedmill feeds import subscriptions.opml
        feedmill feeds import urls.txt --home ~/news
      """)

  @OptionGroup var home: HomeOptions

  @Argument(help: "The file.")
  var file: String

  func run() async throws {
    let diagnostics = Diagnostics()
    let (list, added) = try await FeedmillError.exiting {
      let list = try FeedList(contentsOf: URL(filePath: file))
      return (list, try home.place.add(list.entries))
    }
    for warning in list.warnings {
      diagnostics.report(FeedmillError(code: "list", message: warning, source: file))
    }
    diagnostics.say("added \(added.count) of \(list.entries.count) feeds")
  }
}

/// `feedmill feeds export`.
struct ExportFeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print the list as OPML, without passwords unless they are asked for.",
    discussion: """
      Examples:
        feedmill feeds export > feeds.opml
        feedmill feeds export --home ~/news | xmllint --format -
      """)

  @OptionGroup var home: HomeOptions

  @Flag(help: "Leave the user names and passwords in the feeds' URLs.")
  var withSecrets = false

  func run() async throws {
    let list = try await FeedmillError.exiting { try home.place.feedList() }
    var output = StandardOutput()
    try output.write(list.opml(withSecrets: withSecrets))
    try output.flush()
  }
}
