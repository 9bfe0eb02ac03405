import Model
import Testing

@testable import FeedParsing

@Suite struct RSSTests {
  @Test(arguments: [
    ("<rss version='0.91'><channel/></rss>", FeedFormat.rss091),
    ("<rss version='0.92'><channel/></rss>", .rss092),
    ("<rss version='2.0'><channel/></rss>", .rss20),
    ("<rss><channel/></rss>", .rss20),
    ("<RSS VERSION='2.0'><CHANNEL/></RSS>", .rss20),
    (
      "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>",
      .rss10
    ),
    (
      "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'/>",
      .rss090
    ),
    ("<Channel xmlns='http://purl.org/net/rss1.1#'><title>t</title></Channel>", .rss11),
    ("<CHANNEL HREF='http://x.org/'><ITEM HREF='http://x.org/1'/></CHANNEL>", .cdf),
    ("<feed xmlns='http://www.w3.org/2005/Atom'/>", .atom10),
    ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", .atom03),
    ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", .jsonFeed10),
    ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", .jsonFeed11),
  ]) func `the dialect is found`(text: String, format: FeedFormat) throws {
    #expect(try feed(text).format == format)
  }

  @Test func `items of nothing but a file have ids of their own`() throws {
    let entries = try rss(
      "<item><enclosure url='http://x.org/1'/></item><item><enclosure url='http://x.org/2'/></item>"
    )
    .entries
    #expect(Set(entries.map(\.id)).count == 2)
  }

  @Test func `a feed of endless entries is cut and says so`() throws {
    let feed = try rss(String(repeating: "<item/>", count: 100_001))
    #expect(feed.entries.count == 100_000)
    #expect(feed.warnings == ["more than 100000 entries: the rest is left out"])
  }

  @Test func `what a hostile entry may gather is bounded`() throws {
    func repeated(_ count: Int, _ element: (Int) -> String) -> String { (0..<count).map(element).joined() }
    let crowd = try item("<title>x</title>" + repeated(600) { "<author>Person \($0)</author>" })
    #expect(crowd.people.count == 500)
    let made = try item("<title>x</title>" + repeated(300) { "<itunes:x\($0)>y</itunes:x\($0)>" })
    #expect(made.itunes.count == 200)
  }

  @Test func `an empty guid falls back to the link`() throws {
    #expect(try item("<guid/><link>https://example.org/1</link>").id == "https://example.org/1")
  }

  @Test func `an entry without guid and link has a hash for an id, the same each time`() throws {
    let first = try item("<title>a</title><description>b</description>")
    #expect(first.id?.hasPrefix("sha256:") == true)
    #expect(try item("<title>a</title><description>b</description>").id == first.id)
    #expect(try item("<title>a</title><description>c</description>").id != first.id)
    #expect(first.rawID == nil)
  }

  @Test func `a guid that is a URL is the link of an item without one`() throws {
    let entry = try item("<guid>https://example.org/1</guid>")
    #expect(entry.url == "https://example.org/1")
    #expect(entry.guidIsPermalink == true)
  }

  @Test func `a guid that says it is no permalink is no link`() throws {
    let entry = try item("<guid isPermaLink='false'>https://example.org/1</guid>")
    #expect(entry.url == nil)
    #expect(entry.guidIsPermalink == false)
  }

  @Test func `a guid that is no URL is no link`() throws {
    #expect(try item("<guid>abc</guid>", url: "https://example.org/feed").url == nil)
  }

  @Test func `ids are never normalized`() throws {
    #expect(try item("<guid>HTTP://Example.ORG/%7ea</guid>").id == "HTTP://Example.ORG/%7ea")
  }

  @Test func `the image's title is not the channel's`() throws {
    let feed = try rss("<title>a</title><image><title>b</title><url>http://x.org/i.png</url></image>")
    #expect(feed.title == "a")
    #expect(feed.image["title"]?.string == "b")
  }

  @Test func `the text input's link is not the channel's`() throws {
    let feed = try rss("<textInput><link>http://x.org/in</link></textInput><link>http://x.org/</link>")
    #expect(feed.homePageURL == "http://x.org/")
  }

  @Test func `items outside the channel are read`() throws {
    let feed = try feed("<rss><channel><title>t</title></channel><item><title>i</title></item></rss>")
    #expect(feed.entries.map(\.title) == ["i"])
  }

  @Test func `markup in a title is markup when it looks like it`() throws {
    let entry = try item("<title>A &lt;b&gt;bold&lt;/b&gt; move</title>")
    #expect(entry.title == "A bold move")
    #expect(entry.titleType == .html)
    #expect(entry.titleHTML == "A <b>bold</b> move")
  }

  @Test func `what isn't HTML in a title stays text`() throws {
    let entry = try item("<title>vector&lt;int&gt; and a &lt; b</title>")
    #expect(entry.title == "vector<int> and a < b")
    #expect(entry.titleType == .text)
  }

  @Test func `a title escaped twice is resolved`() throws {
    #expect(try item("<title>Town &amp;amp; Country</title>").title == "Town & Country")
  }

  @Test func `naked markup is kept`() throws {
    #expect(try item("<description><p>a <b>b</b></p></description>").contentHTML == "<p>a <b>b</b></p>")
  }

