internal import Markup

/// How a page's content is laid out.
enum PageLayout {
  /// One run of prose, as an article has.
  case prose
  /// Spread over cards, lists and tables, each of few words: shop pages, front pages, lists of results.
  case scattered
}

extension PageLayout {
  /// The layout of a page, judged by the best body for prose and the best for all that is no chrome:
  /// an article has paragraphs, and they are a good part of what the page shows.
  init(prose: Node?, all: Node?, in draft: Draft) {
    guard let prose, let all else {
      self = .scattered
      return
    }
    let shown = PageLayout.shownBlocks(of: all, in: draft).reduce(0) { $0 + draft.map.blocks[$1].text.words }
    let inProse = PageLayout.shownBlocks(of: prose, in: draft)
    let paragraphs = inProse.reduce(0.0) { sum, index in
      let block = draft.map.blocks[index]
      let isParagraph = block.text.words > Weights.paragraphWords && block.linkShare < Weights.proseLinkShare
      return isParagraph ? sum + block.text.words : sum
    }
    let worth = inProse.reduce(0) { $0 + max(0, draft.score.worth[$1]) }
    let isScattered =
      paragraphs < Weights.scatteredWords && worth < shown * Weights.scatteredShare && !draft.data.isOneStory
    self = isScattered ? .scattered : .prose
  }

  private static func shownBlocks(of body: Node, in draft: Draft) -> [Int] {
    draft.map.range(of: body).filter { draft.map.blocks[$0].hints.isDisjoint(with: [.hidden, .chrome]) }
  }
}

extension HTMLTree {
  /// Makes plain boxes of `noscript` elements that hold the page's text for readers without scripts.
  func showNoscript() {
    guard hasSeen(.noscript), let top = body else { return }
    var walk = top.descendants
    while let node = walk.next() {
      guard node.tag == .noscript else { continue }
      // What one of few words holds, however deep, has fewer.
      if HTMLTree.holdsPage(node) { node.rename(to: .div) } else { walk.skipChildren() }
    }
  }

  private static func holdsPage(_ node: Node) -> Bool {
    var measure = TextMeasure()
    for text in node.descendants where text.isText {
      text.withContent { measure.add($0) }
      if measure.words >= Weights.noscriptWords { return true }
    }
    return false
  }
}
