import Foundation
import Model
import Prose
import Testing

@testable import FeedParsing

@Suite struct ExtensionTests {
  @Test func `a namespace counts by its URI, whatever its case, scheme and prefix`() throws {
    let entry = try item("<x:creator xmlns:x='HTTPS://purl.org/dc/elements/1.1'>J</x:creator>")
    #expect(entry.authors == [Person(name: "J")])
  }

  @Test func `a namespace declared again at the same place keeps its meaning`() throws {
    let entry = try item(
      "<a:b xmlns:a='urn:a'/><d:creator xmlns:d='http://purl.org/dc/elements/1.1/'>J</d:creator>")
    #expect(entry.authors == [Person(name: "J")])
  }

  @Test func `Dublin Core dates the item that has no other date`() throws {
    let entry = try item("<dc:date>2020-01-02</dc:date>")
    #expect(entry.published == Date(written: "2020-01-02"))
  }

  @Test func `a period of validity has a start and an end`() throws {
    let feed = try rss("<dcterms:valid>start=2002-10-13T09:00+01:00; end=2002-10-17</dcterms:valid>")
    #expect(feed.validity?["start"] == .string("2002-10-13T08:00:00Z"))
    #expect(feed.validity?["end"] == .string("2002-10-17T00:00:00Z"))
  }

  @Test(arguments: [
    ("42:17", JSONValue.integer(2537)), ("1:02:03", .integer(3723)), ("95", .integer(95)),
    ("1.5", .number(1.5)), ("long", .string("long")),
  ]) func `an iTunes duration is seconds`(text: String, value: JSONValue) throws {
    #expect(try item("<itunes:duration>\(text)</itunes:duration>").itunes["duration"] == value)
  }

  @Test(arguments: [
    ("yes", JSONValue.bool(true)), ("clean", .bool(false)), ("true", .bool(true)), (" yes ", nil),
  ])
  func `explicit is true, false or not said`(text: String, value: JSONValue?) throws {
    #expect(try item("<itunes:explicit>\(text)</itunes:explicit>").itunes["explicit"] == value)
  }