  @Test func `a lone description is the body`() throws {
    let entry = try item("<description>&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</description>")
    #expect(entry.contentHTML?.contains("<p>a</p>") == true)
    #expect(entry.contentText == "a\n\nb")
    #expect(entry.summary == nil)
  }

  @Test func `beside a body the description is the summary`() throws {
    let entry = try item(
      "<description>s</description><content:encoded>&lt;p&gt;body&lt;/p&gt;</content:encoded>")
    #expect(entry.contentHTML == "<p>body</p>")
    #expect(entry.summary == "s")
    #expect(entry.contents.map(\.value) == ["<p>body</p>", "s"])
  }

  @Test func `scripts don't get through`() throws {
    let entry = try item("<description>a&lt;script&gt;alert(1)&lt;/script&gt;b</description>")
    #expect(entry.contentHTML == "ab")
    #expect(entry.contents.map(\.value) == ["ab"])
  }

  @Test func `an enclosure's broken length is no size`() throws {
    let entry = try item(
      "<enclosure url='http://x.org/1' length='' type='a/b'/><enclosure url='http://x.org/2' length='1,024'/>"
    )
    #expect(entry.attachments.map(\.sizeInBytes) == [nil, 1024])
    #expect(entry.attachments.map(\.mimeType) == ["a/b", nil])
  }

  @Test func `categories keep their domain`() throws {
    let entry = try item("<category domain='d'>c</category><category>c2</category>")
    #expect(entry.categories == [Category(term: "c", scheme: "d"), Category(term: "c2")])
    #expect(entry.tags == ["c", "c2"])
  }

  @Test func `relative links lead to where the feed is`() throws {
    let entry = try item("<link>/1</link><comments>c</comments>", url: "https://example.org/feeds/rss")
    #expect(entry.url == "https://example.org/1")
    #expect(entry.commentsURL == "https://example.org/feeds/c")
  }

  @Test func `without the feed's URL the channel's link is the base`() throws {
    let feed = try rss("<link>https://example.org/</link><item><link>1</link></item>")
    #expect(feed.entries.map(\.url) == ["https://example.org/1"])
  }

  @Test func `links in bodies are absolute`() throws {
    let entry = try item("<description>&lt;a href='/x'&gt;y&lt;/a&gt;</description>", url: "https://e.org/f")
    #expect(entry.contentHTML == "<a href=\"https://e.org/x\">y</a>")
  }

  @Test func `a javascript link is none`() throws {
    #expect(try item("<link>javascript:alert(1)</link>", url: "https://e.org/").url == nil)
  }

  @Test func `a source names its feed`() throws {
    let source = try item("<source url='http://x.org/f'>X</source>").sourceFeed
    #expect(source?["url"] == .string("http://x.org/f"))
    #expect(source?["title"] == .string("X"))
  }

  @Test func `schedule hints are read`() throws {
    let feed = try rss(
      "<ttl>60</ttl><skipHours><hour>24</hour><hour>3</hour></skipHours><skipDays><day>sunday</day></skipDays>"
    )
    #expect(feed.ttlMinutes == 60)
    #expect(feed.skipHours == [0, 3])
    #expect(feed.skipDays == ["Sunday"])
  }

  @Test func `a bad date is a warning with its line and no date`() throws {
    let entry = try item("<title>t</title>\n<pubDate>soon</pubDate>")
    #expect(entry.published == nil)
    #expect(entry.publishedRaw == "soon")
    #expect(entry.warnings == ["line 2: <pubDate> \"soon\" is not a date"])
  }

  @Test func `elements that aren't modelled are kept by their prefix and name`() throws {
    let entry = try item("<q:b xmlns:q='urn:q'>v</q:b><made>w</made>")
    #expect(entry.other == [.init("q:b", .string("v")), .init("made", .string("w"))])
  }

  @Test func `an element of another namespace is not the format's own`() throws {
    let entry = try item(
      "<q:title xmlns:q='urn:q'>no</q:title><title>yes</title><q:title xmlns:q='urn:q'>no</q:title>")
    #expect(entry.title == "yes")
  }

  @Test func `a feed that moved says where`() throws {
    let feed = try feed("<rss><redirect><newLocation>http://x.org/new</newLocation></redirect></rss>")
    #expect(feed.newFeedURL == "http://x.org/new")
  }

  @Test func `a truncated document keeps what it has`() throws {
    let feed = try feed("<rss><channel><title>t</title><item><title>a</title></item><item><title>b</ti")
    #expect(feed.entries.map(\.title).first == "a")
    #expect(!feed.isWellFormed)
    #expect(!feed.warnings.isEmpty)
  }

  @Test func `what is no feed says what it is`() {
    #expect(throws: FeedError.notAFeed("the root element is <svg>", linkedFeeds: [])) { try feed("<svg/>") }
    #expect(throws: FeedError.notAFeed("it is neither XML nor JSON", linkedFeeds: [])) { try feed("hello") }
    #expect(throws: FeedError.markup(.empty)) { try feed("") }
  }

  @Test func `a page names the feeds it links to`() {
    let page =
      "<!doctype html><link rel=alternate type='application/rss+xml' href=/rss><link rel=stylesheet href=/c>"
    #expect(throws: FeedError.notAFeed("it is an HTML page", linkedFeeds: ["https://e.org/rss"])) {
      try feed(page, url: "https://e.org/a/b")
    }
  }
}
