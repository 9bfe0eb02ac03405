import Foundation
import Testing

@testable import Feedmill

@Suite struct MergingTests {
  private func article(_ method: Extraction.Method, words: Int) -> Article {
    var article = Article(extraction: Extraction(method: method))
    article.wordCount = words
    return article
  }

  @Test func `identity and date come from the feed, the body from the page`() {
    var feed = article(.feed, words: 3)
    (feed.id, feed.title, feed.contentText) = ("guid", "Feed title", "From the feed")
    feed.published = Date(timeIntervalSince1970: 1)
    var page = article(.generic, words: 300)
    (page.id, page.title, page.contentText) = ("https://a.example/", "Page title | Site", "From the page")
    page.published = Date(timeIntervalSince1970: 2)
    page.siteName = "Site"
    let merged = Article(feed: feed, page: page)
    #expect(merged.id == "guid")
    #expect(merged.title == "Feed title")
    #expect(merged.contentText == "From the page")
    #expect(merged.published == Date(timeIntervalSince1970: 1))
    #expect(merged.siteName == "Site")
    #expect(merged.extraction.method == .generic)
  }

  @Test func `a page without article, or with much less of it, is no better than the feed`() {
    let feed = article(.feed, words: 500)
    #expect(!article(.none, words: 900).isBetter(than: feed))
    #expect(!article(.generic, words: 100).isBetter(than: feed))
    #expect(article(.generic, words: 400).isBetter(than: feed))
  }
}
