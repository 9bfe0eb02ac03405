internal import Markup

/// Where an element stands, as a person would say it: `main > div.story > p.lead`.
enum ElementPath {
  /// How many elements are named.
  static let maxSteps = 4

  static func text(of node: Node) -> String {
    let steps = CollectionOfOne(node) + Array(node.ancestors.lazy.filter(\.isElement).prefix(maxSteps - 1))
    return steps.reversed().map(step).joined(separator: " > ")
  }

  private static func step(_ node: Node) -> String {
    let names = StableNames.names(of: node)
    let name = names.first { $0.hasPrefix("#") } ?? names.first { $0.hasPrefix(".") } ?? ""
    return node.name + name
  }
}

/// The ids, classes and attributes of an element that a selector can rely on.
enum StableNames {
  /// How many classes of an element are looked at.
  static let maxClasses = 6

  /// `#id`, `.class`, `[itemprop=articleBody]`, the most telling first.
  static func names(of node: Node) -> [String] {
    var names: [String] = []
    if let id = node.attribute("id"), isStable(id) { names.append("#" + id) }
    for name in ["itemprop", "data-testid", "data-component", "role"] {
      if let value = node.attribute(named: name), isStable(value) { names.append("[\(name)=\(value)]") }
    }
    let classes = (node.attribute("class") ?? "").split(whereSeparator: \.isWhitespace).prefix(maxClasses)
    for name in classes where isStable(name) { names.append("." + name) }
    return names
  }

  /// True for what a person wrote: plain letters, no counter, no hash of a build.
  private static func isStable(_ name: some StringProtocol) -> Bool {
    guard name.utf8.count >= 3, name.utf8.count <= 60, let first = name.utf8.first else { return false }
    guard name.utf8.allSatisfy({ isNameByte($0) }), !(0x30...0x39).contains(first), first != 0x2D else {
      return false
    }
    let hasCounter = name.split(whereSeparator: { !$0.isNumber }).contains { $0.count > 2 }
    return !hasCounter && !SelectorLint.isMadeUp(name)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
