internal import Markup

/// Generic phrases on the blocks of a body: strong ones where they stand, weak ones with a second signal,
/// then the appeals grown to their runs.
struct PhraseRules {
  var blockRules: BlockRules
  /// The phrase each block is, whether or not it is removed for it.
  private(set) var found: [Found?]
  /// Blocks too long for a phrase that say several appeals: a whole letter parted by line breaks.
  private let letters: Set<Int>
  /// What stays in any case.
  let corrections: Set<Int>
  /// The longest such letter.
  private static let maxLetterWords = 180
  /// More appeals name the site no better.
  private static let maxAppeals = 20

  /// A phrase that a block is.
  struct Found {
    let phrase: Phrase
    var isStrong: Bool { !phrase.isWeak }
  }

  var blocks: [RuleBlock] { blockRules.blocks }

  init(_ blockRules: BlockRules) {
    self.blockRules = blockRules
    let phrases = blockRules.engine.phrases
    found = blockRules.blocks.map { PhraseRules.phrase(of: $0, among: phrases).map(Found.init) }
    corrections = Set(
      blockRules.blocks.indices.filter {
        !phrases.matches(of: blockRules.blocks[$0], kind: .correction).isEmpty
      })
    letters = Set(blockRules.blocks.indices.filter { PhraseRules.isLetter(blockRules.blocks[$0], phrases) })
    guard !blockRules.engine.knowsSite else { return }
    nameSiteFromAppeals()
  }

  mutating func run(_ report: inout RuleReport) {
    claimStrong(&report)
    claimLinkLists(&report)
    claimWeak(&report)
    growContainers(&report)
    growTail(&report)
    fillGaps(&report)
    claimWeak(&report)
  }

  /// The phrase a block is, a strong one first; nil for prose, reported speech and corrections.
  private static func phrase(of block: RuleBlock, among phrases: PagePhrases) -> Phrase? {
    var weak: Phrase?
    for phrase in phrases.matches(of: block) {
      if phrase.kind == .correction || ReportedSpeech.isIn(block) { return nil }
      if !phrase.isWeak { return phrase }
      if weak == nil { weak = phrase }
    }
    return weak
  }

  private static func isLetter(_ block: RuleBlock, _ phrases: PagePhrases) -> Bool {
    guard block.words > PhraseKind.appeal.maxWords, block.words <= maxLetterWords else { return false }
    let said = phrases.matches(of: block, kind: .appeal)
    return said.count >= 2 && said.contains { !$0.isWeak } && !ReportedSpeech.isIn(block)
  }

  // MARK: Single blocks

  private mutating func claimStrong(_ report: inout RuleReport) {
    for index in blocks.indices {
      guard let found = found[index], found.isStrong, isPlaced(index, found.phrase) else { continue }
      if blocks[index].isHeading, found.phrase.kind.mayHeadProse { continue }
      claim([index], found.phrase, &report)
    }
  }

  /// Weak phrases, labels and headings, which all depend on their neighbors: until nothing changes. Forth and
  /// back in turns, so that however long a chain is, a few rounds follow it to its ends.
  private mutating func claimWeak(_ report: inout RuleReport) {
    var pending = blocks.indices.filter { blockRules.claims[$0] == nil && found[$0] != nil }
    var isChanged = true
    while isChanged {
      isChanged = false
      var open: [Int] = []
      for index in pending {
        if let phrase = found[index]?.phrase, isSupported(index, phrase), claim([index], phrase, &report) {
          isChanged = true
        } else if blockRules.keepers[index] == nil {
          open.append(index)
        }
      }
      // Rounds beyond this are a page of nothing but phrases.
      if open.count == pending.count { break }
      pending = open.reversed()
    }
  }

  private func isSupported(_ index: Int, _ phrase: Phrase) -> Bool {
    let block = blocks[index]
    if block.isHeading, phrase.kind.mayHeadProse {
      // A heading goes with what it heads.
      guard index + 1 == blocks.count || blockRules.claims[index + 1] != nil else { return false }
      return index > 0 || blocks.count > 1
    }
    guard isPlaced(index, phrase) else { return false }
    return !phrase.isWeak || block.isLinked || isAtEdge(index)
      || blockRules.neighbors(of: index).contains { blockRules.claims[$0] != nil }
  }

  /// First or last.
  private func isAtEdge(_ index: Int) -> Bool { index == 0 || index == blocks.count - 1 }

  /// Labels that also occur in prose need links or a place at the head or tail.
  private func isPlaced(_ index: Int, _ phrase: Phrase) -> Bool {
    guard phrase.kind.needsPlace || phrase.kind == .disclosure else { return true }
    let block = blocks[index]
    // A credit reads like the caption that it may stand in.
    if phrase.kind != .credit, let trust = blockRules.engine.trust, let node = block.node,
      trust.isSure(of: node)
    {
      return false
    }
    guard phrase.kind.needsPlace else { return true }
    if block.isLinked { return true }
    // In a feed a label without a link heads a part of the article.
    if blockRules.engine.isForFeed, phrase.kind == .related { return false }
    let isOuterThird = index * 3 < blocks.count || (index + 1) * 3 > blocks.count * 2
    if block.words <= 5, !block.isSentence { return isOuterThird }
    if block.linkWords > 0 { return isOuterThird }
    guard block.source == nil || phrase.kind == .bio, !block.isSentence || phrase.kind == .bio else {
      return false
    }
    return isAtEdge(index) || blockRules.neighbors(of: index).contains { blockRules.claims[$0] != nil }
  }

