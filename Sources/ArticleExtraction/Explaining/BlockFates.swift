internal import Markup
internal import Model
internal import Prose

/// Tells what became of each block of a page, by the nodes that were in it before the pipeline ran.
struct BlockFates {
  /// The page's blocks as it came, those without words left out.
  let blocks: [TextBlock]
  private let paths: [String]

  /// The blocks of a page of which nothing was taken out yet.
  init(_ draft: Draft) {
    blocks = draft.page.tree.body.map { textBlocks(of: $0) }?.filter { !$0.isWordless } ?? []
    paths = blocks.map { ElementPath.text(of: $0.container) }
  }

  /// The blocks with what became of them, after the pipeline ran and before the body was sanitised.
  ///
  /// A block of which a part went becomes two.
  func told(by draft: Draft) -> [Explanation.Block] {
    let body = draft.hasBodyOfPage ? draft.body : nil
    var events = RemovalEvents(draft)
    return zip(blocks, paths).flatMap { block, path -> [Explanation.Block] in
      func told(_ text: String, _ fate: Explanation.Fate) -> Explanation.Block {
        Explanation.Block(
          text: text, words: WordCount.count(text), role: block.role, path: path, fate: fate)
      }
      let whole = String(decoding: block.text, as: UTF8.self)
      let kept = block.leaves.filter { leaf in body?.contains(leaf) ?? false }
      let gone = block.leaves.filter { leaf in leaf.isText && !(body?.contains(leaf) ?? false) }
      let goneText = normalizedText(gone.map(\.text).joined())
      guard let first = gone.first(where: { !$0.text.allSatisfy(\.isWhitespace) }), !goneText.isEmpty else {
        return [told(whole, .kept)]
      }
      let fate = events.fate(of: first, text: goneText)
      let keptText = normalizedText(kept.map(\.text).joined())
      if keptText.isEmpty { return [told(whole, fate)] }
      return [told(keptText, .kept), told(goneText, fate)]
    }
  }
}

/// The removals of a draft, by the text they took.
private struct RemovalEvents {
  private let removals: [Extraction.Removal]
  /// By folded text: the removals of it that no block was matched with yet, at last one.
  private var unmatched: [[UInt8]: ArraySlice<Int>]
  /// By the top of a piece that was taken out.
  private var owners: [Node: Int] = [:]

  init(_ draft: Draft) {
    removals = draft.removals
    unmatched = zip(draft.removals.indices, draft.removedTexts).reduce(into: [:]) { found, event in
      found[Folding.fold(Array(event.1.utf8)), default: []].append(event.0)
    }
  }

  /// What became of a text that is no part of the body.
  mutating func fate(of leaf: Node, text: String) -> Explanation.Fate {
    if leaf.isAttached { return .outside }
    var top = leaf
    for node in leaf.ancestors { top = node }
    if let known = owners[top] { return .removed(removals[known]) }
    let texts = top.isText ? [text] : [top.text, text]
    for text in texts {
      let key = Folding.fold(Array(text.utf8))
      guard var indices = unmatched[key], let index = indices.first else { continue }
      if indices.count > 1 { indices.removeFirst() }
      unmatched[key] = indices
      owners[top] = index
      return .removed(removals[index])
    }
    // Taken out without an event: it was no part of the body that was found first.
    return .outside
  }
}

extension TextBlock {
  fileprivate var role: Explanation.Role {
    if let headingLevel { return .heading(headingLevel) }
    if isInTable { return .cell }
    if isInList { return .item }
    return isInQuote ? .quote : .paragraph
  }
}
