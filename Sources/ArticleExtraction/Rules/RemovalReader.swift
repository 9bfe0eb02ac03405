internal import Markup

/// Reads the entries of a `remove` list.
struct RemovalReader {
  /// The rule's name, which starts the ids.
  let rule: String

  private static let matchers = ["css", "text", "from", "link"]
  private static let keys =
    matchers + ["up", "to", "before", "in", "max", "when", "near", "limit", "kind", "why", "id"]

  func removals(_ node: RuleNode) throws(RuleError) -> [Removal] {
    var removals: [Removal] = []
    for (index, entry) in try node.list().enumerated() {
      let id = "\(rule)/remove#\(index + 1)"
      if entry.isMapping {
        removals.append(try removal(entry, id: id))
      } else {
        let query = try RuleReader.query(entry)
        removals.append(Removal(id: id, at: entry.place, matcher: .elements([query], up: nil)))
      }
    }
    return removals
  }

  private func removal(_ node: RuleNode, id: String) throws(RuleError) -> Removal {
    let members = try node.members(RemovalReader.keys)
    func value(_ key: String) -> RuleNode? { members.first { $0.key == key }?.value }
    let given = try value("id")?.string()
    var removal = Removal(
      id: given.map { "\(rule)/\($0)" } ?? id, at: node.place, matcher: try matcher(node, value))
    removal.kind = try value("kind")?.string() ?? removal.kind
    removal.why = try value("why")?.string()
    if let third = value("in") { removal.third = try RuleReader.choice(third, Removal.Third.allCases) }
    if let max = value("max") { removal.maxWords = try max.integer() }
    if let when = value("when") { removal.when = try RuleReader.selector(when) }
    removal.near = try value("near")?.string()
    removal.limit = try value("limit")?.integer()
    return removal
  }

  private func matcher(
    _ node: RuleNode, _ value: (String) -> RuleNode?
  ) throws(RuleError) -> Removal.Matcher {
    let given = RemovalReader.matchers.filter { value($0) != nil }
    guard given.count == 1 else {
      throw node.error(
        given.isEmpty
          ? "one of css, text, from, link is missing"
          : "only one of \(given.joined(separator: ", ")) may stand here")
    }
    for (key, needs) in [("up", "css"), ("to", "text"), ("before", "text")] {
      if let extra = value(key), given[0] != needs, !(key == "to" && given[0] == "from") {
        throw extra.error("`\(key)` goes with `\(needs)` only")
      }
    }
    if let css = value("css") {
      var queries: [ElementQuery] = []
      for item in try css.list() { queries.append(try RuleReader.query(item)) }
      return .elements(queries, up: try value("up").map { node throws(RuleError) in try up(node) })
    }
    if let link = value("link") { return .link(try RuleReader.pattern(link)) }
    if let from = value("from") {
      return .text(
        try RuleReader.pattern(from),
        try value("to").map { node throws(RuleError) in try end(node) } ?? .toEnd)
    }
    guard let text = value("text") else { throw node.error("`text` is missing") }
    let pattern = try RuleReader.pattern(text)
    if let before = value("before"), try before.bool() { return .text(pattern, .fromStart) }
    return .text(pattern, try value("to").map { node throws(RuleError) in try end(node) } ?? .block)
  }

  private func end(_ node: RuleNode) throws(RuleError) -> Removal.Extent {
    switch try node.string() {
    case "end": .toEnd
    case "links": .links
    default: .to(try RuleReader.pattern(node))
    }
  }

  private func up(_ node: RuleNode) throws(RuleError) -> Removal.Up {
    if let levels = Int(try node.string()) {
      guard (1...20).contains(levels) else { throw node.error("`up` goes 1 to 20 levels") }
      return .levels(levels)
    }
    return .nearest(try RuleReader.selector(node))
  }
}
