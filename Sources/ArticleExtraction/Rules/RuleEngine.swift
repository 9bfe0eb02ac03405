package import Markup
internal import Model
internal import Prose

/// Takes the chrome out of a chosen body: a site's elements, generic structure, then texts, the site's
/// before generic ones. What a rule keeps stays at every step.
package struct RuleEngine {
  let rule: Rule?
  let usesGeneric: Bool
  let usesStructure: Bool
  /// Rules and kinds that are left alone.
  let off: Set<String>
  /// The removals that name elements or texts, in the order they apply.
  let removals: [Removal]
  /// True when bodies are feeds' contents, in which little more than the article stands.
  let isForFeed: Bool
  let root: Node?
  let knowsSite: Bool
  /// What the model of blocks is sure of; nil when it had no say.
  var trust: BlockTrust?
  private let names: [PatternPiece]
  private let language: String?

  /// Made for one page: the phrases of its language, with its site's names.
  package init(rules: PageRules, page: some RulePage) {
    self.init(rules: rules, page: page, removals: rules.rule?.removals ?? [], isForFeed: false)
  }

  /// Made for the contents of one feed's entry: with what rules say of feeds, without labels that are a
  /// part of what a feed tells.
  init(rules: PageRules, entry page: some RulePage) {
    let own = rules.rule.map { $0.removals + $0.feed.contentRemovals } ?? []
    let generic = rules.usesGeneric ? Bundled.feeds.ofTexts : []
    self.init(rules: rules, page: page, removals: own + generic, isForFeed: true)
  }

  private init(rules: PageRules, page: some RulePage, removals: [Removal], isForFeed: Bool) {
    self.isForFeed = isForFeed
    rule = rules.rule
    usesGeneric = rules.usesGeneric
    usesStructure = rules.usesGeneric && rules.usesStructure
    root = page.root
    let names = SiteNames.patterns(for: page)
    knowsSite = !names.isEmpty
    self.names = names
    language = rules.rule?.language ?? page.language
    let off = rules.off.union(rules.rule?.off ?? [])
    self.off = off
    self.removals = removals.map { $0.named(names) }.filter { !off.contains($0.id) && !off.contains($0.kind) }
  }

  /// The phrases of the page's language and the English ones, with the site's names.
  var phrases: PagePhrases {
    let languages = language.map { $0.prefix(2) == "en" ? ["en"] : [$0, "en"] } ?? ["en"]
    let books = usesGeneric ? languages.compactMap { Bundled.phrases($0) } : []
    return PagePhrases(books: books, names: names, off: off, isForFeed: isForFeed)
  }

  /// Cleans a body in place. Needs a body that stands in its page's tree.
  package func clean(_ body: Node) -> RuleReport {
    var report = RuleReport()
    let kept = keptNodes(in: body, &report)
    var elements = ElementRules(body: body, root: root ?? body, kept: kept)
    elements.isForFeed = isForFeed
    elements.trust = trust
    elements.apply(removals, index: rule?.removalIndex, &report)
    if isForFeed, usesGeneric { elements.apply(Bundled.feeds, off: off, &report) }
    if usesStructure { elements.apply(Bundled.structure, off: off, &report) }
    let sources = textBlocks(of: body).filter { !$0.isWordless }
    var blocks = BlockRules(blocks: sources.map(RuleBlock.init), engine: self, body: body)
    blocks.keep(elements: kept)
    let removed = blocks.run(&report)
    for index in removed { sources[index].remove(from: body) }
    if let rule { edit(body, by: rule) }
    return report
  }

  /// Cleans a text that has no markup: gives the indices of the paragraphs that stay.
  package func clean(_ paragraphs: [String]) -> (kept: [Int], report: RuleReport) {
    var report = RuleReport()
    var blocks = BlockRules(blocks: paragraphs.map(RuleBlock.init), engine: self, body: nil)
    let removed = Set(blocks.run(&report))
    return (paragraphs.indices.filter { !removed.contains($0) }, report)
  }

  private func keptNodes(in body: Node, _ report: inout RuleReport) -> [(id: String, node: Node)] {
    var kept: [(id: String, node: Node)] = []
    for keep in rule?.keeps ?? [] {
      guard case .elements(let query) = keep.matcher else { continue }
      var problem: String?
      kept += query.all(in: body, problem: &problem).map { (keep.id, $0) }
      if let problem { report.warnings.append(problem) }
    }
    return kept
  }

  private func edit(_ body: Node, by rule: Rule) {
    func nodes(_ query: ElementQuery) -> [Node] {
      var problem: String?
      return query.all(in: body, problem: &problem).filter(\.isElement)
    }
    for (query, name) in rule.wraps {
      guard let tag = RuleEngine.tag(name) else { continue }
      for node in nodes(query).prefix(RuleEngine.maxWrapped) where node != body {
        guard node.isAttached, let wrapper = node.tree.makeElement(tag) else { continue }
        wrapper.move(before: node)
        node.move(toEndOf: wrapper)
      }
    }
    for query in rule.unwraps {
      for node in nodes(query) where node != body { node.unwrap() }
    }
    for rename in rule.renames {
      guard let tag = RuleEngine.tag(rename.to) else { continue }
      for node in rename.from.all(in: body) where node != body { node.rename(to: tag) }
    }
    for edit in rule.attributeEdits {
      for node in nodes(edit.elements) { RuleEngine.apply(edit.change, to: node) }
    }
  }

  /// How many elements a page may be given by one `wrap`.
  private static let maxWrapped = 1000

  private static func tag(_ name: String) -> Tag? {
    Tag.allCases.first { $0 != .other && $0.name == name }
  }

  private static func apply(_ change: Rule.AttributeEdit.Change, to node: Node) {
    switch change {
    case .drop(let names): for name in names { node.removeAttribute(name) }
    case .set(let name, let sources):
      let value = sources.lazy.compactMap { node.attribute(named: $0) }.first { !$0.isEmpty }
      if let value { node.setAttribute(name, to: value) }
    }
  }
}
