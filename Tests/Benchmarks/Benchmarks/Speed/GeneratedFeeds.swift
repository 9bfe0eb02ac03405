/// Feeds made up of common words, the same in every run: as blogs, news sites and podcasts have them.
struct GeneratedFeeds {
  private var random = RandomWords(seed: 7)

  /// Many small feeds of several kinds, of about that size together.
  mutating func mixed(sizeInBytes: Int) -> [[UInt8]] {
    var feeds: [[UInt8]] = []
    var size = 0
    while size < sizeInBytes {
      let count = random.number(5...25)
      let feed =
        switch feeds.count % 4 {
        case 0: blog(items: count, paragraphs: 4...14)
        case 1: news(items: count)
        case 2: atom(entries: count)
        default: podcast(episodes: count)
        }
      feeds.append(Array(feed.utf8))
      size += feeds[feeds.count - 1].count
    }
    return feeds
  }

  /// One feed of about that size, whose bodies have so many paragraphs.
  mutating func blog(sizeInBytes: Int, paragraphs: ClosedRange<Int>) -> [UInt8] {
    var items = ""
    while items.utf8.count < sizeInBytes { items += item(paragraphs: paragraphs) }
    return Array(channel(items).utf8)
  }

  private mutating func blog(items: Int, paragraphs: ClosedRange<Int>) -> String {
    channel((0..<items).map { _ in item(paragraphs: paragraphs) }.joined())
  }

  private mutating func channel(_ items: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
    <channel><title>\(random.words(2...3))</title><link>https://blog.example/</link>
    <description>\(random.sentence())</description><language>en-US</language>
    \(items)</channel></rss>
    """
  }

  private mutating func item(paragraphs: ClosedRange<Int>) -> String {
    let number = random.number(1...999_999)
    return """
      <item><title>\(random.sentence())</title><link>https://blog.example/2026/\(number)/</link>
      <dc:creator><![CDATA[Jane Doe]]></dc:creator><pubDate>\(random.date())</pubDate>
      <category><![CDATA[News]]></category>
      <guid isPermaLink="false">https://blog.example/?p=\(number)</guid>
      <description><![CDATA[<p>\(random.paragraph())</p>]]></description>
      <content:encoded><![CDATA[\(random.body(paragraphs))]]></content:encoded>
      <slash:comments>\(number % 9)</slash:comments></item>

      """
  }

  private mutating func news(items: Int) -> String {
    var feed = #"<rss version="2.0"><channel><title>News</title><link>https://news.example/</link>"#
    for _ in 0..<items {
      let number = random.number(1...999_999)
      feed += """
        <item><title>\(random.sentence())</title><link>https://news.example/a/\(number)?at=1&amp;by=2</link>\
        <guid>https://news.example/a/\(number)</guid><pubDate>\(random.date())</pubDate>\
        <description>\(random.sentence())</description></item>
        """
    }
    return feed + "</channel></rss>"
  }

  private mutating func atom(entries: Int) -> String {
    var feed = #"<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><id>urn:x:1</id>"#
    for _ in 0..<entries {
      let number = random.number(1...999_999)
      let body = random.body(3...9).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      feed += """
        <entry><title type="html">\(random.sentence())</title><link href="https://atom.example/\(number)"/>\
        <id>https://atom.example/\(number)</id><updated>2026-04-0\(number % 9 + 1)T10:00:00Z</updated>\
        <author><name>A B</name></author><content type="html">\(body)</content></entry>
        """
    }
    return feed + "</feed>"
  }

  private mutating func podcast(episodes: Int) -> String {
    var feed = """
      <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>\
      <title>Pod</title><link>https://pod.example/</link><itunes:author>Host</itunes:author>
      """
    for episode in 0..<episodes {
      let number = random.number(1...999_999)
      feed += """
        <item><title>\(random.sentence())</title><guid isPermaLink="false">\(number)-abc</guid>\
        <pubDate>\(random.date())</pubDate><itunes:duration>00:\(10 + number % 50):00</itunes:duration>\
        <itunes:episode>\(episode)</itunes:episode><itunes:summary>\(random.paragraph())</itunes:summary>\
        <enclosure url="https://pod.example/\(number).mp3" length="\(number)" type="audio/mpeg"/></item>
        """
    }
    return feed + "</channel></rss>"
  }
}
