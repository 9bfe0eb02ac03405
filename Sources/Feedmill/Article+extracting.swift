internal import ArticleExtraction
internal import Markup
public import Model

/// What to do with a page besides finding its article.
public struct ExtractionOptions: Sendable {
  /// The rules to apply.
  public var rules: RuleLibrary = .bundled
  /// Lists every removal and the source of every field.
  public var explains = false
  /// Steps to leave out, to see what they are worth.
  public var skippedSteps: Set<Extraction.Step> = []

  /// Bundled rules, no explanation.
  public init() {}
}

extension Article {
  /// The article of a page.
  ///
  /// - Parameters:
  ///   - html: the page's bytes, in any encoding.
  ///   - url: where it lives: chooses the site rule and makes links absolute.
  ///   - contentType: its `Content-Type`, whose charset counts.
  ///   - options: the rules to apply, and what else to do.
  /// - Throws: `FeedmillError` with the code `empty` or `unreadable`. A page without an article is no
  ///   error: its `extraction.method` is `none`.
  public init(
    extracting html: [UInt8], from url: String? = nil, contentType: String? = nil,
    options: ExtractionOptions = .init()
  ) throws(FeedmillError) {
    var document = InputDocument(bytes: html, url: url, contentType: contentType)
    document.source = url
    try self.init(extracting: document, options: options)
  }

  /// The article of a page or of a plain text, and what is known about the document.
  public init(extracting document: InputDocument, options: ExtractionOptions = .init()) throws(FeedmillError)
  {
    let extractor = ArticleExtractor(
      rules: options.rules.set, explains: options.explains, skipping: options.skippedSteps)
    self = try extractor.article(of: document)
    for page in document.following { append(try extractor.article(of: page)) }
    note(document)
  }

  /// Takes over what is known of the document that it was made from.
  mutating func note(_ document: InputDocument) {
    warnings += document.notes
    key = document.key
    source = document.source
    if let fetched = document.page {
      let encoding = page?.encoding
      page = fetched
      page?.encoding = encoding
    }
    refuseWrongDates(now: document.page?.fetchedAt)
  }
}

extension ArticleExtractor {
  /// The article of one document.
  func article(of document: InputDocument) throws(FeedmillError) -> Article {
    do throws(MarkupError) {
      return
        try document.isPlainText
        ? article(text: document.bytes, contentType: document.contentType, url: document.url)
        : article(
          page: document.bytes, contentType: document.contentType, url: document.url, on: document.day)
    } catch {
      throw FeedmillError(error)
    }
  }
}

extension FeedmillError {
  /// What kept markup from being read.
  init(_ error: MarkupError) {
    let code =
      switch error {
      case .empty: "empty"
      case .binary: "binary"
      case .unreadable: "unreadable"
      case .overLimit: "over-limit"
      case .badSelector: "bad-selector"
      }
    self.init(code: code, message: error.description, line: error.line, column: error.column)
  }
}
