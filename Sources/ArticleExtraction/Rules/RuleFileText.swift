internal import Yams

/// The text of a rule file, read as strict YAML.
struct RuleFileText {
  /// The largest rule file that is read.
  static let maxBytes = 2_000_000

  let name: String
  private let mayHaveAnchors: Bool
  private let lines: [Substring]

  init(name: String, text: String) {
    self.name = name
    mayHaveAnchors = text.utf8.contains(UInt8(ascii: "&"))
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The root of a YAML document: one document, no anchors, no tags.
  static func root(name: String, utf8: [UInt8]) throws(RuleError) -> RuleNode {
    guard utf8.count <= maxBytes else {
      throw RuleError(file: name, line: 0, column: 0, message: "the file is larger than \(maxBytes) bytes")
    }
    let text = String(decoding: utf8, as: UTF8.self)
    let file = RuleFileText(name: name, text: text)
    let root: Yams.Node?
    do {
      // Every scalar is read as its string: the rules that tell numbers and flags apart by patterns cost much.
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw file.mended(error)
    } catch {
      throw RuleError(file: name, line: 0, column: 0, message: "\(error)")
    }
    guard let root else { throw RuleError(file: name, line: 1, column: 1, message: "the file is empty") }
    let node = RuleNode(yaml: root, file: file)
    try refuseTags(node)
    return node
  }

  /// `- #main` and what should stand there instead, when that is what a line holds.
  func comment(at line: Int) -> (line: String, mend: String)? {
    // libyaml gives the place of an empty value as the next token's: look back from there.
    for number in [line, line - 1, line - 2] where lines.indices.contains(number - 1) {
      let text = lines[number - 1].drop { $0 == " " }
      guard let hash = text.firstIndex(of: "#") else { continue }
      let before = text[..<hash]
      let key = before.drop { $0 == "-" || $0 == " " }
      guard
        key.isEmpty && before.contains("-")
          || key.contains(":")
            && key.drop(while: { $0 != ":" }).dropFirst()
              .allSatisfy({ $0 == " " })
      else { continue }
      let value = text[hash...].split(separator: " ").first ?? ""
      let start = before.trimmingSuffix { $0 == " " }
      return ("\(start) \(value)", "\(start) \"\(value)\"")
    }
    return nil
  }

  private func rest(at mark: Mark) -> Substring {
    guard lines.indices.contains(mark.line - 1) else { return "" }
    return lines[mark.line - 1].dropFirst(max(0, mark.column - 1))
  }

  private static func refuseTags(_ root: RuleNode) throws(RuleError) {
    var pending = [root]
    while let node = pending.popLast() {
      // Yams keeps no anchors that nothing refers to: look at the text.
      if root.file.mayHaveAnchors, let mark = node.yaml.mark, root.file.rest(at: mark).hasPrefix("&") {
        throw node.error("anchors are not supported; put `&` in quotes")
      }
      switch node.yaml {
      case .scalar(let scalar):
        // A resolved tag starts with the YAML prefix; one that was written does not.
        if scalar.tag.description.hasPrefix("!") {
          throw node.error("`!` starts a YAML tag; put the value in quotes")
        }
      case .sequence(let sequence): pending += sequence.map { RuleNode(yaml: $0, file: root.file) }
      case .mapping(let mapping):
        for (key, value) in mapping {
          pending += [RuleNode(yaml: key, file: root.file), RuleNode(yaml: value, file: root.file)]
        }
      case .alias: throw node.error("aliases are not supported; put `*` in quotes")
      }
    }
  }

  /// The parser's error with the mend for what selectors and patterns run into.
  private func mended(_ error: YamlError) -> RuleError {
    let problem: String
    let mark: Mark?
    switch error {
    case .scanner(_, let text, let place, _), .parser(_, let text, let place, _),
      .composer(_, let text, let place, _):
      (problem, mark) = (text, place)
    case .duplicatedKeysInMapping(let keys, let context):
      (problem, mark) = ("the key `\(keys.first ?? "")` occurs twice", context.mark)
    default: (problem, mark) = ("\(error)", nil)
    }
    let line = mark?.line ?? 0
    let text = lines.indices.contains(line - 1) ? lines[line - 1] : ""
    var value = text.drop { $0 == " " || $0 == "-" }
    if let colon = value.firstRange(of: ": "),
      value[..<colon.lowerBound].allSatisfy({ $0.isLetter || $0 == "-" })
    {
      value = value[colon.upperBound...].drop { $0 == " " }
    }
    var mend = ""
    if let special = value.first, "*&!%@`|>{".contains(special) || problem.contains("alias") {
      mend = "; write `\"\(value.prefix(40))\"` with its quotes"
    } else if problem.contains("mapping values") {
      mend = "; put a text with `: ` in quotes"
    } else if problem.contains("tab") || text.hasPrefix("\t") {
      mend = "; indent with spaces"
    }
    return RuleError(file: name, line: line, column: mark?.column ?? 0, message: problem + mend)
  }
}

private extension Substring {
  func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, predicate(last) { text.removeLast() }
    return text
  }
}
