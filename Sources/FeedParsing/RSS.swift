internal import Model

/// RSS 0.90 to 2.0 and 1.1, the RDF kinds included: one vocabulary, spoken with many accents.
enum RSS {
  /// Reads the document under `root` into `feed`: the channel, and the items inside and beside it.
  static func read(_ root: FeedElement, into feed: Draft, from reader: FeedReader) {
    if root.name == "channel" { return readChannel(root, into: feed, from: reader) }
    while let child = reader.nextChild(of: root) {
      switch (child.namespace, child.name) {
      case (.core, "channel"), (.unknown, "channel"): readChannel(child, into: feed, from: reader)
      case (.core, "item"), (.unknown, "item"): feed.add(readItem(child, from: reader))
      case (.core, "image"): readImage(child, into: feed, from: reader)
      case (.core, "textinput"), (.core, "input"): readTextInput(child, into: feed, from: reader)
      case (.core, "redirect"): readRedirect(child, into: feed, from: reader)
      default: feed.readExtension(child, from: reader)
      }
    }
  }

  /// The dialect, by version and by the namespaces that the document's beginning declares, where it was looked at.
  static func format(of root: FeedElement, version: String?, head: FeedDocument.Head?) -> FeedFormat {
    if let head, head.contains("purl.org/net/rss1.1#") { return .rss11 }
    if let head, root.name == "rdf" {
      let isNetscape = head.contains("netscape.com/rdf/simple/0.9")
      return isNetscape && !head.contains("purl.org/rss/1.0/\"") ? .rss090 : .rss10
    }
    switch version?.prefix(4) {
    case "0.90", "0.9": return .rss090
    case "0.91": return .rss091
    case "0.92": return .rss092
    case "0.93": return .rss093
    case "0.94": return .rss094
    case "1.0": return .rss10
    case "1.1": return .rss11
    default: return .rss20
    }
  }
}

extension RSS {
  private static func readChannel(_ channel: FeedElement, into feed: Draft, from reader: FeedReader) {
    feed.id = feed.id ?? reader.attribute(anyCase: "about")
    if feed.language == nil { feed.language = reader.language }
    while let child = reader.nextChild(of: channel) {
      switch (child.namespace, child.name) {
      case (.core, "item"): feed.add(readItem(child, from: reader))
      case (.core, "items"): readItems(child, into: feed, from: reader)
      case (.core, "lastbuilddate"), (.core, "modified"), (.core, "updated"):
        feed.updated = feed.updated ?? reader.stamp(of: child)
      case (.core, "language"): feed.language = reader.text(of: child) ?? feed.language
      case (.core, "managingeditor"), (.core, "editor"):
        feed.editor = reader.person(of: child) ?? feed.editor
        if let editor = feed.editor { feed.people.append(editor) }
      case (.core, "webmaster"): feed.webmaster = reader.person(of: child) ?? feed.webmaster
      case (.core, "generator"): feed.readGenerator(child, from: reader)
      case (.core, "docs"): feed.docs = reader.url(of: child)
      case (.core, "ttl"): feed.ttlMinutes = reader.integer(of: child)
      case (.core, "rating"): feed.rating = reader.text(of: child)
      case (.core, "cloud"): readCloud(into: feed, from: reader)
      case (.core, "skiphours"): readSkipHours(child, into: feed, from: reader)
      case (.core, "skipdays"): readSkipDays(child, into: feed, from: reader)
      case (.core, "image"): readImage(child, into: feed, from: reader)
      case (.core, "icon"): feed.icon = reader.url(of: child)
      case (.core, "logo"): feed.logo = reader.url(of: child)
      case (.core, "textinput"), (.core, "input"): readTextInput(child, into: feed, from: reader)
      default: readCommon(child, into: feed, from: reader)
      }
    }
  }

  /// RSS 1.1 keeps its items in `items`; RSS 1.0 only their order.
  private static func readItems(_ items: FeedElement, into feed: Draft, from reader: FeedReader) {
    while let child = reader.nextChild(of: items) {
      if child.name == "item" { feed.add(readItem(child, from: reader)) }
    }
  }
}
