internal import Markup
internal import Prose

extension SiteConfigEngine {
  /// `strip`, `strip_attr`, `strip_id_or_class`, `strip_image_src`, then what asks for it itself.
  mutating func strip(_ draft: inout Draft) {
    for directive in [SiteConfigDirective.strip, .stripAttribute] {
      for value in config[directive] { strip(value, directive, &draft) }
    }
    stripNamed(&draft)
    let sources = config[.stripImageSource]
    guard !sources.isEmpty else { return }
    for image in Array(root.elements.filter { $0.tag == .img }) {
      guard let address = image.attribute("src") else { continue }
      if sources.contains(where: { address.contains(SiteConfigEngine.unquoted($0.text)) }) { image.remove() }
    }
  }

  private mutating func strip(
    _ value: SiteConfig.Value, _ directive: SiteConfigDirective, _ draft: inout Draft
  ) {
    guard case .nodes(let items) = self.value(of: value.text, at: value.at) else { return }
    for item in items {
      switch item {
      case .attribute(let owner, let name, _): owner.removeAttribute(name)
      case .node(let node) where node != root && node.tag != .body && node.isAttached:
        remove(node, directive, value, &draft)
      case .node: break
      }
    }
  }

  /// Elements by a class or an id, and those that are hidden, empty or marked as no part of the article: in one
  /// walk, since there may be hundreds of names.
  private mutating func stripNamed(_ draft: inout Draft) {
    var names: [[UInt8]: SiteConfig.Value] = [:]
    var runs: [(padded: String, value: SiteConfig.Value)] = []
    for value in config[.stripIDOrClass] {
      let name = SiteConfigEngine.unquoted(value.text)
      if name.contains(" ") {
        runs.append((" \(name) ", value))
      } else if !name.isEmpty, names[Array(name.utf8)] == nil {
        names[Array(name.utf8)] = value
      }
    }
    var walk = root.descendants
    while let node = walk.next() {
      guard node.isElement, node.tag != .body, node.tag != .head else { continue }
      if let value = SiteConfigEngine.match(node, names, runs) {
        walk.skipChildren()
        remove(node, .stripIDOrClass, value, &draft)
      } else if SiteConfigEngine.isIgnored(node) {
        walk.skipChildren()
        node.remove()
      }
    }
  }

  private static func match(
    _ node: Node, _ names: [[UInt8]: SiteConfig.Value], _ runs: [(padded: String, value: SiteConfig.Value)]
  ) -> SiteConfig.Value? {
    for text in [node.attribute("class"), node.attribute("id")] {
      guard let text, !text.isEmpty else { continue }
      for word in text.utf8.split(whereSeparator: { $0 == 32 || 9...13 ~= $0 }) {
        if let value = names[Array(word)] { return value }
      }
      guard !runs.isEmpty else { continue }
      let padded = " " + text.split(whereSeparator: \.isWhitespace).joined(separator: " ") + " "
      if let run = runs.first(where: { padded.contains($0.padded) }) { return run.value }
    }
    return nil
  }

  /// `.entry-unrelated`, `.instapaper_ignore`, hidden by its own style, or a link around nothing.
  private static func isIgnored(_ node: Node) -> Bool {
    let names = node.attribute("class")?.split(whereSeparator: \.isWhitespace) ?? []
    if names.contains("entry-unrelated") || names.contains("instapaper_ignore") { return true }
    if let style = node.attribute("style") {
      let plain = style.lowercased().filter { !$0.isWhitespace }
      if plain.contains("display:none") { return true }
    }
    return node.tag == .a && !node.elementChildren.contains { _ in true }
      && node.text.allSatisfy(\.isWhitespace)
  }

  private func remove(
    _ node: Node, _ directive: SiteConfigDirective, _ value: SiteConfig.Value, _ draft: inout Draft
  ) {
    draft.remove(
      node, rule: "\(config.fileName)/\(directive.rawValue)#\(value.number)", kind: "chrome", at: value.at,
      pattern: value.text)
  }

  /// Many values stand in quotes, which mean nothing.
  static func unquoted(_ text: String) -> String {
    guard text.count > 1, let first = text.first, first == text.last, first == "\"" || first == "'" else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }
}
