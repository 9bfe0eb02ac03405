internal import ArgumentParser
internal import Feedmill
internal import Foundation

/// `feedmill articles`: what polls stored, again.
struct ArticlesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles",
    abstract: "Print stored articles again, oldest first, one a line.",
    discussion: """
      The _feedmill.seq of the last line is the cursor for the next call.

      Examples:
        feedmill articles --after 1200 --limit 500
        feedmill articles --since 7d --tag news --format markdown
      """)

  @OptionGroup var home: HomeOptions

  @Option(help: ArgumentHelp("Only articles with a higher number.", valueName: "seq"))
  var after = 0

  @Option(help: ArgumentHelp("Only articles stored since a date, or in the last 7d.", valueName: "date|time"))
  var since: String?

  @Option(help: ArgumentHelp("Only articles of this feed.", valueName: "url"))
  var feed: String?

  @Option(help: ArgumentHelp("Only articles of feeds with this tag.", valueName: "tag"))
  var tag: String?

  @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit: Int?

  @Flag(help: "Make each article anew from its saved page, by today's rules.")
  var reExtract = false

  @Option(
    help: ArgumentHelp(
      "Where poll --save-pages kept the pages (default: pages in the home).", valueName: "dir"))
  var savedPages: String?

  @OptionGroup var output: ArticleOutputOptions

  func run() async throws {
    var filter = StoredArticleFilter()
    filter.afterSequence = after
    filter.feed = feed
    filter.tag = tag
    filter.limit = limit
    if let since {
      guard let moment = TimeText.moment(since, now: Date()) else {
        throw ValidationError("--since: \"\(since)\" is neither a date nor a time such as 7d")
      }
      filter.since = moment
    }
    try await FeedmillError.exiting { try print(filter) }
  }

  private func print(_ filter: StoredArticleFilter) throws {
    let place = home.place
    let pages = savedPages.map { URL(filePath: $0) } ?? place.pages
    let hasRules = FileManager.default.fileExists(atPath: place.rules.path)
    let rules = reExtract && hasRules ? try RuleLibrary(directory: place.rules.path) : .bundled
    let write = try output.writing()
    var standardOutput = StandardOutput()
    try place.forEachArticle(matching: filter) { stored in
      if reExtract {
        try standardOutput.writeLine(write(stored.extractedAgain(from: pages, rules: rules)))
      } else {
        // What was stored is what was handed out.
        try standardOutput.writeLine(output.isWholeJSON ? stored.json : write(stored.article()))
      }
    }
    try standardOutput.flush()
  }
}
