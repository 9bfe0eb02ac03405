internal import Markup

/// The generic entries of `structure.yaml`, applied to a body.
extension ElementRules {
  /// Applies the generic entries: all elements that an entry is for, unless together they are too much of the body.
  mutating func apply(_ structure: StructureRules, off: Set<String>, _ report: inout RuleReport) {
    defer { removeEmpty() }
    let prose = longParagraphs()
    let limit = max(map.total * ElementRules.maxGenericPercent / 100, ElementRules.freeWords)
    var refused: Set<Int> = []
    var found = matches(structure, off: off, without: refused, around: prose)
    while let excess = self.excess(among: found, of: structure, over: limit, &report) {
      refused.insert(excess)
      found = matches(structure, off: off, without: refused, around: prose)
    }
    var refusedFor: Set<String> = []
    for (node, number) in found {
      let entry = structure.entries[number]
      if let keep = keeper(of: node) {
        if refusedFor.insert(keep).inserted { report.refuse(entry.id, "kept by \(keep)", node) }
      } else if map.words(in: node) > limit {
        report.refuse(entry.id, "\(percent(map.words(in: node))) % of the body", node)
      } else {
        take(node, &report, id: entry.id, at: entry.at, kind: entry.kind, pattern: entry.pattern)
      }
    }
  }

  /// The outermost elements that entries are for, each with the first of them.
  private func matches(
    _ structure: StructureRules, off: Set<String>, without refused: Set<Int>,
    around prose: (first: Node, last: Node)?
  ) -> [(node: Node, entry: Int)] {
    var query = structure.index.query()
    var found: [(node: Node, entry: Int)] = []
    let limit = max(map.total * ElementRules.maxGenericPercent / 100, ElementRules.freeWords)
    var walk = body.descendants
    while let node = walk.next() {
      guard node.isElement else { continue }
      // Highlighters call the remarks of code comments.
      if isGone(node) || node.tag == .pre {
        walk.skipChildren()
        continue
      }
      let matches = query.matches(node)
      let entry = matches.first { number in
        !refused.contains(number) && allows(structure.entries[number], node, around: prose, off)
      }
      guard let entry else { continue }
      found.append((node, entry))
      // What is too large or kept is looked into.
      if map.words(in: node) <= limit, keeper(of: node) == nil { walk.skipChildren() }
    }
    return found
  }

  /// An entry whose elements together hold more of the body than a generic rule may take, each of them being small:
  /// what is called like that on such a page is what it is made of.
  private func excess(
    among found: [(node: Node, entry: Int)], of structure: StructureRules, over limit: Int,
    _ report: inout RuleReport
  ) -> Int? {
    var words: [Int: Int] = [:]
    for (node, number) in found where structure.entries[number].evidence != .always {
      let own = map.words(in: node)
      if own <= limit { words[number, default: 0] += own }
    }
    guard let most = words.filter({ $0.value > limit }).max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
    else { return nil }
    let entry = structure.entries[most.key]
    let first = found.first { $0.entry == most.key }?.node
    report.refuse(entry.id, "\(percent(most.value)) % of the body", first)
    return most.key
  }

  private func percent(_ words: Int) -> Int { words * 100 / max(1, map.total) }

  private func allows(
    _ entry: StructureRules.Entry, _ node: Node, around prose: (first: Node, last: Node)?, _ off: Set<String>
  ) -> Bool {
    if !off.isEmpty, off.contains(entry.kind) || off.contains(entry.id) { return false }
    if entry.evidence != .always, ElementRules.isNamedByItsWords(node) { return false }
    if entry.kind != "hidden", let trust, trust.isSure(of: node) { return false }
    guard entry.evidence == .secondSignal else { return true }
    // Publishing software calls the parts of an article cards, media and asides.
    if isForFeed { return false }
    let isAfter = prose.map { map.words(before: node) >= map.words(before: $0.last) + map.words(in: $0.last) }
    if ElementRules.edgeKinds.contains(entry.kind) {
      // Inside the article an author and a date may be those of a quote and of an event.
      return isAfter == true || prose.map { map.words(before: $0.first) >= map.words(before: node) } ?? false
    }
    let words = map.words(in: node)
    if words < ElementRules.fewWords && !ElementRules.isSentence(node.text)
      || map.linkedWords(in: node) * 2 >= words
    {
      return true
    }
    if node.tag == .aside || node.ancestors.contains(where: { $0.tag == .aside }) { return true }
    return isAfter ?? false
  }

  /// True for a heading whose id is made of its own words: they say what follows, not what it is.
  private static func isNamedByItsWords(_ node: Node) -> Bool {
    guard ElementRules.headings.contains(node.tag), let id = node.attribute("id") else { return false }
    let text = node.text.lowercased()
    let words = id.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.count > 1 && words.count { text.contains($0) } * 2 > words.count
  }

  private static let headings = TagSet([.h1, .h2, .h3, .h4, .h5, .h6])

  private static let edgeKinds: Set<String> = ["bio", "date"]

  /// Brevity says nothing about a sentence: a standfirst is short too.
  private static func isSentence(_ text: String) -> Bool {
    text.last { !$0.isWhitespace }.map { ".!?。！？".contains($0) } ?? false
  }

  /// The first and the last paragraph of 40 words or more; nil when there is none.
  private func longParagraphs() -> (first: Node, last: Node)? {
    let long = body.elements.filter { $0.tag == .p && map.words(in: $0) >= 40 }
    guard let first = long.first, let last = long.last else { return nil }
    return (first, last)
  }
}
