internal import Foundation
internal import Model
internal import Prose

/// The Channel Definition Format, which keeps most values in attributes.
enum CDF {
  /// Reads the channel under `root` into `feed`: its items and those of the channels inside it.
  static func read(_ root: FeedElement, into feed: Draft, from reader: FeedReader) {
    let base = reader.attribute(anyCase: "base").map { Links.base($0, within: reader.base) } ?? reader.base
    feed.feedURL = reader.attribute(anyCase: "self").flatMap { FeedURL.resolve($0, base: base) }
    readAttributes(into: feed, base: base, from: reader)
    feed.language = feed.language ?? reader.language
    var open: [(element: FeedElement, draft: Draft)] = [(root, feed)]
    while let (parent, draft) = open.last {
      guard let child = reader.nextChild(of: parent) else {
        open.removeLast()
        continue
      }
      switch child.name {
      case "item", "channel":
        let entry = Draft()
        entry.language = reader.language
        readAttributes(into: entry, base: base, from: reader)
        // What stands in a channel inside is about that channel.
        if open.count > 1, let name = draft.title?.line { entry.append(Category(term: name)) }
        feed.add(entry)
        if open.count < maxDepth { open.append((child, entry)) }
      case "schedule": readSchedule(child, into: draft, from: reader)
      default: readCommon(child, into: draft, base: base, from: reader)
      }
    }
  }

  /// The deepest nesting of channels that is read.
  private static let maxDepth = 16

  private static func readAttributes(into draft: Draft, base: String?, from reader: FeedReader) {
    if let href = reader.attribute(anyCase: "href"), let url = FeedURL.resolve(href, base: base) {
      draft.link = url
      draft.append(Link(href: url, rel: "alternate"))
    }
    draft.updated = reader.attribute(anyCase: "lastmod").map { Stamp($0) }
  }

  private static func readCommon(
    _ child: FeedElement, into draft: Draft, base: String?, from reader: FeedReader
  ) {
    switch child.name {
    case "title": draft.title = reader.looseText(of: child)
    case "abstract":
      draft.description = reader.html(of: child)
      if base != reader.base {
        draft.description?.place.base = base
        draft.description?.place.isBaseDeclared = true
      }
    case "logo":
      let style = reader.attribute(anyCase: "style")?.lowercased()
      let url = reader.attribute(anyCase: "href").flatMap { FeedURL.resolve($0, base: base) }
      if style == "icon" { draft.icon = url } else { draft.logo = draft.logo ?? url }
    case "a":
      if let href = reader.attribute(anyCase: "href"), draft.link == nil {
        draft.link = FeedURL.resolve(href, base: base)
      }
    case "log", "logtarget", "login", "usage": break
    default: draft.readExtension(child, from: reader)
    }
  }

  /// Until when the channel holds, and the time that it asks for between two looks at it.
  private static func readSchedule(_ schedule: FeedElement, into draft: Draft, from reader: FeedReader) {
    draft.expired = reader.attribute(anyCase: "enddate").map { Stamp($0) }
    while let child = reader.nextChild(of: schedule) {
      guard child.name == "intervaltime" else { continue }
      let units = [("day", 1440), ("hour", 60), ("min", 1)]
      let minutes = units.reduce(0) { sum, unit in
        let count = reader.attribute(anyCase: unit.0).flatMap { Int(leading: $0) } ?? 0
        return sum + min(count, 100_000) * unit.1
      }
      if minutes > 0 { draft.ttlMinutes = minutes }
    }
  }
}
