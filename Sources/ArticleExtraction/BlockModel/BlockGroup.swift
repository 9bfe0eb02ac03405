/// What some blocks of a page have in common, as sums.
struct BlockGroup {
  var count = 0.0
  var words = 0.0
  var linkWords = 0.0
  var sentences = 0.0
  var inProse = 0.0
  /// The log odds of its words.
  var odds = 0.0

  /// Adds a block, whose odds its element's class gives.
  mutating func add(_ block: PageBlock, odds: Float, isInProse: Bool) {
    let words = block.text.words
    count += 1
    self.words += words
    linkWords += min(words, block.links.words)
    if block.text.endsSentence { sentences += 1 }
    if isInProse { inProse += 1 }
    self.odds += Double(odds) * words
  }

  /// The mean log odds of a word.
  var meanOdds: Double { odds / max(1, words) }
}
