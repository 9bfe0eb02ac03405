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
        feedmill extract --report report.html https://example.org/story > article.json
      """)

  @OptionGroup var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "Read the pages of a web archive (WARC, also gzip): a file, a folder of them, or -; repeatable.",
      valueName: "file"))
  var warc: [String] = []

  @OptionGroup var output: ArticleOutputOptions

  @OptionGroup var rules: RuleOptions

  @OptionGroup var isolation: IsolationOptions

  @Option(
    help: ArgumentHelp(
      "Tell every removal and the source of every field: in the JSON, as --explain alone does, or as text.",
      valueName: "form"))
  var explain: ExplanationForm?

  /// How removals and sources are told.
  enum ExplanationForm: String, ExpressibleByArgument, CaseIterable {
    case json, text
  }

  @Option(
    help: ArgumentHelp(
      "Write a page that shows what was kept, what was removed and by which rule, to look at in a browser.",
      valueName: "file.html"))
  var report: String?

  @Option(
    help: ArgumentHelp("Leave out a step, to see what it is worth (repeatable).", visibility: .hidden))
  var without: [Extraction.Step] = []

  @Argument(help: "Pages: files, http(s) URLs, or - for stdin. A .txt page is blank-line separated blocks.")
  var pages: [String] = []

  func validate() throws {
    if report != nil, pages.count != 1 || input.ndjson || !warc.isEmpty {
      throw ValidationError("--report is for one page")
    }
    if report != nil, isolation.isolate { throw ValidationError("--report and --isolate exclude each other") }
    guard !warc.isEmpty else { return try input.validate(arguments: pages) }
    if input.ndjson || !pages.isEmpty { throw ValidationError("--warc takes no other inputs") }
    try input.validate(arguments: warc)
  }

  func run() async throws {
    var options = ExtractionOptions()
    options.explains = explain != nil
    options.skippedSteps = Set(without)
    options.rules = try rules.library()
    let settled = options
    let isPretty = isolation.isPretty(pages) && !input.ndjson && warc.isEmpty
    let write = try writing(isPretty: isPretty)
    let convert: @Sendable (InputDocument) throws(FeedmillError) -> [UInt8] = {
      document throws(FeedmillError) in write(try article(of: document, settled))
    }
    if isolation.serve(convert) { return }
    let conversion = isolation.conversion(isPretty: isPretty, convert)
    guard warc.isEmpty else { return try await extractArchives(conversion) }
    try await input.writeLines(pages, rules: settled.rules, convert: conversion)
  }

  /// The article of a document, and its report where one is wanted.
  private func article(of document: InputDocument, _ options: ExtractionOptions) throws(FeedmillError)
    -> Article
  {
    guard let report else { return try Article(extracting: document, options: options) }
    let explanation = try Explanation(of: document, options: options)
    try Report(of: explanation).write(to: report)
    return options.explains ? explanation.article : explanation.article.withoutExplanation
  }

  /// What an article's line is made by.
  private func writing(isPretty: Bool) throws -> @Sendable (Article) -> [UInt8] {
    if explain == .text { return { Array(Diagnostics.escapedLines($0.explanation).utf8) } }
    return try output.writing(isPretty: isPretty)
  }
}

extension ExtractCommand {
  /// Writes a line for each page of the archives; a record that can't be used yields its error in place.
  private func extractArchives(
    _ convert: @escaping @Sendable (InputDocument) throws(FeedmillError) -> [UInt8]
  ) async throws {
    var standardOutput = StandardOutput()
    var failures = Failures()
    for (source, opened) in WARCFiles(warc).opened {
      switch opened {
      case .failure(let error): failures.note(error)
      case .success(let records):
        try await Batch(jobs: input.jobs).run(records) { record -> [UInt8]? in
          do throws(FeedmillError) {
            guard let page = try record.get().page(source: source) else { return nil }
            return try convert(page)
          } catch {
            return error.about(source).archiveLine(page: (try? record.get())?.place)
          }
        } emit: { line in
          if let line { try standardOutput.writeLine(line) }
        }
      }
    }
    try standardOutput.flush()
    try failures.exit()
  }
}

extension Extraction.Step: ExpressibleByArgument {}
