import Model
import Testing

@testable import FeedParsing

@Suite struct AtomTests {
  @Test func `a text title is text`() throws {
    let entry = try entry("<title>1 &lt; 2 &amp;amp; &lt;b&gt;</title>")
    #expect(entry.title == "1 < 2 &amp; <b>")
    #expect(entry.titleType == .text)
    #expect(entry.titleHTML == nil)
  }

  @Test func `an html title is markup`() throws {
    let entry = try entry("<title type='html'>a &amp;amp; &lt;i&gt;b&lt;/i&gt;</title>")
    #expect(entry.title == "a & b")
    #expect(entry.titleHTML == "a &amp; <i>b</i>")
  }

  @Test func `an xhtml title loses its wrapping div`() throws {
    let entry = try entry(
      "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <em>b</em></div></title>")
    #expect(entry.titleType == .xhtml)
    #expect(entry.titleHTML == "a <em>b</em>")
  }

  @Test func `base64 of Atom 0.3 is decoded`() throws {
    let feed = try feed(
      "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title mode='base64'>QSA8Yj5iPC9iPg==</title></feed>"
    )
    #expect(feed.title == "A b")
  }

  @Test func `the alternate link is the page, the enclosure a file`() throws {
    let entry = try entry(
      "<link rel='enclosure' href='http://x.org/f' length='9' type='a/b'/><link href='http://x.org/p'/>")
    #expect(entry.url == "http://x.org/p")
    #expect(entry.attachments == [Enclosure(url: "http://x.org/f", mimeType: "a/b", sizeInBytes: 9)])
    #expect(entry.links.map(\.rel) == ["enclosure", nil])
  }

  @Test func `bases nest`() throws {
    let feed = try feed(
      """
      <feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://x.org/a/'>
      <entry xml:base='b/'><link href='c'/></entry><entry><link href='d'/></entry></feed>
      """)
    #expect(feed.entries.map(\.url) == ["http://x.org/a/b/c", "http://x.org/a/d"])
  }

  @Test func `a base that could run code is passed over`() throws {
    let feed = try feed(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='javascript:x'><link href='d'/></feed>",
      url: "http://x.org/")
    #expect(feed.homePageURL == "http://x.org/d")
  }

  @Test func `a summary is not the body`() throws {
    let entry = try entry("<summary>s</summary>")
    #expect(entry.summary == "s")
    #expect(entry.contentText == nil)
  }

  @Test func `text content has no markup made of it`() throws {
    let entry = try entry("<content>a &lt;b&gt;</content>")
    #expect(entry.contentText == "a <b>")
    #expect(entry.contentHTML == nil)
  }

  @Test func `out-of-line content is named`() throws {
    let content = try entry("<content type='video/mp4' src='http://x.org/v'/>").contents
    #expect(content.map(\.src) == ["http://x.org/v"])
    #expect(content.map(\.type) == ["video/mp4"])
  }

  @Test func `the published date falls back to the update`() throws {
    let entry = try entry("<updated>2020-01-02T03:04:05Z</updated>")
    #expect(entry.published == entry.modified)
    #expect(entry.published != nil)
  }

  @Test func `an entry in an entry's source is not the feed's`() throws {
    let feed = try atom("<title>f</title><entry><source><title>s</title><id>i</id></source></entry>")
    #expect(feed.title == "f")
    #expect(feed.entries[0].sourceFeed?["title"] == .string("s"))
    #expect(feed.entries[0].sourceFeed?["id"] == .string("i"))
  }

  @Test func `an unknown element's title is not the entry's`() throws {
    #expect(try entry("<title>a</title><image><title>b</title></image>").title == "a")
  }

  @Test func `a lone entry is a feed of one`() throws {
    let feed = try feed("<entry xmlns='http://www.w3.org/2005/Atom'><title>t</title></entry>")
    #expect(feed.entries.map(\.title) == ["t"])
  }

  @Test func `hubs, self and next are found among the links`() throws {
    let feed = try atom(
      "<link rel='hub' href='http://h.org/'/><link rel='self' href='http://x.org/f'/><link rel='next' href='http://x.org/2'/>"
    )
    #expect(feed.hubs == [Feed.Hub(type: "WebSub", url: "http://h.org/")])
    #expect(feed.feedURL == "http://x.org/f")
    #expect(feed.nextPage == "http://x.org/2")
    #expect(feed.homePageURL == nil)
  }

  @Test func `languages are inherited and can be reset`() throws {
    let feed = try feed(
      """
      <feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en_US'><entry xml:lang=''><title>a</title></entry>
      <entry><title xml:lang='de'>b</title></entry></feed>
      """)
    #expect(feed.language == "en-US")
    #expect(feed.entries.map(\.language) == [nil, "en-US"])
    #expect(feed.entries[1].titleContext == TextContext(language: "de"))
  }

  @Test func `a generator has a name, a page and a version`() throws {
    let feed = try atom("<generator uri='/g' version='1'>G</generator>", url: "http://x.org/f")
    #expect(feed.generator == Feed.Generator(name: "G", url: "http://x.org/g", version: "1"))
  }
}
