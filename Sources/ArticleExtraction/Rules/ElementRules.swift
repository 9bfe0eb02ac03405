internal import Markup
internal import Model
internal import Prose

/// Removals that name elements, applied to a body.
struct ElementRules {
  /// The share of the body that one rule may take, in percent.
  static let maxSitePercent = 50
  static let maxGenericPercent = 25
  /// A generic rule may always take this many words, however short the body is.
  static let freeWords = 12
  /// Share bars and the like that may follow the last link of an article.
  static let maxWordsAfterLastLinks = 60
  /// What is said of an author in fewer words is a byline.
  static let minBioWords = 12
  /// Fewer words than this make a second signal.
  static let fewWords = 25

  let body: Node
  let root: Node
  let kept: [(id: String, node: Node)]
  let map: WordMap
  /// True when the body is a feed's content: then what is left empty goes too.
  var isForFeed = false
  /// What the model of blocks is sure of; nil when it had no say.
  var trust: BlockTrust?
  private var taken: Set<Node> = []
  /// What elements were taken out of.
  private var emptied: [Node] = []

  init(body: Node, root: Node, kept: [(id: String, node: Node)]) {
    self.body = body
    self.root = root
    self.kept = kept
    map = WordMap(body)
  }

  /// Applies a site's entries in file order. `index` is made of all of them and maybe others.
  mutating func apply(_ removals: [Removal], index: RemovalIndex?, _ report: inout RuleReport) {
    defer { removeEmpty() }
    let idle = index?.idle(in: body) ?? []
    for removal in removals where !idle.contains(removal.id) {
      if let when = removal.when, when.first(in: root) == nil { continue }
      switch removal.matcher {
      case .elements(let queries, let up): apply(removal, targets(queries, up, removal, &report), &report)
      case .link(let pattern): removeLinks(removal, pattern, &report)
      case .text: break
      }
    }
  }

  private func targets(
    _ queries: [ElementQuery], _ up: Removal.Up?, _ removal: Removal, _ report: inout RuleReport
  ) -> [Node] {
    var targets: [Node] = []
    for query in queries {
      var problem: String?
      for node in query.all(in: body, problem: &problem) where node != body {
        guard let target = up.map({ raised(node, $0) }) ?? node, target != body else { continue }
        targets.append(target)
      }
      if let problem { report.warnings.append("\(removal.id): \(problem)") }
    }
    return targets
  }

  private func raised(_ node: Node, _ up: Removal.Up) -> Node? {
    let ancestors = node.ancestors.prefix { $0 != body && body.contains($0) }
    switch up {
    case .levels(let levels): return ancestors.dropFirst(levels - 1).first { _ in true }
    case .nearest(let selector): return ancestors.first { selector.matches($0) }
    }
  }

  private mutating func apply(_ removal: Removal, _ targets: [Node], _ report: inout RuleReport) {
    var nodes: [Node] = []
    var chosen: Set<Node> = []
    for node in targets where !isGone(node) && chosen.insert(node).inserted {
      if let keep = keeper(of: node) {
        report.refuse(removal.id, "kept by \(keep)", node)
      } else if nodes.count < removal.limit ?? .max {
        nodes.append(node)
      }
    }
    nodes = nodes.filter { node in !node.ancestors.contains { chosen.contains($0) } }
    let words = nodes.reduce(0) { $0 + map.words(in: $1) }
    guard words * 100 <= map.total * removal.maxPercent else {
      report.refuse(removal.id, "\(words * 100 / max(1, map.total)) % of the body", nodes.first)
      return
    }
    for node in nodes {
      take(node, &report, id: removal.id, at: removal.at, kind: removal.kind, pattern: removal.pattern)
    }
  }

