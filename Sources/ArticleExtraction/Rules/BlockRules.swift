internal import Markup
internal import Model

/// Text rules on the blocks of a body, the same for pages, feed content and plain text.
///
/// Decides first and removes nothing: `run` gives the blocks that go.
struct BlockRules {
  /// A body with fewer words than this after cleaning lost too much.
  static let minWordsLeft = 25

  /// Who took a block.
  struct Claim {
    let id: String
    let at: String
    let kind: String
    let pattern: String
    let isGeneric: Bool
    let isMoved: Bool
  }

  let blocks: [RuleBlock]
  let engine: RuleEngine
  let body: Node?
  let totalWords: Int
  /// The words before each block, and at last all.
  private let wordsBefore: [Int]
  var claims: [Claim?]
  /// The `keep` that holds a block.
  var keepers: [String?]

  init(blocks: [RuleBlock], engine: RuleEngine, body: Node?) {
    self.blocks = blocks
    self.engine = engine
    self.body = body
    wordsBefore = blocks.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.words) }
    totalWords = wordsBefore[blocks.count]
    claims = Array(repeating: nil, count: blocks.count)
    keepers = Array(repeating: nil, count: blocks.count)
    for keep in engine.rule?.keeps ?? [] {
      guard case .text(let pattern) = keep.matcher else { continue }
      for (index, block) in blocks.enumerated() where keepers[index] == nil && pattern.matches(block.folded) {
        keepers[index] = keep.id
      }
    }
  }

  /// Marks the blocks that stand in kept elements.
  mutating func keep(elements: [(id: String, node: Node)]) {
    for (index, block) in blocks.enumerated() where keepers[index] == nil {
      guard let node = block.node else { continue }
      keepers[index] = elements.first { $0.node.contains(node) }?.id
    }
  }

  /// The indices of the blocks that go, ascending.
  mutating func run(_ report: inout RuleReport) -> [Int] {
    guard !blocks.isEmpty else { return [] }
    for removal in engine.removals { apply(removal, &report) }
    if engine.usesGeneric {
      var phrases = PhraseRules(self)
      phrases.run(&report)
      claims = phrases.blockRules.claims
    }
    undoIfEmpty(&report)
    return tell(&report)
  }

  // MARK: A site's entries

  private mutating func apply(_ removal: Removal, _ report: inout RuleReport) {
    guard case .text(let pattern, let extent) = removal.matcher else { return }
    if let when = removal.when {
      guard let root = engine.root, when.first(in: root) != nil else { return }
    }
    var targets: [Int] = []
    var matches = 0
    var index = 0
    while index < blocks.count, matches < removal.limit ?? .max {
      defer { index += 1 }
      guard claims[index] == nil, allows(removal, index), pattern.matches(blocks[index].folded) else {
        continue
      }
      guard let range = range(of: extent, at: index), isPlaced(removal, range) else { continue }
      matches += 1
      targets += range.filter { claims[$0] == nil }
      index = max(index, range.upperBound)
      if case .block = extent { continue }
      break
    }
    claim(
      targets,
      Claim(
        id: removal.id, at: removal.at, kind: removal.kind, pattern: removal.pattern, isGeneric: false,
        isMoved: false), maxPercent: removal.maxPercent, &report)
  }

  private func allows(_ removal: Removal, _ index: Int) -> Bool {
    guard blocks[index].words <= removal.maxWords else { return false }
    // The sentence that software adds links to the article and to the site.
    if removal.kind == FeedRemovals.attribution, blocks[index].source != nil, blocks[index].linkWords == 0 {
      return false
    }
    guard let near = removal.near else { return true }
    return neighbors(of: index).contains { claims[$0]?.kind == near }
  }

  /// True in the third of the body that the entry is for; feeds' contents are short, so there words count.
  private func isPlaced(_ removal: Removal, _ range: ClosedRange<Int>) -> Bool {
    switch removal.third {
    case nil: return true
    case .head: return range.lowerBound * 3 < blocks.count || range.lowerBound == 0
    case .tail where engine.isForFeed:
      let after = totalWords - wordsBefore[range.upperBound + 1]
      return after * 3 <= totalWords || after <= ElementRules.maxWordsAfterLastLinks
    case .tail:
      return (range.lowerBound + 1) * 3 > blocks.count * 2 || range.lowerBound + 1 == blocks.count
    }
  }

  private func range(of extent: Removal.Extent, at index: Int) -> ClosedRange<Int>? {
    switch extent {
    case .block: return index...index
    case .toEnd: return index...(blocks.count - 1)
    case .links:
      let last = blocks[(index + 1)...].firstIndex { !$0.isLinked } ?? blocks.count
      return last > index + 1 ? index...(last - 1) : nil
    case .fromStart: return 0...index
    case .to(let pattern):
      return blocks[index...].firstIndex { pattern.matches($0.folded) }.map { index...$0 }
    }
  }

  // MARK: Claims

  /// The blocks next to one, as far as there are any.
  func neighbors(of index: Int) -> [Int] { [index - 1, index + 1].filter(blocks.indices.contains) }

  /// Gives blocks to a rule, without kept ones; none at all when they are too much of the body.
  @discardableResult
  mutating func claim(
    _ targets: [Int], _ claim: Claim, maxPercent: Int, freeWords: Int = 0, _ report: inout RuleReport
  ) -> Bool {
    var free: [Int] = []
    for index in targets where claims[index] == nil {
      if let keep = keepers[index] {
        report.refuse(claim.id, "kept by \(keep)", blocks[index])
      } else {
        free.append(index)
      }
    }
    let words = free.reduce(0) { $0 + blocks[$1].words }
    guard words * 100 <= totalWords * maxPercent || words <= freeWords else {
      report.refuse(
        claim.id, "\(words * 100 / max(1, totalWords)) % of the body", free.first.map { blocks[$0] })
      return false
    }
    for index in free { claims[index] = claim }
    return !free.isEmpty
  }

  /// Gives generic rules' blocks back, the last claims first, while too few words are left.
  private mutating func undoIfEmpty(_ report: inout RuleReport) {
    var (left, own) = (0, 0)
    for (index, block) in blocks.enumerated() {
      if claims[index] == nil { left += block.words }
      // What a feed's software added was no part of a body that may be half gone.
      if engine.isForFeed, claims[index]?.isGeneric == false { own += block.words }
    }
    let wanted = min(BlockRules.minWordsLeft, (totalWords - own) / 2)
    var undone = 0
    for index in blocks.indices.reversed() where left < wanted && claims[index]?.isGeneric == true {
      claims[index] = nil
      left += blocks[index].words
      undone += 1
    }
    if undone > 0 {
      report.warnings.append("generic rules undone for \(undone) blocks: too few words were left")
    }
  }

  private func tell(_ report: inout RuleReport) -> [Int] {
    var removed: [Int] = []
    for (index, block) in blocks.enumerated() {
      guard let claim = claims[index] else { continue }
      removed.append(index)
      if claim.isMoved { report.moved.append(RuleReport.Moved(kind: claim.kind, text: block.text)) }
      if claim.kind == PhraseKind.paywall.rawValue { report.isPartial = true }
      report.removedTexts.append(block.text)
      report.removals.append(
        Extraction.Removal(
          rule: claim.id, at: claim.at, kind: claim.kind, pattern: claim.pattern, block: index,
          words: block.words, text: RuleReport.excerpt(block.text)))
    }
    return removed
  }
}

extension RuleReport {
  mutating func refuse(_ rule: String, _ reason: String, _ block: RuleBlock?) {
    refusals.append(
      Explanation.Refusal(rule: rule, reason: reason, text: RuleReport.excerpt(block?.text ?? "")))
  }
}
