internal import Markup
internal import Model
internal import Prose

/// A list of feeds, as programs exchange them (OPML 1.0 and 2.0).
package struct OPML: Sendable, Equatable {
  /// The list's title.
  package var title: String?
  /// The feeds, in order.
  package var outlines: [Outline]

  /// A list of feeds.
  package init(title: String?, outlines: [Outline]) {
    self.title = title
    self.outlines = outlines
  }

  /// One feed of the list.
  package struct Outline: Sendable, Equatable {
    /// Where the feed is.
    package var url: String
    /// What the list calls it.
    package var title: String?
    /// The site the feed belongs to.
    package var homePageURL: String?
    /// The groups it stands in, outermost first, and its categories.
    package var tags: [String]

    /// A feed at `url`.
    package init(url: String, title: String? = nil, homePageURL: String? = nil, tags: [String] = []) {
      self.url = url
      self.title = title
      self.homePageURL = homePageURL
      self.tags = tags
    }
  }

  /// The longest list that is read.
  package static let maxSizeInBytes = 10 << 20
  /// The most feeds that are read.
  package static let maxOutlines = 50_000
  /// The deepest nesting of groups that is read.
  package static let maxDepth = 64

  /// Reads a list, broken XML included.
  package init(parsing bytes: [UInt8]) throws(FeedError) {
    guard bytes.count <= Self.maxSizeInBytes else {
      throw .markup(.overLimit("OPML.maxSizeInBytes", line: 0))
    }
    let document = try FeedDocument(bytes, charset: nil)
    let reader = try FeedReader(utf8: document.utf8, url: nil)
    let root = try reader.root()
    guard root.name == "opml" else {
      throw .notAFeed("the root is <\(root.name)>, not <opml>", linkedFeeds: [])
    }
    self.init(title: nil, outlines: [])
    while let child = reader.nextChild(of: root) {
      switch child.name {
      case "head":
        while let field = reader.nextChild(of: child) {
          if field.name == "title" { title = reader.looseText(of: field)?.line }
        }
      case "body": readOutlines(of: child, from: reader)
      case "outline": readOutline(groups: [], from: reader).map { outlines.append($0) }
      default: break
      }
    }
  }

  /// Walks all outlines with a list of the groups around them instead of recursion.
  private mutating func readOutlines(of body: FeedElement, from reader: FeedReader) {
    var open: [(element: FeedElement, group: String?)] = [(body, nil)]
    while let parent = open.last?.element {
      guard let child = reader.nextChild(of: parent) else {
        open.removeLast()
        continue
      }
      guard child.name == "outline", outlines.count < Self.maxOutlines else { continue }
      let groups = open.compactMap(\.group)
      if let outline = readOutline(groups: groups, from: reader) {
        outlines.append(outline)
        if open.count < Self.maxDepth { open.append((child, nil)) }
      } else if open.count < Self.maxDepth {
        open.append((child, reader.attribute("text") ?? reader.attribute("title")))
      }
    }
  }

  private func readOutline(groups: [String], from reader: FeedReader) -> Outline? {
    let place = reader.attribute(anyCase: "xmlurl") ?? linkedFeed(from: reader)
    guard let place, let url = Links.resolve(place, base: nil) else { return nil }
    var outline = Outline(url: url)
    outline.title = (reader.attribute("title") ?? reader.attribute("text")).map(plainText)
    outline.homePageURL = reader.attribute(anyCase: "htmlurl").flatMap { Links.resolve($0, base: nil) }
    outline.tags = groups
    for category in (reader.attribute("category") ?? "").split(separator: ",") {
      for tag in category.split(separator: "/") where !outline.tags.contains(String(tag).trimmed) {
        outline.tags.append(String(tag).trimmed)
      }
    }
    return outline
  }

  /// Some write `type="rss" url="…"`.
  private func linkedFeed(from reader: FeedReader) -> String? {
    guard ["rss", "atom"].contains(reader.attribute("type")?.lowercased()) else { return nil }
    return reader.attribute("url")
  }

  private func plainText(_ text: String) -> String { normalizedText(text) }
}
