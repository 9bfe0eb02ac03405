internal import Markup

// What stands around a block.
extension BlockFeatures {
  static let containerNames = ["small", "medium", "large"].flatMap { size in
    [
      "words", "wordsPerBlock", "linkShare", "marksPerWord", "headings", "proseShare", "proseOverlap",
      "position",
    ].map { "\(size)_\($0)" }
  }

  mutating func addContainers(_ index: Int) {
    let containers = contexts[places[index]].containers
    for range in [containers.small, containers.medium, containers.large] {
      let words = sums.words(range)
      let shared = range.clamped(to: prose)
      add(
        words, words / Double(max(1, range.count)), sums.linkShare(range), sums.marksPerWord(range),
        sums.headings(range), sums.proseShare(range), sums.words(shared) / max(1, words),
        Double(index - range.lowerBound) / Double(max(1, range.count)))
    }
  }

  static let kinNames = [
    "kin", "kinWords", "kinLinkShare", "kinSentences", "kinInProse", "pathCount", "repeats",
  ]

  mutating func addKin(_ index: Int) {
    let context = contexts[places[index]]
    let kin = kin[context.key] ?? BlockGroup()
    add(
      kin.count, kin.words / max(1, kin.count), kin.linkWords / max(1, kin.words),
      kin.sentences / max(1, kin.count),
      kin.inProse / max(1, kin.count), paths[context.path]?.count ?? 0,
      Double(texts[TextKey(blocks[index])] ?? 0))
  }

  static let neighborNames =
    [-1, 1].flatMap { place in
      ["words", "linkShare", "tag", "endsSentence", "isSameKin"].map { "\($0)_at\(place)" }
    } + ["words_3", "linkShare_3", "prose_3", "words_8", "linkShare_8", "prose_8", "proseAfter_8"]

  mutating func addNeighbors(_ index: Int) {
    for place in [-1, 1] {
      guard blocks.indices.contains(index + place) else {
        add(-1, -1, -1, -1, -1)
        continue
      }
      let block = blocks[index + place]
      add(
        block.text.words, block.linkShare, BlockFeatures.code(of: block.tag), block.text.endsSentence ? 1 : 0,
        contexts[places[index]].key == contexts[places[index + place]].key ? 1 : 0)
    }
    for reach in [3, 8] {
      let range = max(0, index - reach)..<min(blocks.count, index + reach + 1)
      add(sums.words(range), sums.linkShare(range), sums.proseShare(range))
    }
    let after = index + 1..<max(index + 1, min(blocks.count, index + 9))
    add(sums.proseShare(after) * sums.words(after))
  }
}
