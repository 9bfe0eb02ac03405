internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill parse`: feeds in, JSON Feed documents out.
struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Read feeds of any format and print each as one JSON Feed document.",
    discussion: """
      Examples:
        feedmill parse feed.xml
        feedmill parse --url https://example.org/ - < feed.xml
        feedmill parse --format opml feeds/*.xml > subscriptions.opml
      """)

  @OptionGroup var input: InputOptions

  @Option(help: "Print JSON documents, or one OPML list of the feeds.")
  var format: Format = .json

  @OptionGroup var rules: RuleOptions

  @OptionGroup var isolation: IsolationOptions

  @Argument(help: "Feeds: files, http(s) URLs, or - for stdin. Compressed .gz files are read as they are.")
  var feeds: [String] = []

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, opml }

  func validate() throws {
    try input.validate(arguments: feeds)
    if isolation.isolate, format != .json { throw ValidationError("--isolate is for --format json") }
  }

  func run() async throws {
    var options = ParseOptions()
    options.rules = try rules.library()
    switch format {
    case .json: try await writeDocuments(options)
    case .opml: try await writeList()
    }
  }

  private func writeDocuments(_ options: ParseOptions) async throws {
    let isPretty = isolation.isPretty(feeds) && !input.ndjson
    let convert: @Sendable (InputDocument) throws(FeedmillError) -> [UInt8] = {
      document throws(FeedmillError) in
      var feed = try Feed(parsing: document, options: options)
      feed.source = document.source
      feed.key = document.key
      return feed.json(pretty: isPretty)
    }
    if isolation.serve(convert) { return }
    if !isolation.isolate, input.jobs == 1 || feeds.count == 1 {
      return try await input.writeLinesInTurn(feeds) { document, chunk in
        try Feed.writeJSON(of: document, options: options, pretty: isPretty, chunk: chunk)
      }
    }
    try await input.writeLines(feeds, convert: isolation.conversion(isPretty: isPretty, convert))
  }

  private func writeList() async throws {
    var list = FeedOutlines()
    var failures = Failures()
    try await input.forEach(feeds) { document throws(FeedmillError) in
      (feed: try Feed(parsing: document), url: document.url)
    } emit: { _, result in
      switch result {
      case .success(let parsed): list.add(parsed.feed, at: parsed.url)
      case .failure(let error): failures.note(error)
      }
    }
    var output = StandardOutput()
    try output.write(list.opml)
    try output.flush()
    try failures.exit()
  }
}
