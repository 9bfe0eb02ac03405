/// What in a rule file can be used but will hardly do what was meant.
package enum RuleLint {
  /// The warnings about a file, by line. Throws what makes the file unusable.
  package static func warnings(yaml: [UInt8], file: String) throws(RuleError) -> [RuleError] {
    let rule = try RuleReader.read(yaml, file: file)
    let root = try RuleFileText.root(name: file, utf8: yaml)
    var lint = Linter()
    for (key, value) in try root.members([]) { try lint.look(at: value, under: key) }
    if let since = rule.since, let until = rule.until, since > until {
      lint.warnings.append(root.error("`since` is after `until`: the rule is never used"))
    }
    return lint.warnings.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

/// Looks at the values of a file that was read without errors.
private struct Linter {
  var warnings: [RuleError] = []
  /// By selector or pattern: where it stood first.
  private var known: [String: Int] = [:]

  private static let fields = Set(Rule.Field.allCases.map(\.rawValue))

  mutating func look(at node: RuleNode, under key: String) throws(RuleError) {
    switch key {
    case "remove":
      for entry in try node.list() { try lookAtRemoval(entry) }
    case "page", "unwrap", "keep", "next":
      for item in try node.list() where !item.isMapping { try lookAtSelector(item) }
    case "rename", "attrs":
      for item in try node.list() {
        for (key, value) in try item.members([]) where key == "on" || key == "from" && !value.isList {
          try lookAtSelector(value)
        }
      }
    case "source-replace":
      warn(node, "texts are replaced before the page is parsed: the next change of its markup breaks that")
    case _ where Linter.fields.contains(key) || key == "gated" || key == "sponsored":
      for item in try node.list() {
        let source = item.isMapping ? try item.members([]).first { $0.key == "from" }?.value : item
        if let source { try lookAtSource(source) }
      }
    default: break
    }
  }

  private mutating func lookAtRemoval(_ entry: RuleNode) throws(RuleError) {
    guard entry.isMapping else {
      try lookForRepetition(entry, of: "css")
      return try lookAtSelector(entry)
    }
    let members = try entry.members([])
    for (key, value) in members {
      switch key {
      case "css":
        for item in try value.list() {
          // With other guards the same element may well be named again.
          if members.count(where: { !["kind", "why", "id"].contains($0.key) }) == 1 {
            try lookForRepetition(item, of: key)
          }
          try lookAtSelector(item)
        }
      case "text", "from", "link": try lookAtPattern(value)
      default: break
      }
    }
  }

  private mutating func lookForRepetition(_ node: RuleNode, of kind: String) throws(RuleError) {
    let text = try node.string()
    if let line = known[text] { return warn(node, "`\(text)` stands in line \(line) already") }
    known[text] = node.line
  }

  private mutating func lookAtSource(_ node: RuleNode) throws(RuleError) {
    let text = try node.string()
    let isSelector = !["=", "meta:", "jsonld:", "feed:"].contains { text.hasPrefix($0) }
    if isSelector { try lookAtSelector(node) }
  }

  private mutating func lookAtSelector(_ node: RuleNode) throws(RuleError) {
    for problem in SelectorLint.problems(of: try node.string()) { warn(node, problem) }
  }

  private mutating func lookAtPattern(_ node: RuleNode) throws(RuleError) {
    let text = try node.string()
    guard text.hasPrefix("*"), text.hasSuffix("*") else { return }
    let letters = text.count { $0.isLetter }
    if letters < RuleLint.fewLetters {
      warn(node, "`\(text)` occurs in prose as well: say more of the block")
    }
  }

  private mutating func warn(_ node: RuleNode, _ message: String) { warnings.append(node.error(message)) }
}

extension RuleLint {
  /// Patterns that are open at both ends need more letters.
  static let fewLetters = 8
}
