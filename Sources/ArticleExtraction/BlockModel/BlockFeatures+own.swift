internal import Markup

// What a block is, and where it stands.
extension BlockFeatures {
  static let ownNames = [
    "words", "linkShare", "marksPerWord", "endsSentence", "bytesPerWord", "tag", "isChrome", "isComment",
    "isDoubtful", "worth", "isKept",
  ]

  mutating func addOwn(_ index: Int) {
    let block = blocks[index]
    let text = block.text
    add(
      text.words, block.linkShare, Double(text.marks) / max(1, text.words), text.endsSentence ? 1 : 0,
      Double(text.bytes) / max(1, text.words),
      BlockFeatures.code(of: block.tag))
    add(
      block.hints.contains(.chrome) ? 1 : 0, block.hints.contains(.comments) ? 1 : 0,
      block.hints.contains(.doubtful) ? 1 : 0, draft.score.worth[index], isKept[index] ? 1 : 0)
  }

  /// Tags in an order in which neighbors are alike.
  static func code(of tag: Tag) -> Double {
    switch tag {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4, .h5, .h6: 4
    case .th: 5
    case .td: 6
    case .dt: 7
    case .dd: 8
    case .li: 9
    case .figcaption, .caption: 10
    case .summary, .legend, .address: 11
    case .p: 13
    case .blockquote: 14
    case .pre: 15
    default: 12
    }
  }

  static let placeNames = [
    "isInProse", "isInScattered", "blocksToProse", "wordsToProse", "share", "wordShare", "depth",
    "sinceHeading",
    "headingTag", "isHeadingInProse", "shareOfScattered",
  ]

  mutating func addPlace(_ index: Int, heading: Int) {
    let before = sums.words(0..<index)
    let toProse =
      prose.isEmpty
      ? 999
      : prose.contains(index)
        ? 0 : index < prose.lowerBound ? index - prose.lowerBound : index - prose.upperBound + 1
    let gap =
      prose.isEmpty || toProse == 0
      ? 0 : toProse < 0 ? -sums.words(index..<prose.lowerBound) : sums.words(prose.upperBound..<index)
    add(
      prose.contains(index) ? 1 : 0, scattered.contains(index) ? 1 : 0, Double(toProse), gap,
      Double(index) / Double(blocks.count), before / max(1, sums.words(0..<blocks.count)),
      Double(contexts[places[index]].depth), heading < 0 ? 999 : Double(index - heading),
      heading < 0 ? 0 : BlockFeatures.code(of: blocks[heading].tag),
      heading >= 0 && prose.contains(heading) ? 1 : 0,
      scattered.contains(index)
        ? sums.words(scattered.lowerBound..<index) / max(1, sums.words(scattered)) : -1)
  }
}
