/// Writes a rule file line by line.
struct RuleWriter {
  private(set) var text = ""

  mutating func line(_ line: String) {
    text +=
      line.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: " ") + "\n"
  }

  /// A key with a list of texts; nothing for none.
  mutating func list(_ key: String, _ items: [String]) { block(key, items.map(RuleWriter.quoted)) }

  /// A key with a list of values as they are, or with members of a mapping; nothing for none.
  mutating func block(_ key: String, _ items: [String], isMapping: Bool = false) {
    guard !items.isEmpty else { return }
    line(key + ":")
    for item in items { line((isMapping ? "  " : "  - ") + item) }
  }

  /// A text in YAML, in quotes in any case.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\t": quoted += "\\t"
      case "\n": quoted += "\\n"
      case "\u{A0}": quoted += "\\u00A0"
      case _ where scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// An XPath as a rule file names it.
  static func source(_ xpath: String) -> String {
    xpath.hasPrefix("/") || xpath.hasPrefix("./") || xpath.hasPrefix("(") ? xpath : "xpath:" + xpath
  }

  /// A text inside an XPath.
  static func literal(_ text: String) -> String {
    if !text.contains("'") { return "'\(text)'" }
    if !text.contains("\"") { return "\"\(text)\"" }
    let parts = text.split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }
    return "concat(\(parts.joined(separator: ", \"'\", ")))"
  }
}
