internal import Markup

/// How sure the model of blocks is that parts of a page belong to its article.
///
/// Rules whose words and classes also occur in articles leave alone what it is sure of; those that only chrome can
/// match don't ask.
struct BlockTrust {
  let map: BlockMap
  /// By block.
  let chances: [Double]

  /// True when most of an element's words stand in blocks that are all but certain.
  func isSure(of node: Node) -> Bool {
    let range = map.range(of: node)
    guard !range.isEmpty, range.upperBound <= chances.count else { return false }
    var (sure, all) = (0.0, 0.0)
    for index in range {
      let words = map.blocks[index].text.words
      all += words
      if chances[index] >= Weights.sureChance { sure += words }
    }
    return all > 0 && sure * 2 > all
  }
}
