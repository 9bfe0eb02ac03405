internal import Markup
internal import Model

extension OPML {
  /// The list as an OPML 2.0 document: feeds grouped by their first tag, further tags as `category`.
  package var xml: [UInt8] {
    var writer = HTMLWriter()
    writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    writer.start("opml", attributes: [("version", "2.0")])
    writer.raw("\n<head>")
    writer.start("title")
    writer.text(title ?? "Feeds")
    writer.end("title")
    writer.raw("</head>\n<body>\n")
    var groups: [String] = []
    for outline in outlines {
      if let group = outline.tags.first, !groups.contains(group) { groups.append(group) }
    }
    for outline in outlines where outline.tags.isEmpty { writer.write(outline) }
    let byGroup = Dictionary(grouping: outlines.filter { !$0.tags.isEmpty }) { $0.tags[0] }
    for group in groups {
      writer.start("outline", attributes: [("text", group), ("title", group)])
      writer.raw("\n")
      for outline in byGroup[group] ?? [] { writer.write(outline) }
      writer.end("outline")
      writer.raw("\n")
    }
    writer.raw("</body>\n</opml>\n")
    return writer.bytes
  }
}

extension HTMLWriter {
  fileprivate mutating func write(_ outline: OPML.Outline) {
    let title = outline.title ?? outline.url
    var attributes = [("type", "rss"), ("text", title), ("title", title), ("xmlUrl", outline.url)]
    if let page = outline.homePageURL { attributes.append(("htmlUrl", page)) }
    if outline.tags.count > 1 {
      attributes.append(("category", outline.tags.dropFirst().joined(separator: ",")))
    }
    start("outline", attributes: attributes.map { (name: $0.0, value: $0.1) })
    end("outline")
    raw("\n")
  }
}
