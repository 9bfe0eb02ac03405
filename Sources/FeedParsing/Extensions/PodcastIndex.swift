internal import Markup
internal import Model

extension Draft {
  /// Elements of the Podcasting 2.0 namespace that may stand more than once, and so are arrays.
  private static let repeated: Set = [
    "alternateenclosure", "funding", "images", "license", "liveitem", "location", "person", "podroll",
    "remoteitem", "socialinteract", "soundbite", "trailer", "transcript", "txt", "value", "valuerecipient",
  ]

  /// The deepest nesting of elements that is kept.
  private static let maxDepth = 4

  /// The Podcasting 2.0 namespace: an element's attributes and text as an object, or its text alone.
  func readPodcastIndex(_ element: FeedElement, from reader: FeedReader) {
    guard let value = podcastValue(of: element, depth: 0, from: reader) else { return }
    let key = element.name.replacing("-", with: "_")
    if Draft.repeated.contains(element.name) { podcast.append(key, value) } else { podcast.add(key, value) }
  }

  private func podcastValue(of element: FeedElement, depth: Int, from reader: FeedReader) -> JSONValue? {
    var members: [JSONValue.Member] = []
    for attribute in reader.xml.attributes.prefix(32) {
      let isURL = ["href", "img", "src", "uri", "url"].contains(attribute.name)
      let text = attribute.value.trimmed
      let value = isURL ? FeedURL.resolve(text, base: reader.base) : text
      members.add(Draft.snakeCase(attribute.name), value.flatMap { $0.isEmpty ? nil : $0 })
    }
    var text = ""
    while let child = reader.xml.nextChild(of: element.xml, text: &text).map(reader.element) {
      guard depth < Draft.maxDepth, members.count < Draft.maxValues,
        let value = podcastValue(of: child, depth: depth + 1, from: reader)
      else { continue }
      if Draft.repeated.contains(child.name) {
        members.append(child.name, value)
      } else {
        members.add(child.name, value)
      }
    }
    let content = text.trimmed
    if members.isEmpty { return content.isEmpty ? nil : .string(content) }
    if !content.isEmpty { members.add("text", content) }
    return .object(members)
  }

  private static func snakeCase(_ name: String) -> String {
    var snake = ""
    for character in name {
      if character.isUppercase { snake += "_" }
      snake += character.lowercased()
    }
    return snake
  }
}
