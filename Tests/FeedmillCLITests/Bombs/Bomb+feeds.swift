/// Feeds: entities and doctypes, attributes and names, depth, text, JSON.
extension Bomb {
  static let feeds: [Bomb] = entities + tags + texts + json

  private static func feed(
    _ name: String, _ inside: String, doctype: String = "", _ outcome: Outcome = .output("\"after\"")
  ) -> Bomb {
    Bomb(
      "parse", name, outcome,
      doctype + "<rss version=\"2.0\"><channel><title>t</title><item><guid>1</guid>" + inside
        + "</item><item><guid>2</guid><title>after</title></item></channel></rss>")
  }

  private static let laughs =
    "<!DOCTYPE rss [<!ENTITY l0 \"lol\">"
    + numbered(9) { "<!ENTITY l\($0 + 1) \"\(repeated("&l\($0);", 10))\">" } + "]>"

  private static let entities = [
    feed("billion laughs", "<title>&l9;</title>", doctype: laughs),
    feed("billion laughs in an attribute", "<enclosure url=\"&l9;\"/>", doctype: laughs),
    feed(
      "a long entity used often", "<title>\(repeated("&a;", 50_000))</title>",
      doctype: "<!DOCTYPE rss [<!ENTITY a \"\(repeated("x", 50_000))\">]>"),
    feed(
      "parameter entities", "<title>x</title>",
      doctype: "<!DOCTYPE rss [<!ENTITY % a0 \"xxxxxxxxxx\">"
        + numbered(11) { "<!ENTITY % a\($0 + 1) \"\(repeated("&#37;a\($0);", 8))\">" } + "%a11;]>"),
    feed(
      "entities in a circle", "<title>&a;</title>",
      doctype: "<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>"),
    feed(
      "parameter entities in a circle", "<title>x</title>",
      doctype: "<!DOCTYPE rss [<!ENTITY % a \"&#37;b;\"><!ENTITY % b \"&#37;a;\">%a;]>"),
    feed(
      "default attributes", repeated("<x/>", 2_000),
      doctype: "<!DOCTYPE rss [<!ATTLIST x \(numbered(20_000) { "a\($0) CDATA 'v' " })>]>"),
    feed("many doctypes", repeated("<!DOCTYPE a [<!ENTITY b \"c\">]>", 50_000)),
    feed("references", "<title>\(repeated("&#38;", 400_000))</title>"),
    feed("ampersands", "<title>\(repeated("&", 1_000_000))</title>"),
  ]

  private static let tags = [
    feed("5,000 attributes", "<title \(numbered(5_000) { "a\($0)='v' " })>x</title>"),
    feed("50,000 attributes", "<title \(numbered(50_000) { "a\($0)='v' " })>x</title>"),
    feed("200,000 attributes", "<title \(numbered(200_000) { "a\($0)='v' " })>x</title>"),
    feed("50,000 namespaces", "<title \(numbered(50_000) { "xmlns:a\($0)='u:\($0)' " })>x</title>"),
    feed("a name of a megabyte", "<\(repeated("n", 1 << 20))>x</\(repeated("n", 1 << 20))>"),
    feed("an attribute's name of a megabyte", "<title \(repeated("n", 1 << 20))='v'>x</title>"),
    feed("an attribute of five megabytes", "<title a='\(repeated("n", 5 << 20))'>x</title>"),
    feed("150 levels", repeated("<a>", 150) + "x" + repeated("</a>", 150)),
    feed("300 levels", repeated("<a>", 300) + "x" + repeated("</a>", 300), .error("over-limit")),
    feed("100,000 levels", repeated("<a>", 100_000) + "x" + repeated("</a>", 100_000), .error("over-limit")),
    feed("end tags alone", repeated("</x>", 300_000)),
    feed("start tags alone", "<title>\(repeated("<", 1_000_000))</title>"),
    feed("comments", repeated("<!---->", 300_000)),
    feed("instructions", repeated("<?a b?>", 200_000)),
  ]

  private static let texts = [
    feed("a text of 11 megabytes", "<description>\(repeated("word ", 2_200_000))</description>"),
    feed("sections", "<title>\(repeated("<![CDATA[a]]>", 200_000))</title>"),
    feed("marks on one letter", "<title>a\(repeated("\u{301}\u{327}", 300_000))</title>"),
    feed("a date of a megabyte", "<pubDate>\(repeated("1", 1_000_000))</pubDate>"),
    feed("a path of many steps up", "<link>https://a.example/\(repeated("../", 300_000))</link>"),
    feed("a list of many words", "<category>\(repeated("a,", 500_000))</category>"),
    feed("unclosed HTML", "<description>\(repeated("&lt;b>x", 100_000))</description>"),
    feed("crossed HTML", "<description>\(repeated("&lt;p>&lt;a href=x>&lt;i>y", 50_000))</description>"),
  ]

  private static func jsonFeed(_ name: String, _ members: String, _ outcome: Outcome) -> Bomb {
    Bomb(
      "parse", name, outcome,
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"after\",\(members)}")
  }

  private static let json = [
    jsonFeed(
      "JSON of 200,000 arrays", "\"items\":" + repeated("[", 200_000) + repeated("]", 200_000),
      .error("unreadable")),
    jsonFeed(
      "JSON of 200,000 objects", "\"a\":\(repeated("{\"a\":", 200_000))1\(repeated("}", 200_000))",
      .error("unreadable")),
    jsonFeed(
      "50,000 keys", "\"items\":[{\"id\":\"1\"\(numbered(50_000) { ",\"k\($0)\":1" })}]", .output("\"after\"")
    ),
    jsonFeed(
      "one key 200,000 times", "\"items\":[{\"id\":\"1\"\(repeated(",\"k\":1", 200_000))}]",
      .output("\"after\"")),
    jsonFeed(
      "a number of a megabyte", "\"items\":[{\"id\":\(repeated("9", 1_000_000))}]", .output("\"after\"")),
  ]
}
