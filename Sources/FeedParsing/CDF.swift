internal import Model

/// The Channel Definition Format, which keeps most values in attributes.
enum CDF {
  /// Reads the channel under `root` into `feed`.
  static func read(_ root: FeedElement, into feed: Draft, from reader: FeedReader) {
    readAttributes(into: feed, from: reader)
    feed.language = feed.language ?? reader.language
    while let child = reader.nextChild(of: root) {
      switch child.name {
      case "item", "channel": feed.add(readItem(child, from: reader))
      case "schedule": readSchedule(into: feed, from: reader)
      default: readCommon(child, into: feed, from: reader)
      }
    }
  }

  private static func readItem(_ item: FeedElement, from reader: FeedReader) -> Draft {
    let entry = Draft()
    entry.language = reader.language
    readAttributes(into: entry, from: reader)
    while let child = reader.nextChild(of: item) { readCommon(child, into: entry, from: reader) }
    return entry
  }

  private static func readAttributes(into draft: Draft, from reader: FeedReader) {
    if let href = reader.attribute(anyCase: "href"), let url = FeedURL.resolve(href, base: reader.base) {
      draft.link = url
      draft.append(Link(href: url, rel: "alternate"))
    }
    draft.updated = reader.attribute(anyCase: "lastmod").map { Stamp($0) }
  }

  private static func readCommon(_ child: FeedElement, into draft: Draft, from reader: FeedReader) {
    switch child.name {
    case "title": draft.title = reader.looseText(of: child)
    case "abstract": draft.description = reader.html(of: child)
    case "logo":
      let style = reader.attribute(anyCase: "style")?.lowercased()
      let url = reader.attribute(anyCase: "href").flatMap { FeedURL.resolve($0, base: reader.base) }
      if style == "icon" { draft.icon = url } else { draft.logo = draft.logo ?? url }
    case "a":
      if let href = reader.attribute(anyCase: "href"), draft.link == nil {
        draft.link = FeedURL.resolve(href, base: reader.base)
      }
    default: draft.readExtension(child, from: reader)
    }
  }

  /// The time that the schedule allows between two looks at the channel.
  private static func readSchedule(into feed: Draft, from reader: FeedReader) {
    feed.expired = reader.attribute(anyCase: "enddate").map { Stamp($0) }
  }
}
