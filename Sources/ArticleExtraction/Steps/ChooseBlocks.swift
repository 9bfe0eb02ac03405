internal import Markup
internal import Model

/// Lets a model of single blocks have the last word on what is a part of the body: it knows what the steps
/// before found, and much else about each block and those around it.
///
/// Worth .03 of F1 on pages of all kinds; on forums, products and services .06 and more.
struct ChooseBlocks: ExtractionStep {
  func run(on draft: inout Draft) {
    // What a site's rule says of the body is final.
    guard draft.method == .generic, draft.prunes, !draft.holdsKept else { return }
    guard let trees = BlockTrees.bundled, let before = draft.body else { return }
    let isKept = draft.keptBlocks
    let leads = Set(draft.edits.moved.flatMap { draft.map.range(of: $0) })
    draft.edits.undo()
    var chances = trees.chances(BlockFeatures(draft, isKept: isKept))
    for index in chances.indices where draft.map.blocks[index].hints.contains(.hidden) { chances[index] = 0 }
    let choice = BlockChoice(chances: chances, words: draft.map.blocks.map(\.text.words))
    var isChosen = choice.isChosen
    if draft.words(of: isChosen) < min(Weights.thinBodyWords, draft.words(of: isKept)) {
      isChosen = isKept
    } else {
      draft.expectedF1 = choice.expectedF1
      draft.trust = BlockTrust(map: draft.map, chances: chances)
    }
    // A lead is joined for what it is, however the pages that the model learned from have it. Code is next to
    // never chrome: worth .002 of F1 on documentation.
    for index in isChosen.indices where isKept[index] {
      if leads.contains(index) || draft.isCaption(index) || draft.map.blocks[index].tag == .pre {
        isChosen[index] = true
      }
    }
    // A definition without its term is none, however short the term is.
    for index in isChosen.indices.dropLast() where isKept[index] && draft.isTerm(index) && isChosen[index + 1]
    {
      isChosen[index] = true
    }
    draft.removals.removeLast(max(0, draft.removals.count - draft.edits.removalsBefore))
    draft.removedTexts.removeLast(max(0, draft.removedTexts.count - draft.edits.removalsBefore))
    BodyMaker(isChosen: isChosen, before: before).run(on: &draft)
  }
}

extension Draft {
  /// True when the page has something that its site's rule keeps in any case.
  fileprivate var holdsKept: Bool {
    guard let rule = rules?.rule, !rule.keeps.isEmpty, let root = page.tree.root else { return false }
    return rule.keeps.contains { keep in
      switch keep.matcher {
      case .elements(let query):
        var problem: String?
        return !query.all(in: root, problem: &problem).isEmpty
      case .text(let pattern):
        return map.blocks.contains { pattern.matches(FoldedText($0.element.text)) }
      }
    }
  }

  /// For each block, whether some of it stands in the body.
  var keptBlocks: [Bool] {
    var isKept = Array(repeating: false, count: map.blocks.count)
    guard let body else { return isKept }
    for node in body.descendants where node.isText {
      let range = map.range(of: node)
      if !range.isEmpty { isKept[range.lowerBound] = true }
    }
    return isKept
  }

  fileprivate func words(of isChosen: [Bool]) -> Double {
    zip(isChosen, map.blocks).reduce(0) { $1.0 ? $0 + $1.1.text.words : $0 }
  }

  fileprivate func isTerm(_ index: Int) -> Bool {
    let element = map.blocks[index].element
    return element.tag == .dt || element.ancestors.prefix(2).contains { $0.tag == .dt }
  }

  /// True for an image's caption: it stays with its image, though it is no part of the text.
  fileprivate func isCaption(_ index: Int) -> Bool {
    let element = map.blocks[index].element
    return element.tag == .figcaption || element.ancestors.prefix(2).contains { $0.tag == .figcaption }
  }
}
