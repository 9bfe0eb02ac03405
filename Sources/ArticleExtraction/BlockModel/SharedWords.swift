internal import Markup

/// How much of each block's text a page's title and its description say too.
struct SharedWords {
  /// By block: the share of its words that stand in the title, 0 … 1; 0 for long blocks.
  private(set) var inTitle: [Double]
  /// The same for the description.
  private(set) var inDescription: [Double]

  /// Longer blocks are prose whatever they share.
  private static let mostWords = 60.0

  init(_ draft: Draft) {
    let count = draft.map.blocks.count
    inTitle = Array(repeating: 0, count: count)
    inDescription = inTitle
    let title = SharedWords.words(of: draft.metadata.title)
    let description =
      SharedWords.words(of: draft.facts.meta("description"))
      .union(SharedWords.words(of: draft.facts.meta("og:description")))
    guard let top = draft.page.tree.body, !title.isEmpty || !description.isEmpty else { return }
    var totals = inTitle
    for text in top.descendants where text.isText {
      let range = draft.map.range(of: text)
      guard !range.isEmpty, draft.map.blocks[range.lowerBound].text.words <= SharedWords.mostWords else {
        continue
      }
      let index = range.lowerBound
      text.withContent { content in
        SharedWords.forEachWord(of: content) { word in
          totals[index] += 1
          if title.contains(word) { inTitle[index] += 1 }
          if description.contains(word) { inDescription[index] += 1 }
        }
      }
    }
    for index in 0..<count {
      inTitle[index] /= max(1, totals[index])
      inDescription[index] /= max(1, totals[index])
    }
  }

  private static func words(of text: String?) -> Set<UInt64> {
    var words: Set<UInt64> = []
    let bytes = Array((text ?? "").utf8)
    forEachWord(of: bytes.span) { words.insert($0) }
    return words
  }

  /// Calls `body` with a hash of each word, ASCII capitals made small: FNV-1a.
  private static func forEachWord(of text: Span<UInt8>, _ body: (UInt64) -> Void) {
    let start: UInt64 = 0xCBF2_9CE4_8422_2325
    var hash = start
    for index in text.indices {
      let byte = text[index]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      let isWord = lower &- 0x61 < 26 || lower &- 0x30 < 10 || lower >= 0x80
      if isWord {
        hash = (hash ^ UInt64(lower)) &* 0x0000_0100_0000_01B3
      } else if hash != start {
        body(hash)
        hash = start
      }
    }
    if hash != start { body(hash) }
  }
}
