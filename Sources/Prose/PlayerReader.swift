internal import Markup

/// Reads `video` and `audio` with the files they can play.
struct PlayerReader {
  let base: String?

  /// A player with the elements in it.
  struct Player {
    let tag: Tag
    let attributes: [Attribute]
    let children: [(tag: Tag, attributes: [Attribute])]
  }

  /// nil for a player without a file. Fallback text inside it says nothing to a reader and goes.
  func player(_ node: Node) -> Player? {
    let isAudio = node.tag == .audio || node.name == "amp-audio"
    let own = url(node, "src") ?? url(node, "data-src")
    var children: [(tag: Tag, attributes: [Attribute])] = []
    for child in node.elements where children.count < 16 {
      guard child.tag == .source || child.tag == .track, let source = url(child, "src") else { continue }
      let type = child.tag == .source ? ImageReader.type(child) : []
      children.append((child.tag, [("src", source)] + type))
    }
    guard own != nil || children.contains(where: { $0.tag == .source }) else { return nil }
    var attributes: [Attribute] = own.map { [("src", $0)] } ?? []
    if !isAudio {
      if let poster = url(node, "poster") { attributes.append(("poster", poster)) }
      if let width = ImageReader.pixels(node, "width") { attributes.append(("width", width)) }
      if let height = ImageReader.pixels(node, "height") { attributes.append(("height", height)) }
    }
    attributes.append(("controls", ""))
    return Player(tag: isAudio ? .audio : .video, attributes: attributes, children: children)
  }

  private func url(_ node: Node, _ name: StaticString) -> String? {
    node.attribute(name).flatMap { $0.isEmpty ? nil : Links.resolve($0, base: base, schemes: .media) }
  }
}
