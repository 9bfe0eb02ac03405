internal import Foundation
internal import Markup
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

  /// The dialect, by version and by the namespaces that the document's beginning declares.
  static func format(of root: FeedElement, version: String?, head: String) -> FeedFormat {
    if head.contains("purl.org/net/rss1.1#") { return .rss11 }
    if root.name == "rdf" {
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

// MARK: Channel

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

  private static func readCloud(into feed: Draft, from reader: FeedReader) {
    for attribute in reader.xml.attributes { feed.cloud.add(attribute.name, attribute.value.trimmed) }
  }

  private static func readSkipHours(_ list: FeedElement, into feed: Draft, from reader: FeedReader) {
    while let child = reader.nextChild(of: list) {
      guard child.name == "hour", let hour = reader.integer(of: child), hour <= 24 else { continue }
      // Some count from 1 to 24 (RSS 0.91 §skipHours).
      if !feed.skipHours.contains(hour % 24) { feed.skipHours.append(hour % 24) }
    }
  }

  private static func readSkipDays(_ list: FeedElement, into feed: Draft, from reader: FeedReader) {
    while let child = reader.nextChild(of: list), feed.skipDays.count < 7 {
      guard child.name == "day", let day = reader.text(of: child) else { continue }
      let name = day.prefix(1).uppercased() + day.dropFirst().lowercased()
      if !feed.skipDays.contains(name) { feed.skipDays.append(name) }
    }
  }

  private static func readImage(_ image: FeedElement, into draft: Draft, from reader: FeedReader) {
    if draft.image["url"] == nil {
      draft.image.add("url", reader.url("url") ?? reader.url("href") ?? reader.url("src"))
    }
    if let place = reader.attribute(anyCase: "resource"), draft.image["url"] == nil {
      draft.image.add("url", FeedURL.resolve(place, base: reader.base))
    }
    while let child = reader.nextChild(of: image) {
      switch child.name {
      case "url": draft.image.replace("url", reader.url(of: child))
      case "link": draft.image.add("link", reader.url(of: child))
      case "title": draft.image.add("title", reader.looseText(of: child)?.line)
      case "description": draft.image.add("description", reader.looseText(of: child)?.line)
      case "width": draft.image.add("width", reader.integer(of: child).map { .integer($0) })
      case "height": draft.image.add("height", reader.integer(of: child).map { .integer($0) })
      default: break
      }
    }
  }

  private static func readTextInput(_ input: FeedElement, into feed: Draft, from reader: FeedReader) {
    while let child = reader.nextChild(of: input) {
      switch child.name {
      case "title", "description", "name": feed.textInput.add(child.name, reader.looseText(of: child)?.line)
      case "link": feed.textInput.add("link", reader.url(of: child))
      default: break
      }
    }
  }
}

// MARK: Item

extension RSS {
  static func readItem(_ item: FeedElement, from reader: FeedReader) -> Draft {
    let entry = Draft()
    let about = reader.attribute(anyCase: "about")
    entry.language = reader.language
    while let child = reader.nextChild(of: item) {
      switch (child.namespace, child.name) {
      case (.core, "guid"), (.core, "id"): readGUID(child, into: entry, from: reader)
      case (.core, "enclosure"): readEnclosure(child, into: entry, from: reader)
      case (.core, "comments"): entry.commentsURL = reader.url(of: child)
      case (.core, "source"): readSource(child, into: entry, from: reader)
      case (.core, "fullitem"): if let text = reader.html(of: child) { entry.contents.append(text) }
      case (.core, "encoded"): if let text = reader.html(of: child) { entry.contents.append(text) }
      case (.core, "content"): Atom.readContent(child, into: entry, from: reader)
      case (.core, "image"): readImage(child, into: entry, from: reader)
      case (.core, "updated"), (.core, "modified"), (.core, "lastbuilddate"):
        entry.updated = entry.updated ?? reader.stamp(of: child)
      case (.core, "expirationdate"), (.core, "expires"): entry.expired = reader.stamp(of: child)
      default: readCommon(child, into: entry, from: reader)
      }
    }
    entry.id = entry.id ?? about
    return entry
  }

  private static func readGUID(_ guid: FeedElement, into entry: Draft, from reader: FeedReader) {
    let isPermalink = reader.attribute(anyCase: "ispermalink").map { $0.lowercased() != "false" }
    let base = reader.base
    guard let id = reader.text(of: guid) else { return }
    entry.id = id
    guard guid.name == "guid" else { return }
    entry.guidIsPermalink = isPermalink ?? true
    // Without the attribute many write ids that are no places: only what looks like a URL leads somewhere.
    if isPermalink ?? id.contains("://") { entry.permalink = FeedURL.resolve(id, base: base) }
  }

  private static func readEnclosure(_ element: FeedElement, into entry: Draft, from reader: FeedReader) {
    let url = reader.url("url") ?? reader.url("href")
    let type = reader.attribute("type")
    let length = reader.attribute("length")
    let size = length.flatMap { Int(leading: $0) }
    let resource = reader.attribute(anyCase: "resource")
    guard let url = url ?? resource.flatMap({ FeedURL.resolve($0, base: reader.base) }),
      entry.attachments.count < Draft.maxValues
    else { return }
    entry.attachments.append(Enclosure(url: url, mimeType: type, sizeInBytes: size == 0 ? nil : size))
    var link = Link(href: url, rel: "enclosure", type: type)
    link.length = length
    entry.append(link)
  }

  private static func readSource(_ element: FeedElement, into entry: Draft, from reader: FeedReader) {
    let source = Draft()
    source.sourceURL = reader.url("url") ?? reader.url("href")
    source.title = reader.looseText(of: element)
    entry.source = source
  }
}

// MARK: Both

extension RSS {
  /// The elements that channels and items share.
  private static func readCommon(_ child: FeedElement, into draft: Draft, from reader: FeedReader) {
    switch (child.namespace, child.name) {
    case (.core, "title"): draft.title = reader.looseText(of: child) ?? draft.title
    case (.core, "link"): readLink(child, into: draft, from: reader)
    case (.core, "description"), (.core, "summary"), (.core, "tagline"), (.core, "subtitle"),
      (.core, "abstract"):
      readDescription(child, into: draft, from: reader)
    case (.core, "pubdate"), (.core, "published"), (.core, "issued"):
      draft.published = Stamp.better(draft.published, reader.stamp(of: child))
    case (.core, "date"): draft.date = draft.date ?? reader.stamp(of: child)
    case (.core, "created"): draft.created = reader.stamp(of: child)
    case (.core, "author"): if let person = reader.person(of: child) { draft.people.append(person) }
    case (.core, "contributor"):
      if let person = reader.person(of: child) { draft.contributors.append(person) }
    case (.core, "publisher"): draft.publisher = reader.person(of: child)
    case (.core, "category"): readCategory(child, into: draft, from: reader)
    case (.core, "tags"), (.core, "keywords"): readTags(child, into: draft, from: reader)
    case (.core, "redirect"), (.core, "newlocation"): readRedirect(child, into: draft, from: reader)
    case (.core, "copyright"), (.core, "rights"): draft.rights = reader.looseText(of: child)
    case (.core, "license"): draft.license = reader.url("href") ?? reader.url(of: child)
    case (.core, "body"), (.xhtml, "body"), (.xhtml, "div"):
      if let text = reader.xhtml(of: child) { draft.contents.append(text) }
    default: draft.readExtension(child, from: reader)
    }
  }

  /// The first description is that; another one says more.
  private static func readDescription(_ element: FeedElement, into draft: Draft, from reader: FeedReader) {
    guard let text = reader.html(of: element) else { return }
    if draft.description == nil {
      draft.description = text
    } else if draft.description?.value != text.value {
      draft.contents.append(text)
    }
  }

  /// `<link>URL</link>`, and Atom's way of writing it without Atom's namespace.
  private static func readLink(_ element: FeedElement, into draft: Draft, from reader: FeedReader) {
    if reader.attribute("href") != nil {
      let rel = reader.attribute("rel")
      draft.readLink(element, from: reader)
      if rel == nil || rel == "alternate", let href = draft.links.last?.href { draft.link = href }
    } else if let url = reader.url(of: element) {
      draft.link = url
      draft.append(Link(href: url, rel: "alternate"))
    }
  }

  /// Tags in one text, separated by commas.
  private static func readTags(_ element: FeedElement, into draft: Draft, from reader: FeedReader) {
    for tag in (reader.text(of: element) ?? "").split(separator: ",") {
      let term = String(tag).trimmed
      if !term.isEmpty { draft.append(Category(term: term)) }
    }
  }

  /// `<redirect><newLocation>`: the feed has moved.
  static func readRedirect(_ element: FeedElement, into feed: Draft, from reader: FeedReader) {
    if element.name == "newlocation" {
      feed.newFeedURL = reader.url(of: element)
      return
    }
    while let child = reader.nextChild(of: element) {
      if child.name == "newlocation" { feed.newFeedURL = reader.url(of: child) }
    }
  }

  private static func readCategory(_ element: FeedElement, into draft: Draft, from reader: FeedReader) {
    let scheme = reader.attribute("domain") ?? reader.attribute("scheme")
    let label = reader.attribute("label")
    let term = reader.attribute("term") ?? reader.attribute("text")
    guard let term = reader.looseText(of: element)?.line ?? term ?? label else { return }
    draft.append(Category(term: term, scheme: scheme, label: label))
  }
}
