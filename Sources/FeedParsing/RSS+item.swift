internal import Model

// What only items have.

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
      case (.core, "fullitem"), (.core, "fulltext"), (.core, "full-text"):
        if let text = reader.html(of: child) { entry.contents.append(text) }
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
    if isPermalink ?? (id.contains("://") || id.hasPrefix("/")) {
      entry.permalink = FeedURL.resolve(id, base: base)
    }
  }

  private static func readEnclosure(_ element: FeedElement, into entry: Draft, from reader: FeedReader) {
    let url = reader.url("url") ?? reader.url("href")
    let type = reader.attribute("type")
    let length = reader.attribute("length")
    let size = length.flatMap { Int(fileSize: $0) }
    let resource = reader.attribute(anyCase: "resource")
    guard
      let url = url ?? resource.flatMap({ FeedURL.resolve($0, base: reader.base) })
        ?? reader.url(of: element),
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
    let place = reader.place
    var text = ""
    // Some write it as Atom has it, in elements.
    while let child = reader.nextChild(of: element, text: &text) {
      switch child.name {
      case "title": source.title = reader.looseText(of: child) ?? source.title
      case "link", "url": source.link = reader.url(of: child) ?? reader.url("href") ?? source.link
      case "id": source.id = reader.text(of: child) ?? source.id
      default: text += reader.exactText(of: child)
      }
    }
    let title = text.trimmed
    if source.title == nil, !title.isEmpty {
      source.title = FeedText(title.looksLikeHTML ? .html : .text, title, at: place)
    }
    entry.source = source
  }
}
