internal import ArticleExtraction
public import Foundation
internal import Markup
public import Model
internal import Subscriptions

/// Which stored articles to give again.
public struct StoredArticleFilter: Sendable {
  /// Only those with a higher number.
  public var afterSequence = 0
  /// Only those stored at this moment or later.
  public var since: Date?
  /// Only those of this feed.
  public var feed: String?
  /// Only those of feeds with this tag.
  public var tag: String?
  /// At most so many; nil for all.
  public var limit: Int?

  /// All articles.
  public init() {}
}

extension Home {
  /// Gives stored articles again, oldest first, as they were delivered. Works while a poll is going on.
  public func forEachArticle(
    matching filter: StoredArticleFilter = .init(), _ body: (OutboxArticle) throws -> Void
  ) throws {
    let store = try FeedmillError.mapping { () throws(StoreError) in
      try Store(stateDirectory, access: .reading, at: Date())
    }
    var query = ArticleQuery()
    query.afterSeq = Int64(filter.afterSequence)
    query.since = filter.since
    query.feedURL = filter.feed.map { Subscription(url: $0).url }
    query.tag = filter.tag
    var rest = filter.limit ?? .max
    while rest > 0 {
      query.limit = min(rest, Home.articlesAtOnce)
      let found = try FeedmillError.mapping { () throws(StoreError) in try store.articles(matching: query) }
      for article in found { try body(OutboxArticle(article)) }
      guard let last = found.last, found.count == query.limit else { break }
      query.afterSeq = last.seq
      rest -= found.count
    }
    try FeedmillError.mapping { () throws(StoreError) in try store.close() }
  }

  /// No more are held in memory.
  static let articlesAtOnce = 100
}

extension OutboxArticle {
  /// The article made anew from its saved page, by these rules; as it is when no page was saved.
  public func extractedAgain(from pages: URL, rules: RuleLibrary = .bundled) throws(FeedmillError) -> Article
  {
    let article = try article()
    guard let saved = try SavedPage(key: key, in: pages) else { return article }
    let extractor = ArticleExtractor(rules: rules.set)
    do throws(MarkupError) {
      var page = try extractor.article(
        page: saved.bytes, contentType: saved.page?.contentType, url: saved.page?.url)
      let encoding = page.page?.encoding
      page.page = saved.page ?? page.page
      page.page?.encoding = encoding
      return page.isBetter(than: article) || article.page != nil
        ? Article(feed: article, page: page) : article
    } catch {
      throw FeedmillError(error)
    }
  }

  /// The article as it was stored.
  public func article() throws(FeedmillError) -> Article {
    do throws(JSONError) {
      return try Article(json: json)
    } catch {
      throw FeedmillError(code: "bad-article", message: "article \(sequence) can't be read: \(error)")
    }
  }
}
