internal import Markup
internal import Model

/// Looks for the text rules that come nearest to a block of a cleaned body.
struct RuleMisses {
  /// How many are worth telling.
  static let maxCount = 3
  /// The share of a generic pattern's words that a block must have.
  static let minGenericShare = 0.5

  let blocks: [RuleBlock]
  let index: Int
  let engine: RuleEngine
  let refusals: [Explanation.Refusal]

  private var block: RuleBlock { blocks[index] }

  /// The nearest, the best first: those that match but for a guard, those that match a part, those that
  /// share words.
  var nearest: [Explanation.Miss] {
    var ranked: [(rank: Double, miss: Explanation.Miss)] = []
    for removal in engine.removals {
      guard case .text(let pattern, _) = removal.matcher else { continue }
      guard let (rank, reason) = near(pattern, minShare: 0, obstacle: { obstacle(of: removal) }) else {
        continue
      }
      let miss = Explanation.Miss(rule: removal.id, at: removal.at, pattern: pattern.source, reason: reason)
      // One's own rules come before generic ones.
      ranked.append((rank + 0.5, miss))
    }
    for phrase in engine.phrases.all {
      let minShare = RuleMisses.minGenericShare
      guard
        let (rank, reason) = near(phrase.pattern, minShare: minShare, obstacle: { obstacle(of: phrase) })
      else { continue }
      ranked.append(
        (
          rank,
          Explanation.Miss(rule: phrase.id, at: phrase.at, pattern: phrase.pattern.source, reason: reason)
        ))
    }
    let sorted = ranked.enumerated().sorted {
      ($0.element.rank, $1.offset) > ($1.element.rank, $0.offset)
    }
    return (refused + sorted.map(\.element.miss)).prefix(RuleMisses.maxCount).map(\.self)
  }

  /// What matched the block and was refused.
  private var refused: [Explanation.Miss] {
    refusals.filter { $0.text == RuleReport.excerpt(block.text) }.map {
      Explanation.Miss(rule: $0.rule, reason: $0.reason)
    }
  }

  private func near(
    _ pattern: TextPattern, minShare: Double, obstacle: () -> String
  ) -> (rank: Double, reason: String)? {
    if pattern.matches(block.folded) { return (3, obstacle()) }
    let source = pattern.source
    let words = RuleMisses.words(of: source)
    // A single word occurs in any prose.
    guard words.count > 1 else { return nil }
    // Of generic phrases a part occurs in much prose.
    if minShare == 0, !source.hasPrefix("/"), let open = try? TextPattern("*" + source + "*"),
      open.matches(block.folded)
    {
      return (2, "it describes a part of the block only; a text rule describes all of it: \"*\(source)*\"")
    }
    let shared = words.filter { block.folded.containsWords(Array($0.utf8)) }
    guard shared.count >= 2 else { return nil }
    let share = Double(shared.count) / Double(words.count)
    return share < minShare ? nil : (share, "it shares \(shared.prefix(5).joined(separator: ", "))")
  }

  /// What keeps an entry whose pattern matches from the block.
  private func obstacle(of removal: Removal) -> String {
    if block.words > removal.maxWords {
      return "the block has \(block.words) words > max \(removal.maxWords)"
    }
    if let third = removal.third {
      return "it is for the \(third.rawValue) only; this is block \(index + 1) of \(blocks.count)"
    }
    if let near = removal.near { return "no block next to it was removed as \(near)" }
    if let when = removal.when { return "the page has no \(when.source)" }
    if let limit = removal.limit { return "its limit of \(limit) was reached" }
    return "another rule or a keep was first"
  }

  private func obstacle(of phrase: Phrase) -> String {
    if block.words > phrase.kind.maxWords {
      return "the block has \(block.words) words > max \(phrase.kind.maxWords)"
    }
    if ReportedSpeech.isIn(block) { return "the block reports what someone says" }
    if block.isHeading { return "a heading goes with what it heads only" }
    if phrase.kind == .correction { return "corrections are always kept" }
    if phrase.isWeak {
      return "it is weak: it counts as first or last block, as a link, or next to a removed one"
    }
    return "the words occur in prose as well: they count in a link, or near the start or the end"
  }

  /// The words of a pattern that are no part of its notation.
  private static func words(of pattern: String) -> [String] {
    let words = pattern.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
    var known: Set<String> = []
    return words.filter { $0.count > 3 && known.insert($0).inserted }
  }
}
