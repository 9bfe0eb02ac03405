internal import ArticleExtraction
internal import Foundation
internal import Markup
public import Model

extension Explanation {
  /// Explains what becomes of a page or of a plain text; `text` is looked for in a page's blocks.
  ///
  /// The article is the one that `Article(extracting:options:)` gives, explained.
  public init(
    of document: InputDocument, options: ExtractionOptions = .init(), asking text: String? = nil
  ) throws(FeedmillError) {
    if text != nil, document.isPlainText {
      throw FeedmillError(
        code: "plain-text", message: "only blocks of HTML pages can be asked about", source: document.source)
    }
    let extractor = ArticleExtractor(
      rules: options.rules.set, explains: true, skipping: options.skippedSteps)
    self = try extractor.explanation(of: document, asking: text)
    for page in document.following {
      let more = try extractor.explanation(of: page, asking: text)
      article.append(more.article)
      refusals += more.refusals
      blocks += more.blocks
      answers += more.answers
    }
    article.note(document)
  }

  /// Explains what becomes of a page by some rules.
  public init(
    of document: InputDocument, by library: RuleLibrary, asking text: String? = nil
  ) throws(FeedmillError) {
    var options = ExtractionOptions()
    options.rules = library
    try self.init(of: document, options: options, asking: text)
  }
}

extension ArticleExtractor {
  fileprivate func explanation(
    of document: InputDocument, asking text: String?
  ) throws(FeedmillError) -> Explanation {
    do throws(MarkupError) {
      if document.isPlainText {
        return try explanation(text: document.bytes, contentType: document.contentType, url: document.url)
      }
      return try explanation(
        page: document.bytes, contentType: document.contentType, url: document.url, on: document.day,
        asking: text)
    } catch {
      throw FeedmillError(error).about(document.source)
    }
  }
}

extension InputDocument {
  /// The day it was fetched, `YYYY-MM-DD`; nil when that is not known.
  var day: String? { page?.fetchedAt.flatMap(RFC3339.write).map { String($0.prefix(10)) } }
}

extension RuleLibrary {
  /// The same site rules without the generic ones.
  public var withoutGeneric: RuleLibrary {
    var own = set
    own?.appliesGeneric = false
    return RuleLibrary(set: own)
  }

  /// One rule file before the bundled ones.
  public init(file: String) throws(FeedmillError) {
    let read = RuleFile(file)
    if let error = read.error { throw error }
    self.init(files: [read])
  }
}
