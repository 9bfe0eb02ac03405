internal import Yams

/// Reads values out of YAML nodes, with errors that name line, key and what is wanted.
enum YAMLReading {
  /// Where a node starts, from 1.
  static func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

  /// Whether nothing was written after a key.
  static func isNull(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// A mapping's keys and values in file order. Any other key than those allowed is an error.
  static func entries(
    of node: Node, allowed: [String], named place: String
  ) throws(SubscriptionFileError) -> [(String, Node)] {
    guard case .mapping(let mapping) = node else {
      throw .badValue("\(place): \"key: value\" lines are wanted", line: line(node))
    }
    var entries: [(String, Node)] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else { throw .badValue("a key is wanted", line: line(key)) }
      guard allowed.contains(scalar.string) else {
        let nearest = nearest(to: scalar.string, among: allowed)
        throw .unknownKey(scalar.string, nearest: nearest, line: line(key))
      }
      entries.append((scalar.string, value))
    }
    return entries
  }

  /// A text that isn't empty.
  static func text(_ node: Node, _ key: String) throws(SubscriptionFileError) -> String {
    try value(node, key, "a text") { $0.isEmpty ? nil : $0 }
  }

  /// One text, or a list of them.
  static func texts(_ node: Node, _ key: String) throws(SubscriptionFileError) -> [String] {
    if isNull(node) { return [] }
    guard case .sequence(let sequence) = node else { return [try text(node, key)] }
    var texts: [String] = []
    for element in sequence { texts.append(try text(element, key)) }
    return texts
  }

  /// true, false and what YAML takes for them.
  static func truth(_ node: Node, _ key: String) throws(SubscriptionFileError) -> Bool {
    try value(node, key, "true or false") { text in
      switch text.lowercased() {
      case "true", "yes", "on": true
      case "false", "no", "off": false
      default: nil
      }
    }
  }

  /// A mapping from header names to values; neither may hold a line break.
  static func fields(_ node: Node, _ key: String) throws(SubscriptionFileError) -> [HeaderField] {
    guard case .mapping(let mapping) = node else {
      throw .badValue("\(key): \"Name: value\" lines are wanted", line: line(node))
    }
    var fields: [HeaderField] = []
    for (name, value) in mapping {
      let field = HeaderField(name: try text(name, key), value: try text(value, key))
      let isToken = field.name.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
      let isLine = field.value.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
      guard isToken, isLine else { throw .badValue("\(key): not a header field", line: line(name)) }
      fields.append(field)
    }
    return fields
  }

  /// A scalar turned into a value; the error says what was wanted and never repeats a long text.
  static func value<Value>(
    _ node: Node, _ key: String, _ wanted: String, _ read: (String) -> Value?
  ) throws(SubscriptionFileError) -> Value {
    guard case .scalar(let scalar) = node else {
      throw .badValue("\(key): \(wanted) is wanted", line: line(node))
    }
    guard let value = read(scalar.string) else {
      let found = scalar.string.redacted.prefix(60)
      throw .badValue("\(key): \"\(found)\" is not \(wanted)", line: line(node))
    }
    return value
  }

  /// What the YAML parser found wrong.
  static func syntaxError(_ error: any Error) -> SubscriptionFileError {
    guard let error = error as? YamlError else { return .syntax("not YAML", line: 1) }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return .syntax(problem, line: mark.line)
    case .reader(let problem, _, _, _): return .syntax(problem, line: 1)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
      return .syntax("key \(names) stands twice in one place", line: context.mark.line)
    default: return .syntax("not YAML", line: 1)
    }
  }
}

private extension YAMLReading {
  /// The allowed key that takes the fewest edits, if it is near enough to be meant.
  static func nearest(to key: String, among allowed: [String]) -> String? {
    guard key.count <= 40 else { return nil }
    let ranked = allowed.map { (name: $0, edits: edits(from: Array(key.lowercased()), to: Array($0))) }
    guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
    return best.edits <= max(2, best.name.count / 2) && best.edits < best.name.count ? best.name : nil
  }

  /// Insertions, deletions and replacements that turn one text into another.
  static func edits(from: [Character], to: [Character]) -> Int {
    var row = Array(0...to.count)
    for (index, character) in from.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in to.indices {
        let replaced = diagonal + (character == to[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[to.count]
  }
}
