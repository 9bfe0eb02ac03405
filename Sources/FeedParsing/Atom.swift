internal import Markup
internal import Model
internal import Prose

/// Atom 1.0 (RFC 4287) and 0.3. Elements without a namespace count as Atom's own here.
enum Atom {
  /// Reads the feed or the lone entry under `root` into `feed`.
  static func read(_ root: FeedElement, into feed: Draft, from reader: FeedReader) {
    if root.name == "entry" {
      feed.add(readEntry(root, from: reader))
    } else {
      readFeed(root, into: feed, from: reader)
    }
  }

  static func format(version: String?, from reader: FeedReader) -> FeedFormat {
    if version == "0.3" || version == "0.2" || version == "0.1" { return .atom03 }
    return reader.hasSeen("http://purl.org/atom/ns#") && version != "1.0" ? .atom03 : .atom10
  }

  private static func readFeed(_ element: FeedElement, into feed: Draft, from reader: FeedReader) {
    feed.language = reader.language
    while let child = reader.nextChild(of: element) {
      switch (child.namespace, child.name) {
      case (.atom, "entry"), (.core, "entry"), (.atom, "item"), (.core, "item"):
        feed.add(readEntry(child, from: reader))
      case (.atom, "subtitle"), (.atom, "tagline"), (.core, "subtitle"), (.core, "tagline"):
        feed.description = readText(child, from: reader) ?? feed.description
      case (.atom, "info"), (.core, "info"): feed.info = readText(child, from: reader)
      case (.atom, "generator"), (.core, "generator"): feed.readGenerator(child, from: reader)
      case (.atom, "icon"), (.core, "icon"): feed.icon = reader.url(of: child)
      case (.atom, "logo"), (.core, "logo"): feed.logo = reader.url(of: child)
      default: readCommon(child, into: feed, from: reader)
      }
    }
  }

  static func readEntry(_ element: FeedElement, from reader: FeedReader) -> Draft {
    let entry = Draft()
    entry.language = reader.language
    while let child = reader.nextChild(of: element) {
      switch (child.namespace, child.name) {
      case (.atom, "summary"), (.core, "summary"), (.core, "description"):
        entry.description = readText(child, from: reader) ?? entry.description
      case (.atom, "content"), (.core, "content"): readContent(child, into: entry, from: reader)
      case (.atom, "source"), (.core, "source"): entry.source = readSource(child, from: reader)
      default: readCommon(child, into: entry, from: reader)
      }
    }
    return entry
  }

  /// The feed that an entry was taken from (RFC 4287 §4.2.11).
  static func readSource(_ element: FeedElement, from reader: FeedReader) -> Draft {
    let source = Draft()
    readFeed(element, into: source, from: reader)
    return source
  }

  /// The elements that feeds and entries share.
  private static func readCommon(_ child: FeedElement, into draft: Draft, from reader: FeedReader) {
    guard child.namespace == .atom || child.namespace == .core else {
      return draft.readExtension(child, from: reader)
    }
    switch child.name {
    case "title": draft.title = readText(child, from: reader) ?? draft.title
    case "link": readLink(child, into: draft, from: reader)
    case "id": draft.id = reader.text(of: child) ?? draft.id
    case "guid": draft.id = draft.id ?? reader.text(of: child)
    case "updated", "modified": draft.updated = Stamp.better(reader.stamp(of: child), draft.updated)
    case "published", "issued", "pubdate":
      draft.published = Stamp.better(reader.stamp(of: child), draft.published)
    case "created": draft.created = reader.stamp(of: child)
    case "author": if let person = reader.person(of: child) { draft.people.append(person) }
    case "contributor":
      if let person = reader.person(of: child) { draft.contributors.append(person) }
    case "category": readCategory(child, into: draft, from: reader)
    case "rights", "copyright": draft.rights = readText(child, from: reader) ?? draft.rights
    default: draft.readExtension(child, from: reader)
    }
  }

  private static func readLink(_ element: FeedElement, into draft: Draft, from reader: FeedReader) {
    if reader.xml.attribute("href") != nil { return draft.readLink(element, from: reader) }
    // A link without href is none, unless it is written as RSS has it.
    let (rel, type) = (reader.attribute("rel"), reader.attribute("type"))
    guard let url = reader.url(of: element) else { return }
    draft.append(Link(href: url, rel: rel, type: type))
  }

  static func readCategory(_ element: FeedElement, into draft: Draft, from reader: FeedReader) {
    let term = reader.attribute("term")
    let scheme = reader.attribute("scheme")
    let label = reader.attribute("label")
    guard let term = term ?? reader.text(of: element) ?? label else { return }
    draft.append(Category(term: term, scheme: scheme, label: label.map(normalizedText)))
  }
}
