internal import Markup
internal import Model

/// Takes out of the body what its structure gives away: hidden parts, chrome by name, link lists.
struct DropClutter: ExtractionStep {
  func run(on draft: inout Draft) {
    guard let body = draft.body else { return }
    let total = draft.words(in: body)
    var walk = body.descendants
    while let node = walk.next() {
      guard node.isElement, let reason = reason(to: node, in: draft) else { continue }
      let share = draft.words(in: node) / max(1, total)
      if share > Weights.maxClutterShare { continue }
      walk.skipChildren()
      draft.remove(node, rule: "structure/\(reason)", kind: reason)
    }
  }

  /// The kind of clutter an element is; nil for what may be content.
  private func reason(to node: Node, in draft: Draft) -> String? {
    let hints = draft.map.hints(of: node)
    if hints.contains(.hidden) { return "hidden" }
    if BlockMap.unread.contains(node.tag) || isCode(node) { return nil }
    if hints.contains(.chrome), !hints.contains(.body) || node.tag == .nav { return "nav" }
    if hints.contains(.comments), draft.pageType != .forum { return "comments" }
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
      if linkShare > Weights.doubtfulLinkShare || words < Weights.doubtfulWords && !isSentence {
        return "related"
      }
    }
    if linkShare > Weights.clutterLinkShare, draft.score.sum(range) < 0, DropClutter.lists.contains(node.tag)
    {
      return "links"
    }
    return nil
  }

  /// True inside code, where highlighters call remarks comments.
  private func isCode(_ node: Node) -> Bool {
    node.tag == .span && node.ancestors.contains { $0.tag == .pre || $0.tag == .code }
  }

  private static let lists = TagSet([.ul, .ol, .div, .section, .table, .p, .dl, .article, .header, .li])
}
