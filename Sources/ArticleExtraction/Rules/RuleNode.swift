internal import Yams

/// A value in a rule file: YAML read strictly, every scalar as its string, with its place for errors.
struct RuleNode {
  let yaml: Yams.Node
  let file: RuleFileText

  /// An error at this value.
  func error(_ message: String) -> RuleError {
    RuleError(file: file.name, line: yaml.mark?.line ?? 0, column: yaml.mark?.column ?? 0, message: message)
  }

  /// `file:line`, for events.
  var place: String { "\(file.name):\(yaml.mark?.line ?? 0)" }

  /// Counted from 1; 0 when unknown.
  var line: Int { yaml.mark?.line ?? 0 }

  var isMapping: Bool { if case .mapping = yaml { true } else { false } }
  var isList: Bool { if case .sequence = yaml { true } else { false } }

  /// The text of a scalar; throws for anything else, with a mend for what YAML made of a selector.
  func string() throws(RuleError) -> String {
    let scalar: Yams.Node.Scalar
    switch yaml {
    case .scalar(let found): scalar = found
    case .sequence(let sequence):
      let inner = sequence.count == 1 ? sequence.first?.scalar?.string : nil
      throw error(
        inner.map { "`[\($0)]` is a YAML list; write `\"[\($0)]\"`" } ?? "a text is expected, not a list")
    case .mapping: throw error("a text is expected, not a map; put it in quotes if it holds `: `")
    case .alias: throw error("aliases are not supported; put `*` in quotes")
    }
    if scalar.style == .folded || scalar.style == .literal {
      let mark = scalar.style == .folded ? ">" : "|"
      throw error("`\(mark)` starts a YAML block text; put the value in quotes")
    }
    if scalar.style == .plain, scalar.string.isEmpty || scalar.string == "~" { throw emptyValue() }
    return scalar.string
  }

  private func emptyValue() -> RuleError {
    if let comment = file.comment(at: yaml.mark?.line ?? 0) {
      return error("`\(comment.line)` is a YAML comment; write `\(comment.mend)`")
    }
    return error("a value is missing")
  }

  /// The values of a list; a single value is a list of one.
  func list() throws(RuleError) -> [RuleNode] {
    guard case .sequence(let sequence) = yaml else { return [self] }
    return sequence.map { RuleNode(yaml: $0, file: file) }
  }

  /// The texts of a list; a single text is a list of one.
  func strings() throws(RuleError) -> [String] {
    var strings: [String] = []
    for node in try list() { strings.append(try node.string()) }
    return strings
  }

  /// The members of a map, whose keys must be among `keys` (any if that is empty).
  func members(_ keys: [String]) throws(RuleError) -> [(key: String, value: RuleNode)] {
    guard case .mapping(let mapping) = yaml else { throw error("a map is expected: `key: value`") }
    var members: [(key: String, value: RuleNode)] = []
    for (key, value) in mapping {
      let keyNode = RuleNode(yaml: key, file: file)
      let name = try keyNode.string()
      guard keys.isEmpty || keys.contains(name) else {
        throw keyNode.error(RuleNode.unknown(name, among: keys))
      }
      members.append((name, RuleNode(yaml: value, file: file)))
    }
    return members
  }

  /// A whole number of at least 0.
  func integer() throws(RuleError) -> Int {
    let text = try string()
    guard let number = Int(text), number >= 0, number <= 1_000_000 else {
      throw error("`\(text)` is not a number from 0 to 1,000,000")
    }
    return number
  }

  /// `true` or `yes`, `false` or `no`.
  func bool() throws(RuleError) -> Bool {
    switch try string() {
    case "true", "yes": return true
    case "false", "no": return false
    case let text: throw error("`\(text)` is neither true nor false")
    }
  }

  static func unknown(_ key: String, among keys: [String]) -> String {
    let nearest = keys.min { distance($0, key) < distance($1, key) }
    guard let nearest, distance(nearest, key) <= max(2, key.count / 2) else {
      return "the key `\(key)` is not known; there are \(keys.sorted().joined(separator: ", "))"
    }
    return "the key `\(key)` is not known; did you mean `\(nearest)`?"
  }

  /// How many letters must change, for short keys.
  private static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8.prefix(40))
    let right = Array(right.utf8.prefix(40))
    var row = Array(0...right.count)
    for (i, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let change = diagonal + (byte == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
