import Model
import Testing

@testable import FeedParsing

@Suite struct JSONFeedTests {
  func feed(_ items: String, _ more: String = "") throws -> Feed {
    try FeedParsingTests.feed(
      #"{"version":"https://jsonfeed.org/version/1.1",\#(more)"items":[\#(items)]}"#, url: "https://e.org/f")
  }

  @Test func `a number is an id too`() throws { #expect(try feed(#"{"id":7}"#).entries.map(\.id) == ["7"]) }

  @Test func `html and text are both taken`() throws {
    let entry = try feed(#"{"id":"1","content_html":"<p>a</p>","content_text":"b"}"#).entries[0]
    #expect(entry.contentHTML == "<p>a</p>")
    #expect(entry.contentText == "b")
  }

  @Test func `a lone author of version 1.0 is an author`() throws {
    let entry = try feed(#"{"id":"1","author":{"name":"J","avatar":"/a.png"}}"#).entries[0]
    #expect(entry.authors == [Person(name: "J", avatar: "https://e.org/a.png")])
  }

  @Test func `attachments keep what they say`() throws {
    let entry = try feed(
      #"{"id":"1","attachments":[{"url":"a.mp3","mime_type":"audio/mpeg","size_in_bytes":5,"duration_in_seconds":1.5},{}]}"#
    ).entries[0]
    #expect(entry.attachments.map(\.url) == ["https://e.org/a.mp3"])
    #expect(entry.attachments.map(\.sizeInBytes) == [5])
    #expect(entry.attachments.map(\.durationInSeconds) == [1.5])
  }

  @Test func `items that are no objects are passed over`() throws {
    #expect(try feed(#"1,null,{"id":"a"}"#).entries.map(\.id) == ["a"])
  }

  @Test func `hubs, next page and expiry are read`() throws {
    let feed = try feed(
      "", #""hubs":[{"type":"WebSub","url":"https://h.org/"}],"next_url":"?p=2","expired":true,"#)
    #expect(feed.hubs == [Feed.Hub(type: "WebSub", url: "https://h.org/")])
    #expect(feed.nextPage == "https://e.org/f?p=2")
    #expect(feed.isExpired)
  }

  @Test func `other JSON is no feed`() {
    #expect(throws: FeedError.notAFeed("it is JSON, but no JSON Feed", linkedFeeds: [])) {
      try FeedParsingTests.feed("{\"a\":1}")
    }
  }

  @Test func `broken JSON says where`() {
    #expect { try FeedParsingTests.feed("{\n \"a\": }") } throws: { ($0 as? FeedError)?.line == 2 }
  }
}
