internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill feeds add`.
struct AddFeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add feeds to the list, each fetched first; of a site, its feed is found.",
    discussion: """
      Examples:
        feedmill feeds add https://example.org/feed.xml
        feedmill feeds add --tag news --tag local https://example.org/
      """)

  @OptionGroup var home: HomeOptions

  @Option(help: ArgumentHelp("A label for the feeds; repeatable.", valueName: "tag"))
  var tag: [String] = []

  @Flag(help: "Add the URLs as they are, without a look at them.")
  var noCheck = false

  @Option(
    help: ArgumentHelp(
      "Allow fetching from this private address, exactly; repeatable.", valueName: "host:port"))
  var allowNet: [String] = []

  @Argument(help: "URLs of feeds or of sites.")
  var urls: [String]

  func run() async throws {
    let diagnostics = Diagnostics()
    let discovery = try await FeedmillError.exiting { try FeedDiscovery(allowedAddresses: allowNet) }
    var worst: ExitCode?
    for url in urls {
      do throws(FeedmillError) {
        let address = noCheck ? url : try await feed(at: url, discovery)
        let added = try home.place.add([FeedList.Entry(url: address, title: nil, tags: tag, isEnabled: true)])
        if added.isEmpty {
          diagnostics.say("\(address) is in the list already")
        } else {
          diagnostics.say("added \(address)")
        }
      } catch {
        diagnostics.report(error)
        worst = worst ?? error.exitCode
      }
    }
    if let worst { throw worst }
  }

  private func feed(at url: String, _ discovery: FeedDiscovery) async throws(FeedmillError) -> String {
    let found = try await discovery.feeds(of: url)
    guard let first = found.first else {
      throw FeedmillError(code: "not-a-feed", message: "no feed was found there", source: url)
    }
    guard found.count == 1 else {
      let choice = found.map(\.url).joined(separator: ", ")
      throw FeedmillError(code: "several-feeds", message: "name one of its feeds: \(choice)", source: url)
    }
    return first.url
  }
}

/// `feedmill feeds discover`.
struct DiscoverFeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Find a site's feeds: those its page names, else those in the usual places.",
    discussion: """
      Prints URL and title of each feed, separated by a tab.

      Examples:
        feedmill feeds discover https://example.org/
        feedmill feeds discover https://example.org/ | cut -f1 | head -1
      """)

  @Option(
    help: ArgumentHelp(
      "Allow fetching from this private address, exactly; repeatable.", valueName: "host:port"))
  var allowNet: [String] = []

  @Argument(help: "A page of the site.")
  var url: String

  func run() async throws {
    let found = try await FeedmillError.exiting {
      try await FeedDiscovery(allowedAddresses: allowNet).feeds(of: url)
    }
    var output = StandardOutput()
    for feed in found {
      try output.writeLine(columns: [feed.url, (feed.title ?? "").replacing("\t", with: " ")])
    }
    try output.flush()
    if found.isEmpty {
      Diagnostics().report(FeedmillError(code: "not-a-feed", message: "no feed was found there", source: url))
      throw ExitCode.dataError
    }
  }
}

/// `feedmill feeds moves`.
struct MovedFeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moves",
    abstract: "Print feeds that have moved, old and new URL separated by a tab; --apply changes the list.",
    discussion: """
      Examples:
        feedmill feeds moves
        feedmill feeds moves --apply
        feedmill feeds moves --undo https://example.org/feed.xml
      """)

  @OptionGroup var home: HomeOptions

  @Flag(help: "Write the new URLs into the list. What is known of the feeds stays.")
  var apply = false

  @Option(
    help: ArgumentHelp(
      "Ask the feed at this URL of the list where it was before; repeatable.", valueName: "url"))
  var undo: [String] = []

  func run() async throws {
    try await FeedmillError.exiting { try home.place.undoMoves(of: undo) }
    guard undo.isEmpty else { return }
    let moves = try await FeedmillError.exiting { try home.place.moves() }
    var output = StandardOutput()
    for move in moves { try output.writeLine(columns: [move.from, move.to]) }
    try output.flush()
    guard apply, !moves.isEmpty else { return }
    let count = try await FeedmillError.exiting { try home.place.replace(moves) }
    Diagnostics().say("replaced \(count) URLs")
  }
}
