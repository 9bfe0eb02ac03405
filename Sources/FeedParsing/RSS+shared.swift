internal import Model

// What channels and items share.

extension RSS {
  /// The elements that channels and items share.
  static func readCommon(_ child: FeedElement, into draft: Draft, from reader: FeedReader) {
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
