package import Markup
internal import Model

/// A page's blocks with all that a model may know of them, for training one.
package struct BlockTable {
  /// The names of a row's numbers.
  package static var featureNames: [String] { BlockFeatures.names }
  /// All rows of numbers, one after another.
  package let values: [Float]
  /// The blocks' texts.
  package let texts: [String]
  /// True for the blocks that are kept without a model.
  package let isKept: [Bool]
  /// True for the blocks whose texts the rules know as chrome.
  package let isKnownChrome: [Bool]
  /// True for the blocks that are not shown.
  package let isHidden: [Bool]
  /// The page's title.
  package let title: String?
  /// The elements around the blocks, each behind the one around it.
  package let elements: [Element]
  /// By block: the number of the element it stands in.
  package let places: [Int]

  /// What an element is called.
  package struct Element {
    /// The number of the element around it; nil for none.
    package let around: Int?
    /// Its tag in `<>` and the words of its class, id and item property, as `ClassWeights` knows them.
    package let words: [String]
  }

  /// Reads a page as extraction does, with the weights of words that the bytes of a file hold; nil for the bundled.
  package init(
    page bytes: [UInt8], url: String?, rules: RuleSet, words: [UInt8]? = nil
  ) throws(MarkupError) {
    var draft = Draft(page: try Page(bytes: bytes, contentType: nil, url: url))
    ReadByRule(rules: rules).run(on: &draft)
    for part in ArticleExtractor.search { part.step.run(on: &draft) }
    isKept = draft.keptBlocks
    draft.edits.undo()
    values = BlockFeatures(draft, isKept: isKept, weights: words.map(ClassWeights.init) ?? .bundled).values
    isHidden = draft.map.blocks.map { $0.hints.contains(.hidden) }
    (elements, places) = BlockTable.elements(around: draft.map.blocks)
    title = draft.metadata.title
    var texts = Array(repeating: "", count: draft.map.blocks.count)
    let pieces =
      draft.page.tree.body?.descendants.filter { $0.isText && !draft.map.range(of: $0).isEmpty } ?? []
    for piece in pieces { texts[draft.map.range(of: piece).lowerBound] += piece.text + " " }
    self.texts = texts
    draft.body = draft.page.tree.body
    draft.rules?.usesStructure = false
    ApplyRules().run(on: &draft)
    isKnownChrome = draft.keptBlocks.map { !$0 }
  }
}

extension BlockTable {
  private static func elements(around blocks: [PageBlock]) -> ([Element], [Int]) {
    var elements: [Element] = []
    var numbers: [Node: Int] = [:]
    let places = blocks.map { block in
      var missing: [Node] = []
      var next: Node? = block.element
      while let node = next, numbers[node] == nil {
        missing.append(node)
        next = node.parent
      }
      var place = next.flatMap { numbers[$0] }
      while let node = missing.popLast() {
        var words = ["<\(node.tag.name)>"]
        ClassWeights.forEachWord(of: node) { words.append(BlockTable.unpacked($0)) }
        elements.append(Element(around: place, words: words))
        place = elements.count - 1
        numbers[node] = place
      }
      return place ?? 0
    }
    return (elements, places)
  }

  private static func unpacked(_ word: UInt128) -> String {
    let bytes = (0..<16).reversed().map { UInt8(truncatingIfNeeded: word >> UInt128($0 * 8)) }
    return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
  }
}
