internal import Model

/// Reads the entries of a rule file's `tests`.
enum RuleTestReader {
  static let keys = [
    "page", "url", "title", "section", "authors", "tags", "date", "first", "last", "contains", "absent",
    "removed", "min-words", "max-words", "access", "sponsored",
  ]

  static func tests(_ node: RuleNode) throws(RuleError) -> [RuleTest] {
    var tests: [RuleTest] = []
    for entry in try node.list() { tests.append(try test(entry)) }
    return tests
  }

  private static func test(_ node: RuleNode) throws(RuleError) -> RuleTest {
    let members = try node.members(keys)
    guard let page = members.first(where: { $0.key == "page" })?.value else {
      throw node.error("the key `page` is missing")
    }
    var test = RuleTest(page: try page.string(), line: node.line)
    for (key, value) in members where key != "page" {
      if key == "url" {
        test.url = try value.string()
      } else {
        test.expectations += try expectations(key, value)
      }
    }
    return test
  }

  private static func expectations(
    _ key: String, _ value: RuleNode
  ) throws(RuleError) -> [RuleTest.Expectation] {
    switch key {
    case "contains", "absent":
      var found: [RuleTest.Expectation] = []
      for item in try value.list() {
        let text = try comparable(item)
        found.append(
          RuleTest.Expectation(
            name: "\(key) \"\(text.prefix(60))\"", line: item.line,
            claim: key == "absent" ? .absent(text) : .contains(text)))
      }
      return found
    case "removed":
      var found: [RuleTest.Expectation] = []
      for (kind, count) in try value.members([]) {
        let claim = RuleTest.Claim.removed(kind: kind, count: try count.integer())
        found.append(RuleTest.Expectation(name: "removed \(kind)", line: count.line, claim: claim))
      }
      return found
    default:
      return [RuleTest.Expectation(name: key, line: value.line, claim: try claim(key, value))]
    }
  }

  private static func claim(_ key: String, _ value: RuleNode) throws(RuleError) -> RuleTest.Claim {
    switch key {
    case "title": return .title(try value.string())
    case "section": return .section(try value.string())
    case "authors": return .authors(try value.strings())
    case "tags": return .tags(try value.strings())
    case "first": return .first(try comparable(value))
    case "last": return .last(try comparable(value))
    case "min-words": return .words(try value.integer()...Int.max)
    case "max-words": return .words(0...(try value.integer()))
    case "sponsored": return .isSponsored(try value.bool())
    case "access":
      guard try value.string() == "partial" else { throw value.error("`partial` is all that can stand here") }
      return .isPartial
    default:
      let text = try value.string()
      if RFC3339.parse(text) == nil { _ = try RuleReader.day(value) }
      return .date(text)
    }
  }

  /// A text of which something is left when its typography is folded.
  private static func comparable(_ node: RuleNode) throws(RuleError) -> String {
    let text = try node.string()
    guard !RuleTestText.folded(text).isEmpty else {
      throw node.error("`\(text)` has nothing that can be compared")
    }
    return text
  }
}
