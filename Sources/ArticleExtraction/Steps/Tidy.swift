internal import Markup
internal import Prose

/// Takes out what repeats the article's own fields, and headings that nothing follows.
struct Tidy: ExtractionStep {
  func run(on draft: inout Draft) {
    guard let body = draft.body else { return }
    dropPermalinks(from: body)
    dropTitle(from: body, draft: &draft)
    dropLastHeadings(from: body, draft: &draft)
  }

  /// Links of a sign or two that documentation puts behind its headings: ¶, #, §.
  private func dropPermalinks(from body: Node) {
    let links = body.elements.filter { node in
      node.tag == .a && node.withAttribute("href") { $0.count > 0 && $0[0] == UInt8(ascii: "#") } ?? false
        && node.parent.map { $0.tag.isHeading || $0.tag == .dt } ?? false
    }
    for link in links {
      let text = link.text.trimmingWhitespace
      if text.count <= 2, !text.contains(where: { $0.isLetter || $0.isNumber }) { link.remove() }
    }
  }

  /// The first heading when it says what the title says.
  private func dropTitle(from body: Node, draft: inout Draft) {
    guard let title = draft.metadata.title else { return }
    let wanted = Folding.fold(Array(title.utf8))
    guard let heading = body.elements.prefix(200).first(where: { $0.tag == .h1 || $0.tag == .h2 }) else {
      return
    }
    if Folding.fold(Array(heading.text.utf8)) == wanted {
      draft.remove(heading, rule: "tidy/title", kind: "title")
    }
  }

  /// Headings at the body's end, which headed what was removed.
  private func dropLastHeadings(from body: Node, draft: inout Draft) {
    while let last = lastLeaf(of: body), let heading = heading(around: last, below: body),
      draft.words(in: heading) <= Weights.paragraphWords
    {
      draft.remove(heading, rule: "tidy/last-heading", kind: "heading")
    }
  }

  private func lastLeaf(of body: Node) -> Node? {
    var leaf: Node?
    for node in body.descendants where node.isText || node.tag == .img || node.tag == .video {
      if node.isText, node.withContent({ text in !text.indices.contains { text[$0] > UInt8(ascii: " ") } }) {
        continue
      }
      leaf = node
    }
    return leaf
  }

  private func heading(around leaf: Node, below body: Node) -> Node? {
    var node = leaf
    while node != body {
      if node.tag.isHeading { return node }
      guard let parent = node.parent else { return nil }
      node = parent
    }
    return nil
  }
}
