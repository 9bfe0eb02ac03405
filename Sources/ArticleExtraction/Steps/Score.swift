internal import Markup

/// What each block of a page is worth as part of an article, in words; chrome is worth less than nothing.
struct Score {
  /// By block.
  let worth: [Double]
  /// The sum of `worth` before each block; one longer than `worth`.
  private let sums: [Double]

  /// Scores all blocks of a map. Comments count as prose where `commentsCount` says so.
  init(_ map: BlockMap, commentsCount: Bool) {
    self.init(map.blocks.map { Score.worth(of: $0, commentsCount: commentsCount) })
  }

  /// Scores all blocks of a map for a page whose content is scattered over cards, lists and tables.
  init(scattered map: BlockMap) {
    self.init(map.blocks.map { Score.scatteredWorth(of: $0) })
  }

  private init(_ worth: [Double]) {
    var sums = [0.0]
    sums.reserveCapacity(worth.count + 1)
    for value in worth { sums.append(sums[sums.count - 1] + value) }
    self.worth = worth
    self.sums = sums
  }

  /// The worth of a range of blocks.
  func sum(_ range: Range<Int>) -> Double { sums[range.upperBound] - sums[range.lowerBound] }

  private static func scatteredWorth(of block: PageBlock) -> Double {
    let words = min(block.text.words, Weights.maxBlockWords)
    if words == 0 || block.hints.contains(.hidden) { return 0 }
    if block.hints.contains(.chrome) { return -words * Weights.scatteredChromeCost }
    return block.hints.contains(.doubtful) ? words * Weights.doubtfulBlockWorth : words
  }

  private static func worth(of block: PageBlock, commentsCount: Bool) -> Double {
    let words = min(block.text.words, Weights.maxBlockWords)
    if words == 0 || block.hints.contains(.hidden) { return 0 }
    if block.hints.contains(.chrome) || block.hints.contains(.comments) && !commentsCount {
      return -words * Weights.chromeBlockCost
    }
    if block.linkShare > Weights.proseLinkShare { return -words * Weights.linkBlockCost }
    if block.tag.isHeading { return Weights.headingWorth }
    let isProse =
      words >= Weights.proseWords || block.tag == .pre
      || words >= Weights.sentenceWords && block.text.endsSentence
    guard isProse else { return -Weights.shortBlockCost }
    let full = words * (1 - block.linkShare)
    return block.hints.contains(.doubtful) ? full * Weights.doubtfulBlockWorth : full
  }
}
