internal import Markup

/// The rules of one layer, found by the host of a page or by what the page contains, however many there are.
struct RuleShelf: Sendable {
  /// A rule, and what tells the pages that it may be for.
  struct Entry: Sendable {
    let name: String
    let sites: [SitePattern]
    let fingerprint: Selector?
    /// True when it changes the entries of feeds or leaves some out.
    let settlesFeeds: Bool
    /// The rule itself; nil when it can't be read.
    let rule: @Sendable () -> Rule?
  }

  let entries: [Entry]
  private var byHost: [String: [Int]] = [:]
  private let fingerprints: FingerprintIndex

  init(_ entries: [Entry]) {
    self.entries = entries
    for (number, entry) in entries.enumerated() {
      for host in Set(entry.sites.map(\.host)) { byHost[host, default: []].append(number) }
    }
    fingerprints = FingerprintIndex(
      entries.enumerated().compactMap { number, entry in
        entry.sites.isEmpty ? entry.fingerprint.map { (number, $0) } : nil
      })
  }

  init(_ rules: [Rule]) {
    self.init(
      rules.map { rule in
        Entry(
          name: rule.name, sites: rule.sites, fingerprint: rule.fingerprint,
          settlesFeeds: rule.feed.settles, rule: { rule })
      })
  }

  /// All rules, in their order.
  var rules: [Rule] { entries.compactMap { $0.rule() } }

  /// The rule of that name, the first of several.
  func rule(named name: String) -> Rule? { entries.first { $0.name == name }?.rule() }

  /// The rule that fits a page best: one of its host, else one for what the page contains.
  func best(for page: some RulePage, at address: SiteAddress?, on day: String?) -> Rule? {
    if let address, let own = best(of: numbers(forHost: address.host), for: page, at: address, on: day) {
      return own
    }
    guard let root = page.root else { return nil }
    return best(of: fingerprints.matches(in: root), for: page, at: address, on: day)
  }

  private func best(
    of numbers: [Int], for page: some RulePage, at address: SiteAddress?, on day: String?
  ) -> Rule? {
    var best: (rule: Rule, rank: Rule.Rank)?
    for number in numbers {
      guard let rule = entries[number].rule(),
        let rank = rule.rank(at: address, root: page.root, on: day)
      else { continue }
      if best.map({ $0.rank < rank }) ?? true { best = (rule, rank) }
    }
    return best?.rule
  }

  /// The rules that name a host or a domain it lies in.
  private func numbers(forHost host: String) -> [Int] {
    guard !byHost.isEmpty else { return [] }
    var numbers: Set<Int> = []
    var domain = host[...]
    while !domain.isEmpty {
      numbers.formUnion(byHost[String(domain)] ?? [])
      guard let dot = domain.firstIndex(of: ".") else { break }
      domain = domain[domain.index(after: dot)...]
    }
    return numbers.sorted()
  }
}

/// The fingerprints of rules that name no site, all asked at once.
///
/// One that asks for an `html`, `head`, `body`, `meta`, `link`, `base` or `title` is looked for among the elements of
/// the page's head only, which are few.
struct FingerprintIndex: Sendable {
  private let inHead: Part
  private let anywhere: Part

  private struct Part: Sendable {
    let numbers: [Int]
    let index: SelectorIndex

    init(_ fingerprints: [(number: Int, selector: Selector)]) {
      numbers = fingerprints.map(\.number)
      index = SelectorIndex(fingerprints.map(\.selector))
    }

    func matches(among nodes: () -> [Node]) -> Set<Int> {
      var found: Set<Int> = []
      if numbers.isEmpty { return found }
      var query = index.query()
      for node in nodes() { for match in query.matches(node) { found.insert(numbers[match]) } }
      return found
    }
  }

  init(_ fingerprints: [(number: Int, selector: Selector)]) {
    inHead = Part(fingerprints.filter { $0.selector.subjects(areAmong: FingerprintIndex.tagsOfHead) })
    anywhere = Part(fingerprints.filter { !$0.selector.subjects(areAmong: FingerprintIndex.tagsOfHead) })
  }

  /// The numbers of those that the page has, ascending.
  func matches(in root: Node) -> [Int] {
    let ofHead = inHead.matches {
      let top = [root] + root.elementChildren
      return top + (top.first { $0.tag == .head }.map { Array($0.elements) } ?? [])
    }
    return ofHead.union(anywhere.matches { [root] + root.elements }).sorted()
  }

  private static let tagsOfHead = TagSet([.html, .head, .body, .meta, .link, .base, .title])
}