  /// Links by their own text; the block around goes only when nothing but punctuation would be left.
  private mutating func removeLinks(_ removal: Removal, _ pattern: TextPattern, _ report: inout RuleReport) {
    let links = body.elements.filter { $0.tag == .a && pattern.matches(FoldedText(normalizedText($0.text))) }
    var targets: [Node] = []
    for link in removal.third == .tail ? last(of: links) : links where map.words(in: link) <= removal.maxWords
    {
      let words = map.words(in: link)
      let block = link.ancestors.first { $0.tag.isBlock && $0 != body }
      let isAlone = block.map { body.contains($0) && map.words(in: $0) == words } ?? false
      targets.append(isAlone ? block ?? link : link)
    }
    apply(removal, targets, &report)
  }

  /// Applies what only feeds have, in one walk over the body.
  mutating func apply(_ feeds: FeedRemovals, off: Set<String>, _ report: inout RuleReport) {
    defer { removeEmpty() }
    var query = feeds.index.query()
    var found: [(node: Node, removal: Removal)] = []
    for node in body.elements {
      guard
        let removal = query.matches(node).map({ feeds.owner(of: $0) }).first(where: { !off.contains($0.kind) }
        )
      else { continue }
      found.append((node, removal))
    }
    for (node, removal) in found where !isGone(node) {
      if let keep = keeper(of: node) {
        report.refuse(removal.id, "kept by \(keep)", node)
      } else {
        take(node, &report, id: removal.id, at: removal.at, kind: removal.kind, pattern: removal.pattern)
      }
    }
  }

  mutating func take(
    _ node: Node, _ report: inout RuleReport, id: String, at: String, kind: String, pattern: String
  ) {
    let words = map.words(in: node)
    let text = normalizedText(node.text)
    let parent = node.parent
    if isForFeed, node.tag == .a { LineEnd.trim(before: node) }
    node.remove()
    taken.insert(node)
    if isForFeed, let parent { emptied.append(parent) }
    // Elements without text (scripts, empty slots) are no news to anyone.
    guard words > 0 else { return }
    if kind == "tags" || kind == "credit" || kind == "bio" && words >= ElementRules.minBioWords {
      let lines = textBlocks(of: node).filter { kind != "bio" || $0.headingLevel == nil }
      let said = lines.map { String(decoding: $0.text, as: UTF8.self) }.filter { !$0.isEmpty }
      report.moved.append(RuleReport.Moved(kind: kind, text: said.joined(separator: " ")))
    }
    report.removedTexts.append(text)
    report.removals.append(
      Extraction.Removal(
        rule: id, at: at, kind: kind, pattern: pattern, words: words, text: RuleReport.excerpt(text)))
  }

  /// The links after which nothing more is said in their block, near the body's end.
  private func last(of links: [Node]) -> [Node] {
    var last: Set<Node> = []
    for link in links.reversed() {
      let after = map.total - map.words(before: link) - map.words(in: link)
      guard after * 3 <= map.total || after <= ElementRules.maxWordsAfterLastLinks else { break }
      if LineEnd.isAt(link, knowing: last) { last.insert(link) }
    }
    return links.filter(last.contains)
  }

  /// Takes out what holds neither words nor media any more, outwards.
  mutating func removeEmpty() {
    // Taking out what is empty takes no words from anything around it.
    var full: Set<Node> = []
    for element in emptied {
      var empty: Node? = element
      while let node = empty, node != body, !full.contains(node), body.contains(node) {
        if node.hasWordsOrMedia {
          full.insert(node)
          break
        }
        empty = node.parent
        node.remove()
      }
    }
    emptied = []
  }

  func isGone(_ node: Node) -> Bool {
    !taken.isEmpty && (taken.contains(node) || !body.contains(node))
  }

  /// The `keep` that an element stands in or holds.
  func keeper(of node: Node) -> String? {
    kept.first { $0.node.contains(node) || node.contains($0.node) }?.id
  }
}

extension RuleReport {
  mutating func refuse(_ rule: String, _ reason: String, _ node: Node?) {
    let text = RuleReport.excerpt(normalizedText(node?.text ?? ""))
    refusals.append(Explanation.Refusal(rule: rule, reason: reason, text: text))
  }
}
