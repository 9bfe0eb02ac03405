/// What a robots.txt allows us. Source: RFC 9309.
package struct Robots: Sendable, Equatable {
  /// The name we look for in User-agent lines.
  package static let productToken = "feedmill"
  /// Text after this is ignored.
  package static let maxSizeInBytes = 500 << 10
  /// A longer Crawl-delay counts as this.
  package static let maxCrawlDelay: Duration = .seconds(30)

  private var rules: [RobotsRule]
  /// The pause between two requests that the site asks for; nil when it doesn't say.
  package private(set) var crawlDelay: Duration?

  /// A site that allows everything: it has no robots.txt.
  package static let allowingAll = Robots(rules: [], crawlDelay: nil)
  /// A site that allows nothing: it could not say.
  package static let disallowingAll = Robots(
    rules: [RobotsRule(pattern: Array("/".utf8), isAllowing: false)], crawlDelay: nil)

  /// What the bytes of a robots.txt say to a product; its groups merged, those for `*` if it has none.
  package init(parsing bytes: [UInt8], for product: String = productToken) {
    var groups = RobotsGroups(product: product)
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    for line in text.prefix(Self.maxSizeInBytes).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      let meaningful = line.prefix { $0 != UInt8(ascii: "#") }
      guard let colon = meaningful.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let key = String(decoding: Self.trimmed(meaningful[..<colon]), as: UTF8.self).lowercased()
      groups.read(key, Self.trimmed(meaningful[meaningful.index(after: colon)...]))
    }
    self.init(rules: groups.chosen.rules, crawlDelay: groups.chosen.crawlDelay)
  }

  private init(rules: [RobotsRule], crawlDelay: Duration?) {
    self.rules = rules
    self.crawlDelay = crawlDelay
  }

  /// Whether the path of a URL, with its query, may be fetched: the longest rule that matches decides, an
  /// allowing one when two are equal.
  package func allows(path: String) -> Bool {
    if path == "/robots.txt" { return true }
    let path = RobotsRule.normalized(Array(path.utf8.prefix(RobotsRule.maxPathLength)))
    var best: RobotsRule?
    for rule in rules where rule.isStronger(than: best) && rule.matches(path) { best = rule }
    return best?.isAllowing ?? true
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let start = bytes.drop(while: isBlank)
    return start.prefix(upTo: (start.lastIndex { !isBlank($0) }).map { $0 + 1 } ?? start.startIndex)
  }
}

/// The groups of a robots.txt that may concern us, while it is read.
private struct RobotsGroups {
  struct Group {
    var rules: [RobotsRule] = []
    var crawlDelay: Duration?
    var isNamed = false
  }

  private let product: String
  private var ours = Group()
  private var everyone = Group()
  private var isReadingOurs = false
  private var isReadingEveryone = false
  private var isReadingNames = false

  init(product: String) {
    self.product = product.lowercased()
  }

  /// Ours if any line names us, though it may say nothing.
  var chosen: Group { ours.isNamed ? ours : everyone }

  mutating func read(_ key: String, _ value: ArraySlice<UInt8>) {
    switch key {
    case "user-agent":
      // Names in a row head one group; a rule ends the row.
      if !isReadingNames { (isReadingOurs, isReadingEveryone) = (false, false) }
      isReadingNames = true
      if value.elementsEqual("*".utf8) { isReadingEveryone = true }
      if name(in: value) == product { (isReadingOurs, ours.isNamed) = (true, true) }
    case "allow", "disallow":
      isReadingNames = false
      // An empty Disallow allows everything, as no rule does.
      guard !value.isEmpty else { return }
      let rule = RobotsRule(pattern: Array(value), isAllowing: key == "allow")
      update { $0.rules.append(rule) }
    case "crawl-delay":
      isReadingNames = false
      guard let seconds = Double(String(decoding: value, as: UTF8.self)), seconds >= 0 else { return }
      let delay = seconds < 30 ? Duration.seconds(seconds) : Robots.maxCrawlDelay
      update { $0.crawlDelay = delay }
    default: break
    }
  }

  private mutating func update(_ change: (inout Group) -> Void) {
    if isReadingOurs { change(&ours) }
    if isReadingEveryone { change(&everyone) }
  }

  /// The product token of a User-agent value, which may go on: "feedmill/1.2".
  private func name(in value: ArraySlice<UInt8>) -> String {
    let token = value.prefix {
      switch $0 | 0x20 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): true
      default: $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
    }
    return String(decoding: token, as: UTF8.self).lowercased()
  }
}
