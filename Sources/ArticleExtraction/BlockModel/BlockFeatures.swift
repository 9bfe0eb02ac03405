internal import Markup
internal import Model

/// What a model may know of each block of a page, as rows of numbers that need no scaling.
struct BlockFeatures {
  /// The names of a row's numbers, in order.
  static let names: [String] =
    ownNames + placeNames + containerNames + kinNames + neighborNames
    + ElementContext.kindNames.map { "in_\($0)" } + wordNames + PageFeatures.names

  /// All rows, one after another.
  private(set) var values: [Float] = []

  private let draft: Draft
  private let blocks: [PageBlock]
  private let sums: BlockSums
  private let prose: Range<Int>
  private let scattered: Range<Int>
  private let contexts: [ElementContext]
  private let kin: [UInt64: Kin]
  private let paths: [UInt64: Int]
  private let texts: [TextKey: Int]
  private let isKept: [Bool]

  /// The features of all blocks of a page, whose tree is as it was parsed. `isKept` says which of them
  /// the steps before would keep.
  init(_ draft: Draft, isKept: [Bool]) {
    self.draft = draft
    self.isKept = isKept
    blocks = draft.map.blocks
    sums = BlockSums(blocks)
    prose = draft.candidates.prose.map(draft.map.range(of:)) ?? 0..<0
    scattered = draft.candidates.scattered.map(draft.map.range(of:)) ?? 0..<0
    var contexts = ElementContexts(map: draft.map, sums: sums, words: draft.facts.words)
    self.contexts = blocks.map { contexts.context(of: $0.element) }
    var (kin, paths, texts) = ([UInt64: Kin](), [UInt64: Int](), [TextKey: Int]())
    for (index, block) in blocks.enumerated() {
      kin[self.contexts[index].key, default: Kin()].add(block, isInProse: prose.contains(index))
      paths[self.contexts[index].path, default: 0] += 1
      texts[TextKey(block), default: 0] += 1
    }
    (self.kin, self.paths, self.texts) = (kin, paths, texts)
    fill()
  }

  private mutating func fill() {
    let keptWords = blocks.indices.reduce(0) { isKept[$1] ? $0 + blocks[$1].text.words : $0 }
    let page = PageFeatures.row(draft, sums, keptWords: keptWords)
    values.reserveCapacity(blocks.count * BlockFeatures.names.count)
    var heading = -1
    for index in blocks.indices {
      addOwn(index)
      addPlace(index, heading: heading)
      addContainers(index)
      addKin(index)
      addNeighbors(index)
      addWords(index)
      values += page
      if blocks[index].tag.isHeading { heading = index }
    }
  }

  // Inlined, the values need no array.
  @inline(__always)
  private mutating func add(_ values: Double...) {
    for value in values { self.values.append(Float(value)) }
  }
}

// MARK: The groups of a row

extension BlockFeatures {
  private static let ownNames = [
    "words", "linkShare", "marksPerWord", "endsSentence", "bytesPerWord", "tag", "isChrome", "isComment",
    "isDoubtful", "worth", "isKept",
  ]

  private mutating func addOwn(_ index: Int) {
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
  private static func code(of tag: Tag) -> Double {
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

  private static let placeNames = [
    "isInProse", "isInScattered", "blocksToProse", "wordsToProse", "share", "wordShare", "depth",
    "sinceHeading",
    "headingTag", "isHeadingInProse", "shareOfScattered",
  ]

  private mutating func addPlace(_ index: Int, heading: Int) {
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
      Double(contexts[index].depth), heading < 0 ? 999 : Double(index - heading),
      heading < 0 ? 0 : BlockFeatures.code(of: blocks[heading].tag),
      heading >= 0 && prose.contains(heading) ? 1 : 0,
      scattered.contains(index)
        ? sums.words(scattered.lowerBound..<index) / max(1, sums.words(scattered)) : -1)
  }

  private static let containerNames = ["small", "medium", "large"].flatMap { size in
    [
      "words", "wordsPerBlock", "linkShare", "marksPerWord", "headings", "proseShare", "proseOverlap",
      "position",
    ].map { "\(size)_\($0)" }
  }

  private mutating func addContainers(_ index: Int) {
    let containers = contexts[index].containers
    for range in [containers.small, containers.medium, containers.large] {
      let words = sums.words(range)
      let shared = range.clamped(to: prose)
      add(
        words, words / Double(max(1, range.count)), sums.linkShare(range), sums.marksPerWord(range),
        sums.headings(range), sums.proseShare(range), sums.words(shared) / max(1, words),
        Double(index - range.lowerBound) / Double(max(1, range.count)))
    }
  }

  private static let kinNames = [
    "kin", "kinWords", "kinLinkShare", "kinSentences", "kinInProse", "pathCount", "repeats",
  ]

  private mutating func addKin(_ index: Int) {
    let context = contexts[index]
    let kin = kin[context.key] ?? Kin()
    add(
      kin.count, kin.words / max(1, kin.count), kin.linkWords / max(1, kin.words),
      kin.sentences / max(1, kin.count),
      kin.inProse / max(1, kin.count), Double(paths[context.path] ?? 0),
      Double(texts[TextKey(blocks[index])] ?? 0))
  }

  private static let neighborNames =
    [-1, 1].flatMap { place in
      ["words", "linkShare", "tag", "endsSentence", "isSameKin"].map { "\($0)_at\(place)" }
    } + ["words_3", "linkShare_3", "prose_3", "words_8", "linkShare_8", "prose_8", "proseAfter_8"]

  private mutating func addNeighbors(_ index: Int) {
    for place in [-1, 1] {
      guard blocks.indices.contains(index + place) else {
        add(-1, -1, -1, -1, -1)
        continue
      }
      let block = blocks[index + place]
      add(
        block.text.words, block.linkShare, BlockFeatures.code(of: block.tag), block.text.endsSentence ? 1 : 0,
        contexts[index].key == contexts[index + place].key ? 1 : 0)
    }
    for reach in [3, 8] {
      let range = max(0, index - reach)..<min(blocks.count, index + reach + 1)
      add(sums.words(range), sums.linkShare(range), sums.proseShare(range))
    }
    let after = index + 1..<max(index + 1, min(blocks.count, index + 9))
    add(sums.proseShare(after) * sums.words(after))
  }

  private static let wordNames = ClassWord.groups.map { "near_\($0.prefix { $0 != " " })" }

  private mutating func addWords(_ index: Int) {
    let context = contexts[index]
    for bit in ElementContexts.kinds.indices { values.append(context.kinds >> UInt32(bit) & 1 == 1 ? 1 : 0) }
    for bit in ClassWord.groups.indices { values.append(context.nearWords >> UInt32(bit) & 1 == 1 ? 1 : 0) }
  }
}

/// The blocks of a page that stand in elements of the same tag and class.
private struct Kin {
  var count = 0.0
  var words = 0.0
  var linkWords = 0.0
  var sentences = 0.0
  var inProse = 0.0

  mutating func add(_ block: PageBlock, isInProse: Bool) {
    count += 1
    words += block.text.words
    linkWords += min(block.text.words, block.links.words)
    if block.text.endsSentence { sentences += 1 }
    if isInProse { inProse += 1 }
  }
}

/// Blocks with equal keys have, in all likelihood, the same text.
private struct TextKey: Hashable {
  let words: Double
  let marks: Int
  let bytes: Int
  let linkBytes: Int

  init(_ block: PageBlock) {
    (words, marks, bytes) = (block.text.words, block.text.marks, block.text.bytes)
    linkBytes = block.links.bytes
  }
}
