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
        feedmill extract --warc crawl.warc.gz > articles.ndjson
      """)

  @OptionGroup var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "Read the pages of a web archive (WARC, also gzip): a file, a folder of them, or -; repeatable.",
      valueName: "file"))
  var warc: [String] = []

  @Option(help: "Print JSON items, or the body alone.")
  var format: ArticleFormat = .json

  @OptionGroup var rules: RuleOptions

  @Flag(help: "Add every removal and the source of every field.")
  var explain = false

  @Argument(help: "Pages: files, http(s) URLs, or - for stdin. A .txt page is blank-line separated blocks.")
  var pages: [String] = []

  func validate() throws {
    guard !warc.isEmpty else { return try input.validate(arguments: pages) }
    if input.ndjson || !pages.isEmpty { throw ValidationError("--warc takes no other inputs") }
    try input.validate(arguments: warc)
  }

  func run() async throws {
    let isPretty = StandardOutput.isTerminal && pages.count == 1 && !input.ndjson
    var options = ExtractionOptions()
    options.explains = explain
    options.rules = try rules.library()
    let (format, settled) = (format, options)
    guard warc.isEmpty else { return try await extractArchives(as: format, settled) }
    try await input.writeLines(pages) { document throws(FeedmillError) in
      let article = try Article(extracting: document, options: settled)
      return article.written(as: format, pretty: isPretty)
    }
  }
}

extension ExtractCommand {
  /// Writes a line for each page of the archives; a record that can't be used yields its error in place.
  private func extractArchives(as format: ArticleFormat, _ options: ExtractionOptions) async throws {
    var output = StandardOutput()
    var failures = Failures()
    for (source, opened) in WARCFiles(warc).opened {
      switch opened {
      case .failure(let error): failures.note(error)
      case .success(let records):
        try await Batch(jobs: input.jobs).run(records) { record -> [UInt8]? in
          do throws(FeedmillError) {
            return try record.get().article(of: source, options: options)?.written(as: format, pretty: false)
          } catch {
            return error.about(source).archiveLine(page: (try? record.get())?.place)
          }
        } emit: { line in
          if let line { try output.writeLine(line) }
        }
      }
    }
    try output.flush()
    try failures.exit()
  }
}

extension ArticleFormat: ExpressibleByArgument {}