  @discardableResult
  mutating func claim(_ indices: [Int], _ phrase: Phrase, _ report: inout RuleReport) -> Bool {
    blockRules.claim(
      indices, PhraseRules.claim(phrase), maxPercent: ElementRules.maxGenericPercent,
      freeWords: ElementRules.freeWords, &report)
  }

  private static func claim(_ phrase: Phrase) -> BlockRules.Claim {
    BlockRules.Claim(
      id: phrase.id, at: phrase.at, kind: phrase.kind.rawValue, pattern: phrase.pattern.source,
      isGeneric: true, isMoved: phrase.kind.isMoved)
  }

  // MARK: Appeals

  private func isAppeal(_ index: Int) -> Bool {
    blockRules.claims[index]?.kind == PhraseKind.appeal.rawValue
  }

  /// No longer than an appeal is.
  private func isShort(_ index: Int) -> Bool {
    blocks[index].words <= PhraseKind.appeal.maxWords || letters.contains(index)
  }

  private func isKnown(_ index: Int) -> Bool { found[index] != nil || blockRules.claims[index] != nil }

  /// True when at least half of the blocks are chrome by their words and none is long.
  private func isChrome(_ range: ClosedRange<Int>) -> Bool {
    let known = range.count { isKnown($0) || letters.contains($0) }
    return known * 2 >= range.count && range.allSatisfy(isShort)
  }

  private mutating func grow(_ range: ClosedRange<Int>, from phrase: Phrase, _ report: inout RuleReport) {
    blockRules.claim(
      Array(range), PhraseRules.claim(phrase), maxPercent: ElementRules.maxSitePercent, &report)
  }

  /// The elements around a strong appeal, as far out as they hold nothing but chrome.
  private mutating func growContainers(_ report: inout RuleReport) {
    guard let body = blockRules.body, blocks.indices.contains(where: isAppeal) else { return }
    var containers = ChromeContainers(
      of: body, blocks: blocks, isKnown: { isKnown($0) || letters.contains($0) }, isShort: isShort)
    var tried: Set<ClosedRange<Int>> = []
    for index in blocks.indices where isAppeal(index) {
      guard let phrase = found[index]?.phrase, let node = blocks[index].node,
        let range = containers.blocks(around: node), tried.insert(range).inserted
      else { continue }
      // What stands before the first known phrase may be the article's end: an author's line.
      let first = range.first(where: isKnown) ?? index
      if first < range.upperBound { grow(first...range.upperBound, from: phrase, &report) }
    }
  }

  /// From the first strong appeal near the end to the end.
  private mutating func growTail(_ report: inout RuleReport) {
    guard let first = tailStart, let phrase = found[first]?.phrase else { return }
    let range = first...(blocks.count - 1)
    if isChrome(range) { grow(range, from: phrase, &report) }
  }

  /// The first appeal in the last third; in the last two thirds when another follows.
  private var tailStart: Int? {
    let appeals = blocks.indices.filter { isAppeal($0) && found[$0]?.isStrong == true }
    return appeals.enumerated().first { number, index in
      index * 3 >= blocks.count * 2 || (index * 3 >= blocks.count && appeals.count - number >= 2)
    }?.element
  }

  /// One or two short blocks between two appeals belong to them.
  private mutating func fillGaps(_ report: inout RuleReport) {
    var last: Int?
    for index in blocks.indices where isAppeal(index) {
      defer { last = index }
      guard let previous = last, index - previous > 1, index - previous <= 3 else { continue }
      let gap = (previous + 1)...(index - 1)
      guard gap.allSatisfy(isShort), let phrase = (found[previous] ?? found[index])?.phrase else { continue }
      grow(gap, from: phrase, &report)
    }
  }

  // MARK: A site without a name

  /// Plain text of an unknown site: a name that the appeals say and that a short block at an edge asks to
  /// support is the site's.
  private mutating func nameSiteFromAppeals() {
    let nameless = blockRules.engine.phrases.all.filter { $0.pattern.usesSite }
    let appeals = blocks.indices.filter { found[$0]?.phrase.kind == .appeal }.prefix(PhraseRules.maxAppeals)
    guard !nameless.isEmpty, !appeals.isEmpty else { return }
    for index in blocks.indices where found[index] == nil && blocks[index].words <= 8 {
      for name in PhraseRules.runs(of: blocks[index].folded.bytes) {
        guard appeals.contains(where: { blocks[$0].folded.contains(name) }) else { continue }
        let phrase = nameless.first { $0.pattern.named([.literal(name)]).matches(blocks[index].folded) }
        if let phrase {
          found[index] = Found(phrase: phrase)
          break
        }
      }
    }
  }

  /// The runs of two words and more in a short text.
  private static func runs(of text: [UInt8]) -> [[UInt8]] {
    let words = text.split(separator: UInt8(ascii: " "))
    var runs: [[UInt8]] = []
    for start in words.indices {
      for end in words.indices where end > start {
        runs.append(Array(words[start...end].joined(separator: [32])))
      }
    }
    return runs
  }
}
