import Foundation
import TestSupport
import Testing

@testable import Feedmill

/// What a rule file says of its site's feed.
@Suite struct FeedRulesTests {
  static let feed = """
    <rss version="2.0"><channel><title>X</title><link>https://x.org/</link>
    <item><title>The mill - X News</title><link>https://x.org/1?utm_source=rss&amp;page=2&amp;utm_medium=a#top</link>
    <category>Rivers</category><author>Jane Roe</author></item>
    <item><title>Ad: buy a boat</title><link>https://x.org/2</link><category>Rivers</category></item>
    <item><title>Elsewhere - X News</title><link>https://y.org/3?utm_source=rss</link></item>
    </channel></rss>
    """

  /// Titles and addresses of what is left of the feed by a rule for x.org.
  private func entries(_ lines: String) throws -> [String] {
    let feed = try withTemporaryFolder { folder in
      let rule = "feedmill: 1\nsite: x.org\nfeed:\n\(lines)\n"
      try Data(rule.utf8).write(to: folder.appending(path: "x.org.yaml"))
      var options = ParseOptions()
      options.rules = try RuleLibrary(directory: folder.path)
      return try Feed(parsing: Array(Self.feed.utf8), from: "https://x.org/feed", options: options)
    }
    return feed.entries.map { "\($0.title ?? "") \($0.url ?? "")" }
  }

  private static let all = [
    "The mill - X News https://x.org/1?utm_source=rss&page=2&utm_medium=a#top",
    "Ad: buy a boat https://x.org/2",
    "Elsewhere - X News https://y.org/3?utm_source=rss",
  ]

  @Test func `entries are skipped, or only some are taken`() throws {
    #expect(try entries("  skip: {title: 'ad: *'}") == [Self.all[0], Self.all[2]])
    #expect(try entries("  only: {author: 'jane *'}") == [Self.all[0], Self.all[2]])
    #expect(try entries("  only: {category: rivers}\n  skip: {link: '*/2'}") == [Self.all[0], Self.all[2]])
    #expect(try entries("  fetch: always") == Self.all)
  }

  @Test func `titles and addresses are cut, those of other hosts are not`() throws {
    #expect(
      try entries("  title: {cut-end: ' - X News'}").map { $0.prefix(8) } == [
        "The mill", "Ad: buy ", "Elsewher",
      ])
    #expect(try entries("  title: {cut-end: ' - X News'}")[0].hasPrefix("The mill https"))
    #expect(try entries("  title: {cut-end: ' - X News'}")[2] == Self.all[2])
    #expect(try entries("  link: {drop-query: [utm_*]}")[0].hasSuffix(" https://x.org/1?page=2#top"))
    #expect(try entries("  link: {drop-query: [page, utm_*]}")[0].hasSuffix(" https://x.org/1#top"))
  }

  private func article(_ text: String, words: Int) -> Article {
    var article = Article(extraction: Extraction(method: .generic))
    article.contentText = text
    article.contentHTML = "<p>\(text)</p>"
    article.wordCount = words
    return article
  }

  @Test func `use says which of the two bodies counts`() {
    let feed = article("from the feed", words: 300)
    let page = article("from the page", words: 100)
    #expect(Article(feed: feed, page: page, use: nil) == nil)
    #expect(Article(feed: feed, page: page, use: .page)?.contentText == "from the page")
    #expect(Article(feed: feed, page: page, use: .feed)?.contentText == "from the feed")
    #expect(Article(feed: feed, page: page, use: .longer)?.contentText == "from the feed")
    #expect(Article(feed: page, page: feed, use: .longer)?.contentText == "from the feed")
    let both = Article(feed: feed, page: page, use: .append)
    #expect(both?.contentText == "from the feed\n\nfrom the page")
    #expect(both?.wordCount == 6)
    #expect(Article(feed: feed, page: article("", words: 0), use: .page) == nil)
  }
}
