internal import Markup
internal import Model

/// Takes out of the body what its structure gives away: hidden parts, chrome by name, link lists.
struct DropClutter: ExtractionStep {
  func run(on draft: inout Draft) {
    guard draft.prunes, let body = draft.body else { return }
    let total = draft.words(in: body)
    let lastParagraph = lastParagraph(of: body, in: draft)
    var walk = body.descendants
    while let node = walk.next() {
      guard node.isElement, let reason = reason(to: node, before: lastParagraph, in: draft) else { continue }
      let share = draft.words(in: node) / max(1, total)
      if share > Weights.maxClutterShare { continue }
      walk.skipChildren()
      let heading = loneHeading(beside: node, below: body, in: draft)
      draft.remove(node, rule: "structure/\(reason)", kind: reason)
      if let heading { draft.remove(heading, rule: "structure/\(reason)", kind: reason) }
    }
  }

  /// The kind of clutter an element is; nil for what may be content.
  private func reason(to node: Node, before lastParagraph: Int, in draft: Draft) -> String? {
    let hints = draft.map.hints(of: node)
    if hints.contains(.hidden) { return "hidden" }
    if BlockMap.unread.contains(node.tag) { return nil }
    if hints.contains(.chrome), !hints.contains(.body) || node.tag == .nav { return "nav" }
    if hints.contains(.comments), draft.pageType != .forum, !isCode(node) { return "comments" }
    guard node.tag.isBlock, draft.layout == .prose else { return nil }
    let range = draft.map.range(of: node)
    guard !range.isEmpty else { return nil }
    let (words, linkWords) = range.reduce(into: (0.0, 0.0)) { sums, index in
      sums.0 += draft.map.blocks[index].text.words
      sums.1 += draft.map.blocks[index].links.words
    }
    guard words > 0 else { return nil }
    let linkShare = linkWords / words
    if hints.contains(.doubtful) {
      // A lead may be called a teaser.
      let isSentence = linkWords == 0 && draft.map.blocks[range.upperBound - 1].text.endsSentence
      let isBare = linkWords == 0 && words < Weights.sentenceWords
      if linkShare > Weights.doubtfulLinkShare || words < Weights.doubtfulWords && !isSentence && !isBare {
        return "related"
      }
    }
    guard linkShare > Weights.clutterLinkShare, draft.score.sum(range) < 0,
      DropClutter.lists.contains(node.tag), !isContent(node, before: lastParagraph, in: draft)
    else { return nil }
    return "links"
  }

  /// True for what holds hardly a word but links and is content nevertheless: sentences, lists of what other
  /// sites have, long lists between paragraphs. Of the first two, two words in three stood in English articles.
  private func isContent(_ node: Node, before lastParagraph: Int, in draft: Draft) -> Bool {
    let range = draft.map.range(of: node)
    if node.tag == .p { return draft.map.blocks[range.upperBound - 1].text.endsSentence }
    guard node.tag == .ul || node.tag == .ol, draft.method == .generic else { return false }
    if !draft.map.hints(of: node).isDisjoint(with: [.doubtful, .chrome]) { return false }
    if let site = OwnSite(draft), !isMostlyOwn(node, of: site) { return true }
    return draft.words(in: node) > Weights.linkListWords && range.upperBound <= lastParagraph
  }

  /// The number of the last block that is a paragraph of some length; -1 when there is none.
  private func lastParagraph(of body: Node, in draft: Draft) -> Int {
    let range = draft.map.range(of: body)
    let last = draft.map.blocks[range].lastIndex {
      $0.text.words > Weights.paragraphWords && $0.linkShare < Weights.doubtfulLinkShare
        && $0.hints.isDisjoint(with: [.doubtful, .chrome, .comments, .hidden])
    }
    return last ?? -1
  }

  /// True when at least half of the links lead to pages of the site, or to parts of this one.
  private func isMostlyOwn(_ node: Node, of site: OwnSite) -> Bool {
    let links = node.elements.filter { $0.tag == .a }.compactMap { $0.attribute("href") }
    return links.count { site.holds($0) } * 2 >= links.count
  }

  /// The heading before an element when both fill a box: it headed nothing else.
  private func loneHeading(beside node: Node, below body: Node, in draft: Draft) -> Node? {
    guard let box = node.parent, box != body, draft.words(in: node) > 0 else { return nil }
    let heading = box.elementChildren.first { draft.words(in: $0) > 0 }
    guard let heading, heading.tag.isHeading, draft.words(in: heading) <= Weights.cardsHeadWords else {
      return nil
    }
    let rest = draft.words(in: box) - draft.words(in: heading) - draft.words(in: node)
    return rest <= 0 ? heading : nil
  }

  /// True inside code, where highlighters call remarks comments.
  private func isCode(_ node: Node) -> Bool {
    node.tag == .span && node.ancestors.contains { $0.tag == .pre || $0.tag == .code }
  }

  private static let lists = TagSet([.ul, .ol, .div, .section, .table, .p, .dl, .article])
}
