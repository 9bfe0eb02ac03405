import Model
import TestSupport
import Testing

@testable import FeedParsing

/// Feeds that break off, and feeds that are larger or stranger than parsers like.
@Suite struct DamageTests {
  static let cutSamples = [
    "rss-2.0/wordpress", "rss-2.0/podcast", "rss-2.0/damaged", "rss-1.0/tide-tables",
    "atom-1.0/text-constructs",
    "rss-2.0/utf-16", "rss-2.0/damage-cdata-that-never-ends",
  ]

  @Test(arguments: cutSamples)
  func `a feed cut anywhere keeps every whole item before the cut`(path: String) throws {
    let sample = Samples.feed(path)
    let (bytes, url) = (try sample.bytes(), try sample.url.absoluteString)
    let whole = try Feed(feedBytes: bytes, contentType: nil, url: url).entries
    #expect(!whole.isEmpty)
    var seen = 0
    for end in stride(from: 40, to: bytes.count, by: bytes.count > 4000 ? 3 : 1) {
      // Before the root's tag there is no feed yet.
      guard let feed = try? Feed(feedBytes: Array(bytes[..<end]), contentType: nil, url: url) else {
        continue
      }
      let entries = feed.entries
      // What was whole stays; behind it there is at most one entry, cut.
      #expect(entries.count <= whole.count && entries.count >= seen, "cut at \(end)")
      let firstDifferent = zip(entries, whole).prefix { $0.id == $1.id && $0.contentText == $1.contentText }
        .count
      #expect(firstDifferent >= entries.count - 1, "cut at \(end)")
      seen = max(seen, entries.count - 1)
    }
    #expect(seen >= whole.count - 1)
  }

  @Test func `a text of more than 10 MB is kept, and what comes after it`() throws {
    let long = String(repeating: "long text ", count: 1_200_000)
    for text in [long, "<![CDATA[\(long)]]>", long + "&amp;" + long] {
      let feed = try rss(
        "<item><title>a</title><description>\(text)</description></item><item><title>b</title></item>")
      #expect(feed.isWellFormed)
      #expect(feed.entries.map(\.title) == ["a", "b"])
      #expect(feed.entries[0].contentText?.utf8.count ?? 0 > 11_999_990)
    }
  }

  @Test func `a warning spells the element and counts lines as the source does`() throws {
    let feed = try rss("<!--\n\n-->\n<item\n><pubDate>soon</pubDate></item>")
    #expect(feed.entries[0].warnings == ["line 5: <pubDate> \"soon\" is not a date"])
  }

  @Test func `past the lines that are counted a warning names none`() throws {
    let feed = try rss(String(repeating: "\n", count: 70_000) + "<item><dc:date>soon</dc:date></item>")
    #expect(feed.entries[0].warnings == ["<dc:date> \"soon\" is not a date"])
  }

  @Test func `bytes that were mended are told of`() throws {
    let bytes =
      Array("<rss><channel>\n<title>a\0 d\u{E9}j\u{E0} ".utf8) + [0xE9]
      + Array("</title></channel></rss>".utf8)
    let feed = try Feed(feedBytes: bytes, contentType: nil, url: nil)
    #expect(feed.title == "a d\u{E9}j\u{E0} \u{E9}")
    #expect(!feed.isWellFormed)
    #expect(feed.warnings == ["line 2: a control character", "line 2: bytes that mean nothing in utf-8"])
  }

  @Test func `the server's charset wins over the declaration`() throws {
    let bytes =
      Array("<?xml version='1.0' encoding='koi8-r'?><rss><channel><title>".utf8) + [0xCC, 0xE0, 0xFF, 0xEA]
      + Array("</title></channel></rss>".utf8)
    let feed = try Feed(feedBytes: bytes, contentType: "application/rss+xml; charset=windows-1251", url: nil)
    #expect(feed.title == "Маяк")
  }

  @Test func `a message before the feed is left out, and a page is no feed`() throws {
    let message = "<br />\n<b>Notice</b>: x in <i>y</i><br />\n"
    let feed = try feed(message + "<?xml version='1.0'?><rss><channel><title>t</title></channel></rss>")
    #expect(feed.title == "t")
    #expect(feed.warnings == ["line 1: text before the root element"])
    #expect(throws: FeedError.self) { try FeedParsingTests.feed("<html><body><rss ></rss></body></html>") }
  }
}
