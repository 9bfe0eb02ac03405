internal import Markup
internal import Model

/// What a model may know of each block of a page, as rows of numbers that need no scaling.
struct BlockFeatures {
  /// The names of a row's numbers, in order.
  static let names: [String] =
    ownNames + placeNames + containerNames + kinNames + neighborNames + groupNames + oddsNames
    + ElementContext.kindNames.map { "in_\($0)" } + PageFeatures.names

  /// All rows, one after another.
  private(set) var values: [Float] = []

  let draft: Draft
  let blocks: [PageBlock]
  let sums: BlockSums
  let prose: Range<Int>
  let scattered: Range<Int>
  /// By block: where its context stands in `contexts`.
  let places: [Int]
  let contexts: [ElementContext]
  let odds: OddsSums
  let groups: SiblingGroups
  let headline: HeadlinePlace
  let shared: SharedWords
  /// The blocks that stand in elements of the same tag and class, and those at the end of the same chain of tags.
  let (kin, paths): ([UInt64: BlockGroup], [UInt64: BlockGroup])
  let texts: [TextKey: Int]
  let isKept: [Bool]

  /// The features of all blocks of a page, whose tree is as it was parsed. `isKept` says which of them
  /// the steps before would keep.
  init(_ draft: Draft, isKept: [Bool], weights: ClassWeights = .bundled) {
    self.draft = draft
    self.isKept = isKept
    blocks = draft.map.blocks
    sums = BlockSums(blocks)
    prose = draft.candidates.prose.map(draft.map.range(of:)) ?? 0..<0
    scattered = draft.candidates.scattered.map(draft.map.range(of:)) ?? 0..<0
    var contexts = ElementContexts(map: draft.map, sums: sums, weights: weights)
    places = blocks.map { contexts.place(of: $0.element) }
    self.contexts = contexts.contexts
    odds = OddsSums(places.map { contexts.contexts[$0].odds }, words: sums)
    groups = SiblingGroups(contexts.contexts, sums, odds)
    headline = HeadlinePlace(draft, places: places, contexts: contexts.contexts)
    shared = SharedWords(draft)
    var (kin, paths) = ([UInt64: BlockGroup](), [UInt64: BlockGroup]())
    var texts: [TextKey: Int] = [:]
    for (index, block) in blocks.enumerated() {
      let context = contexts.contexts[places[index]]
      let isInProse = prose.contains(index)
      kin[context.key, default: BlockGroup()].add(block, odds: context.odds, isInProse: isInProse)
      paths[context.path, default: BlockGroup()].add(block, odds: context.odds, isInProse: isInProse)
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
      addGroups(index)
      addOdds(index)
      addKinds(index)
      values += page
      if blocks[index].tag.isHeading { heading = index }
    }
  }

  // Inlined, the values need no array.
  @inline(__always)
  mutating func add(_ values: Double...) {
    for value in values { self.values.append(Float(value)) }
  }
}

/// Blocks with equal keys have, in all likelihood, the same text.
struct TextKey: Hashable {
  let words: Double
  let marks: Int
  let bytes: Int
  let linkBytes: Int

  init(_ block: PageBlock) {
    (words, marks, bytes) = (block.text.words, block.text.marks, block.text.bytes)
    linkBytes = block.links.bytes
  }
}