  @Test func `iTunes categories nest`() throws {
    let feed = try rss("<itunes:category text='A'><itunes:category text='B'/></itunes:category>")
    #expect(
      feed.itunes["categories"]
        == .array([.object([.init("name", .string("A")), .init("subcategories", .array([.string("B")]))])]))
  }

  @Test func `iTunes owner, image and keywords`() throws {
    let feed = try rss(
      "<itunes:owner><itunes:name>N</itunes:name></itunes:owner><itunes:image href='http://x.org/i'/><itunes:keywords>a, b</itunes:keywords>"
    )
    #expect(feed.itunes["owner"]?["name"] == .string("N"))
    #expect(feed.icon == "http://x.org/i")
    #expect(feed.itunes["keywords"] == .array([.string("a"), .string("b")]))
  }

  @Test func `podcast elements keep attributes and text`() throws {
    let entry = try item("<podcast:person role='host' href='http://x.org/'>Ada</podcast:person>")
    let person = entry.podcast["person"]?.array?.first
    #expect(person?["role"] == .string("host"))
    #expect(person?["text"] == .string("Ada"))
  }

  @Test func `media in a group share its facts`() throws {
    let entry = try item(
      """
      <media:group><media:content url='http://x.org/v.mp4' type='video/mp4' width='640' duration='10'/>
      <media:title>T</media:title><media:credit role='actor'>C</media:credit></media:group>
      """)
    #expect(entry.media.map(\.title) == ["T"])
    #expect(entry.media.first?.credits == [.init(role: "actor", name: "C")])
    #expect(entry.media.first?.width == 640)
    #expect(entry.title == "T")
    #expect(entry.attachments.map(\.durationInSeconds) == [10])
  }

  @Test func `a thumbnail is the image of an item without another`() throws {
    let entry = try item("<media:thumbnail url='http://x.org/t' width='1' time='0:1'/>")
    #expect(entry.thumbnails == [Thumbnail(url: "http://x.org/t", width: 1, time: "0:1")])
    #expect(entry.image == "http://x.org/t")
  }

  @Test(arguments: [
    "<georss:point>45 -71</georss:point>", "<geo:lat>45</geo:lat><geo:long>-71</geo:long>",
    "<georss:where><gml:Point><gml:pos>45 -71</gml:pos></gml:Point></georss:where>",
  ]) func `a point is longitude, latitude`(xml: String) throws {
    let geo = try item(xml).geo
    #expect(geo?["type"] == .string("Point"))
    #expect(geo?["coordinates"] == .array([.number(-71), .number(45)]))
  }

  @Test(arguments: [
    "<georss:point>north</georss:point>", "<georss:point>1</georss:point>", "<georss:point/>",
  ])
  func `a point without coordinates is none`(xml: String) throws { #expect(try item(xml).geo == nil) }

  @Test func `a GML geometry of any shape ends`() throws {
    let deep =
      String(repeating: "<gml:where>", count: 100) + "1 2" + String(repeating: "</gml:where>", count: 100)
    #expect(try item("<gml:Point>\(deep)</gml:Point>").geo == nil)
    let long = String(repeating: "1 2 ", count: 30_000)
    let geo = try item("<gml:LineString><gml:posList>\(long)</gml:posList></gml:LineString>").geo
    #expect(try geo == nil || #require(geo?["coordinates"]?.array).count <= 10_000)
  }

  @Test func `one rating without a vocabulary and one restriction are said once`() throws {
    let media = try item(
      """
      <media:content url='http://x.org/v'><media:rating>adult</media:rating>
      <media:restriction relationship='deny' type='country'>de</media:restriction></media:content>
      """
    ).media
    #expect(media.map(\.rating) == ["adult"])
    #expect(media.map(\.restriction?.value) == ["de"])
    #expect(media.map(\.details) == [[]])
  }

  @Test(arguments: [
    ("http://www.itunes.com/wrong", "itunes", true), ("http://x.org/", "itune", false),
    ("http://x.org/", "dc", false), ("http://x.org/", "media", false),
  ]) func `only an unmistakable prefix speaks for an unknown URI`(uri: String, prefix: String, counts: Bool)
    throws
  {
    let entry = try item("<\(prefix):author xmlns:\(prefix)='\(uri)'>J</\(prefix):author>")
    #expect(entry.authors == (counts ? [Person(name: "J")] : []))
  }

  @Test func `an element of an unknown vocabulary is kept once, by text or attributes`() throws {
    let entry = try item(
      "<x:a xmlns:x='urn:x' b='1'/><x:a xmlns:x='urn:x'>2</x:a><x:c xmlns:x='urn:x'/>")
    #expect(entry.other == [.init("x:a", .object([.init("b", .string("1"))]))])
  }

  @Test func `comments are counted and found`() throws {
    let entry = try item(
      "<slash:comments>7</slash:comments><wfw:commentRss>http://x.org/c</wfw:commentRss><wfw:comment>http://x.org/p</wfw:comment>"
    )
    #expect(entry.commentCount == 7)
    #expect(entry.commentsFeed == "http://x.org/c")
    #expect(entry.commentsAPI == "http://x.org/p")
  }

  @Test func `an answer names what it answers`() throws {
    let entry = try entry(
      "<thr:in-reply-to xmlns:thr='http://purl.org/syndication/thread/1.0' ref='r' href='http://x.org/'/>")
    #expect(entry.inReplyTo.map { $0["ref"] } == [.string("r")])
  }

  @Test func `a license is a link`() throws {
    #expect(
      try item("<creativeCommons:license>http://x.org/l</creativeCommons:license>").license
        == "http://x.org/l")
  }

  @Test func `FeedBurner's original link is the page`() throws {
    let entry = try item(
      "<link>http://f.org/1</link><feedburner:origLink>http://x.org/1</feedburner:origLink>")
    #expect(entry.url == "http://x.org/1")
  }

  @Test func `chapters begin at seconds`() throws {
    let entry = try item(
      "<psc:chapters><psc:chapter start='00:01:00.5' title='A'/><psc:chapter start='x' title='B'/></psc:chapters>"
    )
    #expect(entry.chapters == [Chapter(startSeconds: 60.5, title: "A")])
  }

  @Test func `the syndication module says how often to look`() throws {
    let feed = try rss("<sy:updatePeriod>Hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>")
    #expect(feed.updatePeriod == "hourly")
    #expect(feed.updateFrequency == 2)
  }

  @Test func `Atom's links in RSS are links`() throws {
    let feed = try rss("<atom:link rel='self' href='http://x.org/f'/><link>http://x.org/</link>")
    #expect(feed.feedURL == "http://x.org/f")
    #expect(feed.homePageURL == "http://x.org/")
  }
}
