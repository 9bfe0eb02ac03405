import Testing

@testable import FeedParsing

@Suite struct OPMLTests {
  static let list = """
    <opml version="1.0"><head><title>Mine</title></head><body>
    <outline text="News"><outline text="A &amp; B" xmlUrl="http://a.org/f" htmlUrl="http://a.org/"/>
    <outline text="Local"><outline title="C" XMLURL="http://c.org/f" category="/x/y,z"/></outline></outline>
    <outline type="rss" url="http://d.org/f"/><outline text="no feed"/></body></opml>
    """

  @Test func `groups become tags`() throws {
    let opml = try OPML(parsing: Array(Self.list.utf8))
    #expect(opml.title == "Mine")
    #expect(
      opml.outlines == [
        .init(url: "http://a.org/f", title: "A & B", homePageURL: "http://a.org/", tags: ["News"]),
        .init(url: "http://c.org/f", title: "C", tags: ["News", "Local", "x", "y", "z"]),
        .init(url: "http://d.org/f"),
      ])
  }

  @Test func `what is written reads the same`() throws {
    let opml = OPML(
      title: "T <&>",
      outlines: [
        .init(url: "http://a.org/?a=1&b=2", title: "\"A\""),
        .init(url: "http://b.org/", title: "B", homePageURL: "http://b.org/h", tags: ["x", "y"]),
      ])
    #expect(try OPML(parsing: opml.xml) == opml)
  }

  @Test func `a list past the limit is refused`() {
    let bytes = [UInt8](repeating: 0x20, count: OPML.maxSizeInBytes + 1)
    #expect(throws: FeedError.markup(.overLimit("OPML.maxSizeInBytes", line: 0))) { try OPML(parsing: bytes) }
  }

  @Test func `groups deeper than the limit count as the last one allowed`() throws {
    let depth = OPML.maxDepth + 20
    let text =
      "<opml><body>" + String(repeating: "<outline text='g'>", count: depth)
      + "<outline xmlUrl='http://a.org/'/>" + String(repeating: "</outline>", count: depth) + "</body></opml>"
    #expect(try OPML(parsing: Array(text.utf8)).outlines.count <= 1)
  }

  @Test func `a list in place of a feed is refused by the feeds it names`() {
    let linked = ["http://a.org/f", "http://c.org/f", "http://d.org/f"]
    #expect(throws: FeedError.notAFeed("the root element is <opml>", linkedFeeds: linked)) {
      try feed(Self.list)
    }
  }

  @Test func `what is no OPML is refused`() {
    #expect(throws: FeedError.self) { try OPML(parsing: Array("<rss/>".utf8)) }
  }
}
