internal import ArticleExtraction
internal import Foundation
internal import Markup
public import Model

/// An article with all that rules did to its page, and what became of one text of it.
public struct RuleExplanation: Sendable {
  /// The article, with its removals and the sources of its fields.
  public let article: Article
  /// What rules matched and left.
  public let refusals: [Refusal]
  /// Where the body stands in the page; nil when it is no part of it.
  public let bodyPath: String?
  /// What became of the text, for each way it occurs; empty when none was asked about, and when the page has
  /// no such text.
  public let answers: [Answer]

  /// A match that removed nothing.
  public struct Refusal: Sendable, Equatable {
    /// The rule that matched.
    public let rule: String
    /// `kept by keep#1`, `61 % of the body`.
    public let reason: String
    /// How what matched begins.
    public let text: String
  }

  /// A rule that nearly removed a block.
  public struct Miss: Sendable, Equatable {
    /// The rule.
    public let rule: String
    /// `file:line`; empty when unknown.
    public let place: String
    /// What it describes.
    public let pattern: String
    /// What kept it from removing the block.
    public let reason: String
  }

  /// What became of a text.
  public enum Answer: Sendable, Equatable {
    /// These removals took it.
    case removed([Extraction.Removal])
    /// A block of the body has it, counted from 1.
    case kept(block: Int, text: String, misses: [Miss])
    /// It stands in the page outside of the body.
    case outside(path: String)
  }

  /// Explains what becomes of a page; `text` is looked for in the page's blocks.
  public init(
    of document: InputDocument, by library: RuleLibrary, asking text: String? = nil
  ) throws(FeedmillError) {
    guard !document.isPlainText else {
      throw FeedmillError(
        code: "plain-text", message: "only HTML pages can be explained", source: document.source)
    }
    let found: PageExplanation
    do throws(MarkupError) {
      found = try ArticleExtractor(rules: library.set, explains: true).explanation(
        page: document.bytes, contentType: document.contentType, url: document.url, on: document.day,
        asking: text)
    } catch {
      throw FeedmillError(error).about(document.source)
    }
    article = found.article
    bodyPath = found.bodyPath
    refusals = found.refusals.map { Refusal(rule: $0.rule, reason: $0.reason, text: $0.text) }
    answers = found.answers.map(Answer.init)
  }
}

private extension RuleExplanation.Answer {
  init(_ answer: PageExplanation.Answer) {
    switch answer {
    case .removed(let removals): self = .removed(removals)
    case .outside(let path): self = .outside(path: path)
    case .kept(let block, let text, let misses):
      let misses = misses.map {
        RuleExplanation.Miss(rule: $0.rule, place: $0.at, pattern: $0.pattern, reason: $0.reason)
      }
      self = .kept(block: block, text: text, misses: misses)
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
