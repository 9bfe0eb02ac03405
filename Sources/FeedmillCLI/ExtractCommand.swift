public import ArgumentParser
public import Feedmill
internal import Foundation

/// `feedmill extract`: pages in, articles out.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Find the article in pages and print each as one JSON item.",
    discussion: """
      Examples:
        feedmill extract page.html --url https://example.org/story
        feedmill extract --format markdown https://example.org/story
        feedmill extract --ndjson --jobs 4 < pages.ndjson > articles.ndjson
      """)

  @OptionGroup var input: InputOptions

  @Option(help: "Print JSON items, or the body alone.")
  var format: ArticleFormat = .json

  @OptionGroup var rules: RuleOptions

  @Flag(help: "Add every removal and the source of every field.")
  var explain = false

  @Argument(help: "Pages: files, http(s) URLs, or - for stdin. A .txt page is blank-line separated blocks.")
  var pages: [String] = []

  func validate() throws { try input.validate(arguments: pages) }

  func run() async throws {
    let isPretty = StandardOutput.isTerminal && pages.count == 1 && !input.ndjson
    var options = ExtractionOptions()
    options.explains = explain
    options.rules = try rules.library()
    let (format, settled) = (format, options)
    try await input.writeLines(pages) { document throws(FeedmillError) in
      let article = try Article(extracting: document, options: settled)
      return article.written(as: format, pretty: isPretty)
    }
  }
}

extension ArticleFormat: ExpressibleByArgument {}
