import Foundation
import TestSupport

@testable import Feedmill

extension Behavior {
  /// Documents that attack who reads them.
  static let documents: [Behavior] = entities + weights + references + noFeeds

  /// A feed with a document type; `body` stands in its one item.
  private static func typed(_ subset: String, _ body: String) -> Response {
    .feed(
      "<?xml version=\"1.0\"?><!DOCTYPE rss \(subset)><rss version=\"2.0\"><channel><title>T</title>"
        + "<item><guid isPermaLink=\"false\">a</guid><title>S</title><description>\(body)</description>"
        + "</item></channel></rss>")
  }

  private static let entities: [Behavior] = [
    .reads("an entity that is a file") { _, _ in
      typed("[<!ENTITY x SYSTEM \"file:///etc/passwd\">]", "before &x; after")
    },
    .reads("an entity that is a file beside the feed") { _, _ in
      typed("[<!ENTITY x SYSTEM \"passwd\">]", "before &x; after")
    },
    .reads("an entity on the port next door") { _, web in
      typed("[<!ENTITY x SYSTEM \"\(web.canary)/x\">]", "before &x; after")
    },
    .reads("a parameter entity on the port next door") { _, web in
      typed("[<!ENTITY % x SYSTEM \"\(web.canary)/x.dtd\"> %x;]", "text")
    },
    .reads("a document type on the port next door") { _, web in
      typed("SYSTEM \"\(web.canary)/x.dtd\"", "text")
    },
    .reads("a billion laughs") { _, _ in
      let levels = (1...9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }
      return typed("[<!ENTITY l0 \"lol\">\(levels.joined())]", "&l9;")
    },
    .reads("a billion laughs in an attribute") { _, _ in
      let levels = (1...9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }
      return typed("[<!ENTITY l0 \"lol\">\(levels.joined())]", "<i title=\"&l9;\">x</i>")
    },
    .reads("one long entity fifty thousand times") { _, _ in
      typed(
        "[<!ENTITY x \"\(String(repeating: "y", count: 50_000))\">]", String(repeating: "&x;", count: 50_000))
    },
    .reads("parameter entities that double") { _, _ in
      let levels = (1...30).map { "<!ENTITY % p\($0) '%p\($0 - 1);%p\($0 - 1);'>" }
      return typed("[<!ENTITY % p0 'x'>\(levels.joined())%p30;]", "text")
    },
    .reads("entities in a circle") { _, _ in
      typed("[<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]", "before &a; after")
    },
    .reads("default attributes for all elements") { _, _ in
      let names = (0..<20_000).map { "a\($0) CDATA \"v\"" }
      return typed("[<!ATTLIST description \(names.joined(separator: " "))>]", "text")
    },
  ]

  private static let weights: [Behavior] = [
    .reads("fifty thousand attributes") { _, _ in
      let attributes = (0..<50_000).map { " a\($0)=\"v\"" }.joined()
      return .feed(rss(item("a")).replacing("<item>", with: "<item><x\(attributes)></x>"))
    },
    .reads("a hundred thousand levels of markup in a body") { _, _ in
      let depth = 100_000
      let body =
        String(repeating: "&lt;div>", count: depth) + "deep" + String(repeating: "&lt;/div>", count: depth)
      return .feed(rss(item("a", body: body)))
    },
    .reads("a title of a megabyte") { _, _ in
      .feed(rss(item("a", title: String(repeating: "long ", count: 200_000))))
    },
    .reads("a guid of a megabyte") { _, _ in
      .feed(rss(item(String(repeating: "g", count: 1_000_000))))
    },
    .reads("a number of a thousand digits for ttl") { _, _ in
      .feed(
        rss(item("a")).replacing(
          "<channel>", with: "<channel><ttl>\(String(repeating: "9", count: 1000))</ttl>"))
    },
    .reads("a year past the end of time") { _, _ in
      .feed(rss(item("a")).replacing("Tue, 02 Apr 2024", with: "Tue, 02 Apr 99999999"))
    },
    .reads("control and direction characters in a title") { _, _ in
      .feed(rss(item("a", title: "\u{1B}[31mred \u{202E}drow\u{7} \u{9B}0m")))
    },
    .reads("a JSON feed") { _, _ in
      .text(
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{\"id\":\"a\",\"content_text\":\"x\"}]}",
        type: "application/feed+json")
    },
  ]

  private static let references: [Behavior] = [
    .reads("XInclude of a file") { _, _ in
      .feed(
        rss(
          item(
            "a",
            body:
              "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"
          )))
    },
    .reads("a style sheet on the port next door") { _, web in
      .feed(rss(item("a")).replacing("?><rss", with: "?><?xml-stylesheet href=\"\(web.canary)/x.xsl\"?><rss"))
    },
    .reads("a catalog on the port next door") { _, web in
      .feed(
        rss(item("a")).replacing("?><rss", with: "?><?oasis-xml-catalog catalog=\"\(web.canary)/c\"?><rss"))
    },
    .reads("an enclosure on the port next door") { _, web in
      .feed(
        rss(
          item("a").replacing(
            "</item>",
            with: "<enclosure url=\"\(web.canary)/a.mp3\" length=\"1\" type=\"audio/mpeg\"/></item>")))
    },
    .reads("a picture on the port next door") { _, web in
      .feed(rss(item("a", body: "&lt;img src=\"\(web.canary)/a.png\">")))
    },
    .reads("self, hub and next on the port next door") { _, web in
      let links = ["self", "hub", "next"].map { "<atom:link rel=\"\($0)\" href=\"\(web.canary)/\($0)\"/>" }
      return .feed(
        rss(item("a")).replacing(
          "<channel>", with: "<channel xmlns:atom=\"http://www.w3.org/2005/Atom\">" + links.joined()))
    },
    .polled("itunes:new-feed-url on the port next door", 2, log: ["/feed", "/feed"]) { _, web in
      .feed(
        rss(item("a")).replacing(
          "<channel>",
          with: "<channel xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">"
            + "<itunes:new-feed-url>\(web.canary)/feed</itunes:new-feed-url>"))
    },
  ]

  private static let noFeeds: [Behavior] = [
    .fails("an empty document", "empty") { _, _ in .feed("") },
    .fails("a page", "not-a-feed") { _, _ in .html(page("No feed")) },
    .fails("plain text", "not-a-feed") { _, _ in .text("hello") },
    .fails("bytes of no kind", "not-a-feed") { _, _ in
      Response(body: .bytes((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }))
    },
    .fails("XML of another kind", "not-a-feed") { _, _ in
      .feed("<?xml version=\"1.0\"?><note><to>You</to></note>")
    },
    .fails("JSON a hundred thousand levels deep", "unreadable") { _, _ in
      .text(String(repeating: "[", count: 100_000), type: "application/feed+json")
    },
    .reads("a feed of no items", articles: 0) { _, _ in .feed(rss()) },
    .reads("a feed that breaks off in its second item", articles: 2) { _, _ in
      .feed("<rss version=\"2.0\"><channel><title>T</title>" + item("a") + "<item><title>cut")
    },
  ]
}
