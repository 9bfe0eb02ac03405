/// Reads what a rule says about the site's feed.
enum FeedRuleReader {
  private static let fields = ["title", "link", "category", "author"]

  static func read(_ node: RuleNode, rule: String) throws(RuleError) -> Rule.FeedRule {
    var feed = Rule.FeedRule()
    for (key, value) in try node.members(["fetch", "skip", "only", "title", "link", "content", "use"]) {
      switch key {
      case "fetch": feed.fetch = try fetch(value)
      case "skip": feed.skips = try patterns(value)
      case "only": feed.only = try patterns(value)
      case "title": feed.titleCutEnd = try value.required(["cut-end"])[0].string()
      case "link": feed.dropsQuery = try value.required(["drop-query"])[0].strings()
      case "content":
        let removals = try value.required(["remove"])[0]
        feed.contentRemovals = try RemovalReader(rule: rule + "/feed").removals(removals)
      default: feed.use = try RuleReader.choice(value, Rule.FeedRule.Use.allCases)
      }
    }
    return feed
  }

  private static func fetch(_ node: RuleNode) throws(RuleError) -> Rule.FeedRule.Fetch {
    let text = try node.string()
    switch text {
    case "auto": return .auto
    case "always": return .always
    case "never": return .never
    case "short": return .short(400)
    default:
      guard text.hasPrefix("short("), text.hasSuffix(")"), let words = Int(text.dropFirst(6).dropLast()),
        words > 0
      else { throw node.error("`\(text)` is not one of always, never, short(400)") }
      return .short(words)
    }
  }

  private static func patterns(_ node: RuleNode) throws(RuleError) -> [String: [TextPattern]] {
    var patterns: [String: [TextPattern]] = [:]
    for (field, value) in try node.members(fields) {
      for item in try value.list() { patterns[field, default: []].append(try RuleReader.pattern(item)) }
    }
    return patterns
  }
}
