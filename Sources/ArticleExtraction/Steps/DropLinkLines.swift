internal import Markup
internal import Model

/// Takes paragraphs out that are one link to another page of the same site and no sentence: "read also" lines.
///
/// Of such paragraphs on English articles, 42 were no part of the article and 6 were.
struct DropLinkLines: ExtractionStep {
  func run(on draft: inout Draft) {
    guard draft.method == .generic, draft.layout == .prose, let body = draft.body else { return }
    guard let site = OwnSite(draft) else { return }
    let range = draft.map.range(of: body)
    let lines = range.filter { isLinkLine(draft.map.blocks[$0]) }
    let words = lines.reduce(0) { $0 + draft.map.blocks[$1].text.words }
    guard words <= draft.words(in: body) * Weights.maxLinkLinesShare else { return }
    for index in lines {
      let node = draft.map.blocks[index].element
      guard draft.map.range(of: node) == index..<index + 1, node != body, node.isAttached else { continue }
      let links = node.elements.filter { $0.tag == .a && $0.hasAttribute("href") }
      guard links.count == 1, let link = links.first?.attribute("href"), site.hasOtherPage(link),
        !node.elements.contains(where: { DropLinkLines.media.contains($0.tag) })
      else { continue }
      draft.remove(node, rule: "structure/link-line", kind: "related")
    }
  }

  private func isLinkLine(_ block: PageBlock) -> Bool {
    (block.tag == .p || block.tag == .div) && block.text.words >= Weights.minHeadlineWords
      && block.text.words <= Weights.maxLinkLineWords && block.links.words >= block.text.words
      && !block.text.endsSentence
  }

  private static let media = TagSet([.img, .picture, .video, .iframe])
}
