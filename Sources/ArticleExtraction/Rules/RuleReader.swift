internal import Markup

/// Reads a rule file into a `Rule`.
struct RuleReader {
  static let keys =
    [
      "feedmill", "site", "path", "page", "since", "until", "lang", "extends", "off", "gated", "sponsored",
      "json-ld", "remove", "keep", "unwrap", "rename", "attrs", "source-replace", "next", "single",
      "max-pages", "wrap", "prune", "detect", "time-zone",
      "http", "feed", "tests",
    ] + Rule.Field.allCases.map(\.rawValue)

  private var rule: Rule
  private var hasFormat = false

  /// The rule of a file, called `name`, else as the file without its folders.
  static func read(_ utf8: [UInt8], file: String, name given: String? = nil) throws(RuleError) -> Rule {
    let root = try RuleFileText.root(name: file, utf8: utf8)
    let base = file.split(separator: "/").last.map(String.init) ?? file
    let name = given ?? (base.hasSuffix(".yaml") ? String(base.dropLast(5)) : base)
    var reader = RuleReader(rule: Rule(name: name, file: file))
    for (key, value) in try root.members(keys) { try reader.read(key, value) }
    guard reader.hasFormat else { throw root.error("`feedmill: 1` is missing") }
    return reader.rule
  }

  private init(rule: Rule) { self.rule = rule }

  private mutating func read(_ key: String, _ value: RuleNode) throws(RuleError) {
    if let field = Rule.Field(rawValue: key) {
      rule.fields[field] = try RuleReader.sources(value, all: field == .authors || field == .tags)
      return
    }
    switch key {
    case "feedmill":
      guard try value.string() == "1" else { throw value.error("only format 1 is known") }
      hasFormat = true
    case "lang": rule.language = try value.string()
    case "since": rule.since = try RuleReader.day(value)
    case "until": rule.until = try RuleReader.day(value)
    case "gated": rule.gated = try RuleReader.sources(value, all: false)
    case "sponsored": rule.sponsored = try RuleReader.sources(value, all: false)
    case "json-ld": rule.jsonLD = try RuleReader.choice(value, Rule.JSONLDUse.allCases)
    case "next": rule.next = try RuleReader.sources(value, all: false)
    case "time-zone": rule.timeZone = try RuleReader.timeZone(value)
    case "max-pages": rule.maxPages = try value.integer()
    case "prune": rule.prunes = try value.bool()
    case "detect": rule.detects = try value.bool()
    case "tests": rule.tests = try RuleTestReader.tests(value)
    case "site", "path", "page", "extends", "off": try readScope(key, value)
    case "remove": rule.removals = try RemovalReader(rule: rule.name).removals(value)
    case "feed": rule.feed = try FeedRuleReader.read(value, rule: rule.name)
    default: try readEdit(key, value)
    }
  }

  private mutating func readScope(_ key: String, _ value: RuleNode) throws(RuleError) {
    switch key {
    case "site":
      for node in try value.list() {
        let text = try node.string()
        guard let site = SitePattern(text) else { throw node.error("`\(text)` is not a host name") }
        rule.sites.append(site)
      }
    case "path":
      for node in try value.list() {
        let text = try node.string()
        rule.paths.append(try RuleReader.checked(node) { () throws(PatternError) in try PathPattern(text) })
      }
    case "page": rule.fingerprint = try RuleReader.selector(value)
    case "extends":
      let names = try value.strings()
      rule.extends = names == ["none"] ? [] : names
    default: rule.off = Set(try value.strings())
    }
  }

  private mutating func readEdit(_ key: String, _ value: RuleNode) throws(RuleError) {
    switch key {
    case "keep":
      for (index, node) in try value.list().enumerated() {
        rule.keeps.append(try RuleReader.keep(node, index + 1))
      }
    case "unwrap": for node in try value.list() { rule.unwraps.append(try RuleReader.query(node)) }
    case "wrap":
      for node in try value.list() {
        let members = try node.required(["on", "in"])
        rule.wraps.append((try RuleReader.query(members[0]), try RuleReader.tag(members[1]).name))
      }
    case "rename":
      for node in try value.list() {
        let members = try node.required(["from", "to"])
        rule.renames.append((try RuleReader.selector(members[0]), try members[1].string()))
      }
    case "attrs":
      for node in try value.list() { rule.attributeEdits.append(try RuleReader.attributeEdit(node)) }
    case "source-replace":
      for node in try value.list() {
        let members = try node.required(["find", "with"])
        rule.sourceReplacements.append((try members[0].string(), try members[1].string()))
      }
    case "single": rule.single = try RuleReader.single(value)
    default:
      for (name, text) in try value.members(["cookie", "referer", "accept-language", "user-agent"]) {
        rule.http[name] = try text.string()
      }
    }
  }
}

extension RuleNode {
  /// The values of keys that must all be there, in the order of `keys`.
  func required(_ keys: [String]) throws(RuleError) -> [RuleNode] {
    let members = try members(keys)
    var values: [RuleNode] = []
    for key in keys {
      guard let member = members.first(where: { $0.key == key }) else {
        throw error("the key `\(key)` is missing")
      }
      values.append(member.value)
    }
    return values
  }
}
