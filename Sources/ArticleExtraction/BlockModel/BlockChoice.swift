/// The blocks of a page that are most likely what it is about.
struct BlockChoice {
  /// By block.
  let isChosen: [Bool]
  /// The F1 to be expected of the choice, 0 … 1.
  let expectedF1: Double

  /// Chooses so that the expected F1 of words is best: the more certain a page's best blocks are, the more
  /// certain must the others be. A block belongs to the best choice when its chance is more than half the F1.
  init(chances: [Double], words: [Double]) {
    let order = chances.indices.sorted { (chances[$0], $1) > (chances[$1], $0) }
    let wanted = zip(chances, words).reduce(0) { $0 + $1.0 * $1.1 }
    var (found, taken, best) = (0.0, 0.0, 0.0)
    for index in order {
      found += chances[index] * words[index]
      taken += words[index]
      if taken > 0 { best = max(best, 2 * found / (taken + wanted)) }
    }
    let least = min(Weights.maxChosenChance, max(Weights.minChosenChance, best / 2))
    isChosen = chances.map { $0 > least }
    expectedF1 = best
  }
}
