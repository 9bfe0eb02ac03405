internal import Foundation
internal import Markup
internal import Model

extension Draft {
  /// The deepest nesting of elements that is kept.
  private static let maxDepth = 5

  /// The Podcasting 2.0 namespace: an element's attributes, children and text as an object.
  func readPodcastIndex(_ element: FeedElement, from reader: FeedReader) {
    guard let value = podcastValue(of: element, depth: 0, from: reader) else { return }
    podcast.add(value, for: PodcastElement(named: element.name))
    if element.name == "license", license == nil { license = value["url"]?.string }
    if element.name == "location", geo == nil { setPlace(value["geo"]?.string) }
  }

  private func podcastValue(of element: FeedElement, depth: Int, from reader: FeedReader) -> JSONValue? {
    let shape = PodcastElement(named: element.name)
    var members: [JSONValue.Member] = []
    if !shape.isText {
      for attribute in reader.xml.attributes.prefix(32) {
        members.add(Draft.snakeCase(attribute.name), Draft.value(of: attribute, base: reader.base))
      }
    }
    var text = ""
    while let child = reader.xml.nextChild(of: element.xml, text: &text).map(reader.element) {
      guard depth < Draft.maxDepth, members.count < Draft.maxValues,
        let value = podcastValue(of: child, depth: depth + 1, from: reader)
      else { continue }
      members.add(value, for: PodcastElement(named: child.name))
    }
    let content = text.trimmed
    if shape.isText { return content.isEmpty ? nil : .string(content) }
    if !content.isEmpty {
      members.add(shape.textKey, shape.isNumber ? Draft.number(content) : .string(content))
    }
    return members.isEmpty ? nil : .object(members)
  }

  private static func value(of attribute: XMLReader.Attribute, base: String?) -> JSONValue? {
    let text = attribute.value.trimmed
    if text.isEmpty { return nil }
    switch attribute.name.lowercased() {
    case "href", "img", "src", "uri", "url", "feedurl", "accounturl", "embedurl":
      return FeedURL.resolve(text, base: base).map { .string($0) }
    case "bitrate", "duration", "height", "length", "priority", "remotepercentage", "remotestarttime",
      "season", "split", "starttime", "width":
      return number(text)
    case "complete", "default", "fee":
      return ["true", "yes"].contains(text.lowercased()) ? .bool(true) : .bool(false)
    default: return .string(text)
    }
  }

  /// A number when the text is one, else the text.
  private static func number(_ text: String) -> JSONValue { JSONValue(amount: text) ?? .string(text) }

  private static func snakeCase(_ name: String) -> String {
    var snake = ""
    for character in name {
      if character == "-" || character == ":" {
        snake += "_"
      } else {
        if character.isUppercase { snake += "_" }
        snake += character.lowercased()
      }
    }
    return snake
  }

  /// A place by its `geo:` URI (RFC 5870).
  private func setPlace(_ uri: String?) {
    guard let uri, uri.lowercased().hasPrefix("geo:") else { return }
    let numbers = uri.dropFirst(4).prefix { $0 != ";" }.split(separator: ",").map { Double($0) }
    guard numbers.count >= 2, let latitude = numbers[0], let longitude = numbers[1],
      abs(latitude) <= 90, abs(longitude) <= 360
    else { return }
    let position = JSONValue.array([.number(longitude), .number(latitude)])
    geo = .object([.init("type", .string("Point")), .init("coordinates", position)])
  }
}

/// The shape that an element of the Podcasting 2.0 namespace has in the output.
struct PodcastElement {
  /// The spec's name in snake_case.
  let key: String
  /// True for elements that may stand more than once: they are arrays.
  let isRepeated: Bool
  /// True for elements that are nothing but text: strings.
  let isText: Bool

  /// The shape of an element by its name in lower case.
  init(named name: String) {
    key = PodcastElement.keys[name] ?? name.replacing("-", with: "_")
    isRepeated = PodcastElement.repeated.contains(name)
    isText = PodcastElement.texts.contains(name)
  }

  /// The key of the text beside the attributes.
  var textKey: String { isNumber ? "number" : "text" }

  var isNumber: Bool { key == "season" || key == "episode" }

  /// The names of more than one word.
  private static let keys = [
    "alternateenclosure": "alternate_enclosure", "contentlink": "content_link", "liveitem": "live_item",
    "pubdate": "pub_date", "remoteitem": "remote_item", "socialinteract": "social_interact",
    "updatefrequency": "update_frequency", "valuerecipient": "value_recipient",
    "valuetimesplit": "value_time_split",
  ]

  private static let repeated: Set = [
    "alternateenclosure", "block", "chat", "contentlink", "funding", "image", "license", "liveitem",
    "location",
    "person", "remoteitem", "socialinteract", "soundbite", "source", "trailer", "transcript", "txt", "value",
    "valuerecipient", "valuetimesplit",
  ]

  /// The namespace's own, and RSS's inside `liveItem`.
  private static let texts: Set = [
    "author", "description", "guid", "link", "medium", "pubdate", "title",
  ]
}

extension [JSONValue.Member] {
  /// Adds an element's value: to an array for one that may stand more than once, else the first only.
  fileprivate mutating func add(_ value: JSONValue, for element: PodcastElement) {
    if element.isRepeated { append(element.key, value) } else { add(element.key, value) }
  }
}
