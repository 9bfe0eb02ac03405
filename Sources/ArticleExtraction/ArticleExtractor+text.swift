package import Markup
package import Model
internal import Prose

extension ArticleExtractor {
  /// The article of a plain text, whose blocks are separated by blank lines; throws when it is empty.
  ///
  /// The first block that the rules leave becomes the title when it is short and ends like a headline.
  package func article(text bytes: [UInt8], contentType: String?, url: String?) throws(MarkupError) -> Article
  {
    try read(text: bytes, contentType: contentType, url: url).article
  }

  /// The article of a plain text and what was done to its blocks.
  package func explanation(
    text bytes: [UInt8], contentType: String?, url: String?
  ) throws(MarkupError) -> Explanation {
    let (article, blocks, report) = try read(text: bytes, contentType: contentType, url: url)
    var removals: [Int: Extraction.Removal] = [:]
    for removal in report.removals { if let block = removal.block { removals[block] = removal } }
    var explanation = Explanation(article: article)
    explanation.refusals = report.refusals
    explanation.blocks = blocks.enumerated().map { index, text in
      Explanation.Block(
        text: text, words: WordCount.count(text),
        fate: removals[index].map(Explanation.Fate.removed) ?? .kept)
    }
    return explanation
  }

  private func read(
    text bytes: [UInt8], contentType: String?, url: String?
  ) throws(MarkupError) -> (article: Article, blocks: [String], report: RuleReport) {
    let charset = contentType.flatMap(DecodedBytes.charset(inContentType:))
    guard !DecodedBytes.areBinary(bytes, charset: charset, as: .text) else { throw .binary }
    let decoded = DecodedBytes(bytes, charset: charset, as: .text)
    let blocks = PlainTextBlocks(decoded.utf8).texts
    guard !blocks.isEmpty else { throw .empty }
    let (kept, report) = cleaned(blocks, url: url)
    var body = kept
    var article = Article(extraction: Extraction(method: .generic))
    if let first = body.first, body.count > 1, TextHeadline.isHeadline(first) {
      article.title = first
      body.removeFirst()
    }
    if let last = body.last, let name = bioName(of: last) { article.authors = [Person(name: name)] }
    article.contentText = body.joined(separator: "\n\n")
    article.contentHTML = HTMLWriter.paragraphs(body)
    article.fillCounts()
    article.url = url
    article.id = url ?? article.contentHash
    article.page = Article.Page(url: url, encoding: decoded.encoding)
    article.extraction.removed = report.counts
    if explains { article.extraction.removals = report.removals }
    article.warnings = report.warnings
    return (article, blocks, report)
  }

  private func cleaned(_ blocks: [String], url: String?) -> (kept: [String], report: RuleReport) {
    guard let rules else { return (blocks, RuleReport()) }
    let page = BarePage(url: url)
    let (indices, report) = RuleEngine(rules: rules.rules(for: page), page: page).clean(blocks)
    return (indices.map { blocks[$0] }, report)
  }
}

/// Tells a headline from the first paragraph of a text.
enum TextHeadline {
  /// No headline has more words.
  static let maxWords = 30

  /// True for a short block that does not end like a sentence; a question may be a headline.
  static func isHeadline(_ block: String) -> Bool {
    guard let last = block.last, WordCount.count(block) <= maxWords else { return false }
    return !".!:;,…。".contains(last)
  }
}

extension HTMLWriter {
  /// Plain paragraphs as HTML.
  static func paragraphs(_ texts: [String]) -> String {
    var writer = HTMLWriter()
    for (index, text) in texts.enumerated() {
      if index > 0 { writer.text("\n") }
      writer.start("p")
      writer.text(text)
      writer.end("p")
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
