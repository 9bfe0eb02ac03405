internal import Markup

/// The rule files that are known, and which of them is for a page.
package struct RuleSet: Sendable {
  /// How far `extends` is followed.
  static let maxExtends = 8

  /// Rules by precedence: the user's, the project's, the bundled ones.
  let layers: [RuleShelf]
  /// The files of an ftr-site-config collection.
  package let configs: SiteConfigSet
  /// True when something depends on a page's source before it is parsed.
  let readsSource: Bool
  /// True when a rule for the software of many sites names links to further pages.
  let linksByFingerprint: Bool
  /// False to see what site rules do alone.
  package var appliesGeneric = true

  /// A set in which the user's files win over the project's, and those over the bundled ones.
  ///
  /// `configs` are for sites that none of them names; `bundled` stands for the files inside the program.
  package init(
    user: [Rule] = [], project: [Rule] = [], bundled: [Rule]? = nil, configs: SiteConfigSet = SiteConfigSet()
  ) {
    layers = [RuleShelf(user), RuleShelf(project), bundled.map { RuleShelf($0) } ?? Bundled.shelf]
    self.configs = configs
    // None of the files inside the program does either.
    let given = user + project + (bundled ?? [])
    readsSource = !configs.isEmpty || given.contains { !$0.sourceReplacements.isEmpty }
    linksByFingerprint = given.contains { $0.sites.isEmpty && (!$0.next.isEmpty || $0.single != nil) }
  }

  /// True when a rule names the site of a page itself: such a one wins over the collection's files, one for
  /// the software of many sites doesn't.
  func hasOwnRule(for draft: Draft, on day: String?) -> Bool {
    rules(for: DraftPage(draft), on: day).rule.map { !$0.sites.isEmpty } ?? false
  }

  /// What applies to a page: at most one site rule, with what it extends, and whether generic rules do.
  ///
  /// `day` (`YYYY-MM-DD`) is when the page was captured; nil for today's template.
  package func rules(for page: some RulePage, on day: String? = nil) -> PageRules {
    let address = page.url.flatMap { SiteAddress($0) }
    let rule = layers.lazy.compactMap { $0.best(for: page, at: address, on: day) }.first
    guard let rule else { return PageRules(rule: nil, usesGeneric: appliesGeneric) }
    let names = rule.extends ?? ["generic"]
    let usesGeneric = names.contains { $0 == "generic" || $0.hasPrefix("generic/") }
    return PageRules(rule: extended(rule), usesGeneric: usesGeneric && appliesGeneric)
  }

  /// The hosts that rules name, in lower case.
  var hosts: Set<String> { Set(layers.flatMap(\.entries).flatMap { $0.sites.map(\.host) }) }

  /// The rule of that name, by precedence.
  package func rule(named name: String) -> Rule? {
    layers.lazy.compactMap { $0.rule(named: name) }.first
  }

  /// The rule with the lists of those it extends after its own.
  private func extended(_ rule: Rule) -> Rule {
    var merged = rule
    var seen: Set<String> = [rule.name]
    var pending = rule.extends ?? []
    while !pending.isEmpty, seen.count <= RuleSet.maxExtends {
      let name = pending.removeFirst()
      guard seen.insert(name).inserted, let base = self.rule(named: name) else { continue }
      merged.append(base)
      pending += base.extends ?? []
    }
    return merged
  }
}

/// What applies to one page.
package struct PageRules: Sendable {
  /// The site's rule, with what it extends.
  package var rule: Rule?
  /// True when the bundled generic rules apply too.
  package var usesGeneric: Bool
  /// False for a page of cards and lists, which the generic rules on elements would empty.
  package var usesStructure = true
  /// Rules and kinds of chrome that are left alone on a page of this kind.
  package var off: Set<String> = []

  package init(rule: Rule?, usesGeneric: Bool) {
    self.rule = rule
    self.usesGeneric = usesGeneric
  }
}

extension Rule {
  /// What makes one of two matching rules the better one: the longer host, a path, a later template.
  struct Rank: Comparable {
    let hostLength: Int
    let hasPath: Bool
    let since: String

    static func < (left: Rank, right: Rank) -> Bool {
      (left.hostLength, left.hasPath ? 1 : 0, left.since) < (
        right.hostLength, right.hasPath ? 1 : 0, right.since
      )
    }
  }

  /// How well the rule fits a page; nil when it doesn't.
  func rank(at address: SiteAddress?, root: Node?, on day: String?) -> Rank? {
    guard !sites.isEmpty || fingerprint != nil else { return nil }
    var hostLength = 0
    if !sites.isEmpty {
      guard let address else { return nil }
      let matching = sites.filter { $0.matches(address.host) }
      guard let longest = matching.map(\.host.utf8.count).max() else { return nil }
      hostLength = longest
    }
    if !paths.isEmpty {
      guard let path = address?.path, accepts(path) else { return nil }
    }
    if let day {
      if let since, day < since { return nil }
      if let until, day > until { return nil }
    } else if until != nil {
      return nil
    }
    if let fingerprint {
      guard let root, fingerprint.first(in: root) != nil else { return nil }
    }
    return Rank(hostLength: hostLength, hasPath: !paths.isEmpty, since: since ?? "")
  }

  func accepts(_ path: String) -> Bool {
    if paths.contains(where: { $0.excludes && $0.matches(path) }) { return false }
    let included = paths.filter { !$0.excludes }
    return included.isEmpty || included.contains { $0.matches(path) }
  }

  /// Appends another rule's lists; single values that are there stay.
  mutating func append(_ base: Rule) {
    for (field, sources) in base.fields { fields[field, default: []] += sources }
    gated += base.gated
    sponsored += base.sponsored
    removals += base.removals
    keeps += base.keeps
    unwraps += base.unwraps
    renames += base.renames
    wraps += base.wraps
    attributeEdits += base.attributeEdits
    sourceReplacements += base.sourceReplacements
    if next.isEmpty { next = base.next }
    single = single ?? base.single
    language = language ?? base.language
    http.merge(base.http) { own, _ in own }
    off.formUnion(base.off)
  }
}
