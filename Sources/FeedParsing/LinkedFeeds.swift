internal import Markup
internal import Prose

/// The feeds that an HTML page says it has, absolute, in page order.
///
/// Source: `link rel=alternate` with a feed's media type (HTML §4.6.6.1).
package func linkedFeeds(in html: [UInt8], base: String?) -> [String] {
  guard let tree = try? HTMLTree(utf8: RepairedHTML(html).utf8), let root = tree.root
  else {
    // A page that can't be read links to nothing we could name.
    return []
  }
  var base = base
  var feeds: [String] = []
  for element in root.elements {
    if element.tag == .base, let href = element.attribute("href") { base = Links.base(href, within: base) }
    guard element.tag == .link, feeds.count < 100, let href = element.attribute("href") else { continue }
    let relations = (element.attribute("rel") ?? "").lowercased().split(whereSeparator: \.isWhitespace)
    let type = (element.attribute("type") ?? "").lowercased()
    guard relations.contains("alternate") || relations.contains("feed"), isFeedType(type) else { continue }
    if let url = Links.resolve(href, base: base) ?? (base == nil ? href : nil), !feeds.contains(url) {
      feeds.append(url)
    }
  }
  return feeds
}

private func isFeedType(_ type: String) -> Bool {
  let type = type.split(separator: ";").first.map(String.init)?.trimmed ?? ""
  return [
    "application/atom+xml", "application/feed+json", "application/json", "application/rdf+xml",
    "application/rss+xml", "application/x-rss+xml", "text/rss", "text/xml", "application/xml",
  ].contains(type)
}
