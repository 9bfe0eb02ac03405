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
    #expect(!article(.generic, words: 20).isBetter(than: article(.feed, words: 30)))
    #expect(article(.generic, words: 20).isBetter(than: article(.feed, words: 12)))
  }

  @Test func `a doubtful page is no better than what a feed gives whole, and better than its teaser`() {
    var feed = article(.feed, words: 100)
    var page = article(.generic, words: 400)
    page.extraction.confidence = 0.4
    feed.contentText = String(repeating: "The ferry stops for six weeks. ", count: 20)
    #expect(!page.isBetter(than: feed))
    feed.contentText = "The ferry stops for six weeks…"
    #expect(page.isBetter(than: feed))
  }

  private func merged(_ change: (inout Article, inout Article) -> Void) -> Article {
    var feed = article(.feed, words: 3)
    var page = article(.generic, words: 300)
    change(&feed, &page)
    return Article(feed: feed, page: page)
  }

  @Test(arguments: [
    ("The ferry stops…", "The ferry stops for six weeks", "The ferry stops for six weeks"),
    ("The ferry stops...", "A whale came", "The ferry stops..."),
    ("The ferry stops - Harbour Post", "The ferry stops", "The ferry stops"),
    ("The ferry stops | Harbour News", "The ferry stops", "The ferry stops"),
    ("The ferry stops - for good", "The ferry stops", "The ferry stops - for good"),
    ("The “ferry” stops", "The \"ferry\" stops", "The “ferry” stops"),
  ]) func `a feed's title gives way where it is cut or names the site`(
    _ feedTitle: String, pageTitle: String, expected: String
  ) {
    let merged = merged { feed, page in
      (feed.title, page.title, page.siteName) = (feedTitle, pageTitle, "Harbour Post")
      feed.feed = Article.FeedReference(url: nil, title: "Harbour News", format: nil)
    }
    #expect(merged.title == expected)
    #expect(merged.warnings.isEmpty == (expected == pageTitle || feedTitle.contains("“")))
  }

  @Test func `whoever names a person is believed about authors`() {
    let page = [Person(name: "Ann Lee", url: "https://a.example/ann")]
    for (feed, expected) in [
      ([Person(name: "admin")], "Ann Lee"), ([Person(email: "desk@a.example")], "Ann Lee"),
      ([Person(name: "Bo Berg")], "Bo Berg"), ([], "Ann Lee"),
    ] {
      let merged = merged {
        $0.authors = feed; $1.authors = page
      }
      #expect(merged.authors.map(\.name) == [expected])
    }
    let joined = merged {
      $0.authors = [Person(name: "ANN LEE")]; $1.authors = page
    }
    #expect(joined.authors == [Person(name: "ANN LEE", url: "https://a.example/ann")])
    let staff = merged {
      $0.authors = [Person(name: "admin")]; $1.authors = [Person(name: "Staff")]
    }
    #expect(staff.authors.map(\.name) == ["admin"])
  }

  @Test func `dates two days apart are told, the later change is kept`() {
    let merged = merged { feed, page in
      (feed.published, page.published) = (
        Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 172_800)
      )
      (feed.modified, page.modified) = (Date(timeIntervalSince1970: 5), Date(timeIntervalSince1970: 9))
    }
    #expect(merged.published == Date(timeIntervalSince1970: 0))
    #expect(merged.modified == Date(timeIntervalSince1970: 9))
    #expect(merged.warnings == ["date_published: the page has 1970-01-03T00:00:00Z"])
  }

  @Test func `dates that can't be true are taken out and told`() {
    let now = Date(timeIntervalSince1970: 1_800_000_000)
    var article = article(.feed, words: 3)
    (article.published, article.modified) = (Date(timeIntervalSince1970: 0), now.addingTimeInterval(200_000))
    article.refuseWrongDates(now: now)
    #expect(article.published == nil)
    #expect(article.modified == nil)
    #expect(article.warnings.count == 2)
    (article.published, article.modified) = (now, now.addingTimeInterval(-60))
    article.refuseWrongDates(now: now)
    #expect(article.published == now)
    #expect(article.modified == nil)
    (article.published, article.modified) = (now.addingTimeInterval(100_000), nil)
    article.refuseWrongDates(now: now)
    #expect(article.published != nil)
  }
}
