internal import ArticleExtraction
internal import Model

extension Article {
  /// What becomes of an entry's article and that of its page, as a rule wants it, else as it is worth; nil when the
  /// page has less than the feed.
  init?(feed: Article, page: Article, use: Rule.FeedRule.Use?) {
    let words = page.extraction.method == .none ? 0 : page.wordCount ?? 0
    switch use {
    case nil:
      guard page.isBetter(than: feed) else { return nil }
      self.init(feed: feed, page: page)
    case .feed: self = feed
    case .page:
      guard words > 0 else { return nil }
      self.init(feed: feed, page: page)
    case .longer:
      guard words > feed.wordCount ?? 0 else {
        self = feed
        return
      }
      self.init(feed: feed, page: page)
    case .append:
      guard words > 0 else { return nil }
      self.init(feed: feed, page: page)
      contentHTML = [feed.contentHTML, page.contentHTML].compactMap(\.self).joined(separator: "\n")
      contentText = [feed.contentText, page.contentText].compactMap(\.self).joined(separator: "\n\n")
      fillCounts()
    }
  }
}
