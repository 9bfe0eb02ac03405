internal import Markup
internal import Prose

/// Evaluates the directives of a config on one page and changes the page's tree by them.
struct SiteConfigEngine {
  /// How many elements a page may be given by `wrap_in`.
  static let maxWrapped = 1000

  let config: SiteConfig
  let root: Node
  /// What could not be evaluated.
  private(set) var problems: [String] = []

  init(config: SiteConfig, root: Node) {
    self.config = config
    self.root = root
  }

  /// What an expression gives; nil when it can't be evaluated. A context above the page's root would be no
  /// element: expressions start at the root's parent as in the other programs, so `//` and `/html` both work.
  mutating func value(of text: String, at place: String) -> XPath.Value? {
    do {
      return try XPath(text).evaluate(on: root)
    } catch {
      problems.append("\(place): \(error)")
      return nil
    }
  }

  // MARK: Fields

  /// The texts of the first expression that gives any, its elements taken out of the page.
  mutating func first(_ directive: SiteConfigDirective) -> (texts: [String], source: String)? {
    for value in config[directive] {
      let texts = take(value)
      if !texts.isEmpty { return (texts, value.text) }
    }
    return nil
  }

  /// The texts of all expressions, their elements taken out of the page.
  mutating func strings(_ directive: SiteConfigDirective) -> [String] {
    var all: [String] = []
    for value in config[directive] { all += take(value).filter { !all.contains($0) } }
    return all
  }

  private mutating func take(_ value: SiteConfig.Value) -> [String] {
    guard let found = self.value(of: value.text, at: value.at) else { return [] }
    // A native ad is told by what the page has, be it empty.
    let texts = found.strings.map(normalizedText).filter { !$0.isEmpty }
    for node in found.nodes where node.isElement && node != root && node.tag != .body && node.tag != .head {
      node.remove()
    }
    return texts
  }

  // MARK: The tree

  /// `wrap_in`, `dissolve`, `move_into`.
  mutating func wrap() {
    for value in config[.wrapIn] {
      guard let name = value.argument?.lowercased(), let tag = Tag.allCases.first(where: { $0.name == name }),
        tag != .other, tag != .script, let found = self.value(of: value.text, at: value.at)
      else { continue }
      for node in found.nodes.prefix(SiteConfigEngine.maxWrapped) where node.isElement && node != root {
        guard node.isAttached, let wrapper = node.tree.makeElement(tag) else { continue }
        wrapper.move(before: node)
        node.move(toEndOf: wrapper)
      }
    }
    for value in config[.dissolve] {
      for node in self.value(of: value.text, at: value.at)?.nodes ?? [] where node.isElement && node != root {
        if node.isAttached, node.tag != .body { node.unwrap() }
      }
    }
    for value in config[.moveInto] {
      guard let place = value.argument,
        let target = self.value(of: place, at: value.at)?.nodes.first(where: { $0.isElement }),
        let found = self.value(of: value.text, at: value.at)
      else { continue }
      for node in found.nodes where node.isAttached && !node.contains(target) { node.move(toEndOf: target) }
    }
  }

  /// `src_lazy_load_attr`: where images keep their address until they are seen.
  func loadLazyImages() {
    let names = config[.lazySource].map { $0.text.lowercased() }
    guard !names.isEmpty else { return }
    for image in root.elements where image.tag == .img {
      if let address = names.lazy.compactMap({ image.attribute(named: $0) }).first(where: { !$0.isEmpty }) {
        image.setAttribute("src", to: address)
      }
    }
  }

  /// `post_strip_attr`.
  mutating func stripAttributesAfterwards() {
    for value in config[.postStripAttribute] { stripAttributes(value) }
  }

  private mutating func stripAttributes(_ value: SiteConfig.Value) {
    guard case .nodes(let items) = self.value(of: value.text, at: value.at) else { return }
    for case .attribute(let owner, let name, _) in items { owner.removeAttribute(name) }
  }

  /// The body: what the first expression with a match finds, several elements put together.
  mutating func body() -> Node? {
    for value in config[.body] {
      let found = (self.value(of: value.text, at: value.at)?.nodes ?? []).filter {
        $0.isElement && $0 != root
      }
      if !found.isEmpty { return BodyParts.joined(found) }
    }
    return nil
  }
}
