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
  /// The page's title.
  package let title: String?

  /// Reads a page as extraction does.
  package init(page bytes: [UInt8], url: String?, rules: RuleSet) throws(MarkupError) {
    var draft = Draft(page: try Page(bytes: bytes, contentType: nil, url: url))
    ReadByRule(rules: rules).run(on: &draft)
    for part in ArticleExtractor.search { part.step.run(on: &draft) }
    isKept = draft.keptBlocks
    draft.edits.undo()
    values = BlockFeatures(draft, isKept: isKept).values
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
