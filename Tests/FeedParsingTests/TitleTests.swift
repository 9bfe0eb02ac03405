import Model
import Testing

@testable import FeedParsing

@Suite struct TitleTests {
  private func entries(_ titles: [String], feed: String = "News", category: String = "") throws -> [Entry] {
    let items = titles.map { "<item><title>\($0)</title>\(category)</item>" }.joined()
    let xml = "<rss version='2.0'><channel><title>\(feed)</title>\(items)</channel></rss>"
    return try Feed(feedBytes: Array(xml.utf8), contentType: nil, url: nil).entries
  }

  private let topics = ["Ferry stops", "A whale came", "Fog on the pier", "New bell cast", "Mayor resigns"]

  @Test(arguments: ["%@ | Harbour Post", "%@ - Harbour Post", "Harbour Post » %@", "%@ &#8211; Harbour Post"])
  func `what most titles share at an end is the site's name`(_ form: String) throws {
    let entries = try entries(topics.map { form.replacing("%@", with: $0) })
    #expect(entries.map(\.title) == topics)
    #expect(entries.allSatisfy { $0.rawTitle?.contains("Harbour Post") == true })
  }

  @Test func `a part of which the feed's title says the same need not stand in most`() throws {
    let titles = topics.enumerated().map { $0.offset < 2 ? $0.element : $0.element + " - Harbour Post" }
    let more = titles.suffix(2).map { "More: " + $0 }
    let read = try entries(titles + more, feed: "Harbour Post")
    #expect(read.map(\.title) == topics + topics.suffix(2).map { "More: " + $0 })
  }

  @Test func `titles that would be the same without their part keep it`() throws {
    let cities = ["Weather - Berlin", "Weather", "Tides - Berlin", "Roads - Berlin", "Fog - Berlin"]
    #expect(try entries(cities).map(\.title) == cities)
  }

  @Test func `few titles, and parts that differ, show nothing`() throws {
    let few = topics.prefix(3).map { $0 + " | Harbour Post" }
    #expect(try entries(few).map(\.title) == few)
    let places = zip(topics, ["Oslo", "Bergen", "Oslo", "Moss", "Hamar"]).map { "\($0) - \($1)" }
    #expect(try entries(places).map(\.title) == places)
  }

  @Test func `a label becomes a tag where the entry's categories say so too`() throws {
    let title = "Review: The Ferry, a film"
    #expect(try entries([title]).map(\.title) == [title])
    let entry = try #require(try entries([title], category: "<category>Reviews</category>").first)
    #expect(entry.title == "The Ferry, a film")
    #expect(entry.rawTitle == title)
    #expect(entry.tags == ["Reviews"])
  }

  @Test func `a title in capitals stays and is told`() throws {
    let entry = try #require(try entries(["FERRY STOPS FOR WEEKS"]).first)
    #expect(entry.title == "FERRY STOPS FOR WEEKS")
    #expect(entry.warnings == ["title: all in capitals"])
  }

  @Test func `an aggregator's link gives the page it leads to and stays among the links`() throws {
    let link = "https://www.google.com/url?rct=j&amp;url=https://harbour.example/ferry&amp;ct=ga"
    let xml =
      "<rss version='2.0'><channel><item><title>Ferry</title><link>\(link)</link></item></channel></rss>"
    let entry = try #require(try Feed(feedBytes: Array(xml.utf8), contentType: nil, url: nil).entries.first)
    #expect(entry.url == "https://harbour.example/ferry")
    #expect(entry.links.filter { $0.rel == "via" }.map(\.href) == [link.replacing("&amp;", with: "&")])
  }
}
