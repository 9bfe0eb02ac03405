internal import Markup
internal import Model

// What only channels have.

extension RSS {
  static func readCloud(into feed: Draft, from reader: FeedReader) {
    for attribute in reader.xml.attributes { feed.cloud.add(attribute.name, attribute.value.trimmed) }
  }

  static func readSkipHours(_ list: FeedElement, into feed: Draft, from reader: FeedReader) {
    while let child = reader.nextChild(of: list) {
      guard child.name == "hour", let hour = reader.integer(of: child), hour <= 24 else { continue }
      // Some count from 1 to 24 (RSS 0.91 §skipHours).
      if !feed.skipHours.contains(hour % 24) { feed.skipHours.append(hour % 24) }
    }
  }

  static func readSkipDays(_ list: FeedElement, into feed: Draft, from reader: FeedReader) {
    while let child = reader.nextChild(of: list), feed.skipDays.count < 7 {
      guard child.name == "day", let day = reader.text(of: child) else { continue }
      let name = day.prefix(1).uppercased() + day.dropFirst().lowercased()
      if !feed.skipDays.contains(name) { feed.skipDays.append(name) }
    }
  }

  static func readImage(_ image: FeedElement, into draft: Draft, from reader: FeedReader) {
    if draft.image["url"] == nil {
      draft.image.add("url", reader.url("url") ?? reader.url("href") ?? reader.url("src"))
    }
    if let place = reader.attribute(anyCase: "resource"), draft.image["url"] == nil {
      draft.image.add("url", FeedURL.resolve(place, base: reader.base))
    }
    let base = reader.base
    var text = ""
    while let child = reader.nextChild(of: image, text: &text) {
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
    // Many write the URL itself where the elements belong.
    let place = text.trimmed.withoutSectionMarks
    if draft.image["url"] == nil, place.contains("/"), !place.contains(where: \.isWhitespace) {
      draft.image.add("url", FeedURL.resolve(place, base: base))
    }
  }

  static func readTextInput(_ input: FeedElement, into feed: Draft, from reader: FeedReader) {
    while let child = reader.nextChild(of: input) {
      switch child.name {
      case "title", "description", "name": feed.textInput.add(child.name, reader.looseText(of: child)?.line)
      case "link": feed.textInput.add("link", reader.url(of: child))
      default: break
      }
    }
  }
}
