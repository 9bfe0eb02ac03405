internal import Foundation
internal import Markup
internal import Model
internal import Prose

/// Takes out what repeats the article's own fields, and headings that nothing follows.
struct Tidy: ExtractionStep {
  func run(on draft: inout Draft) {
    guard let body = draft.body else { return }
    dropPermalinks(from: body)
    dropTitle(from: body, draft: &draft)
    dropDates(from: body, draft: &draft)
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

  /// Lines that are nothing but a date, among the first ones and the last ones of an article.
  private func dropDates(from body: Node, draft: inout Draft) {
    guard draft.layout == .prose else { return }
    let lines = textBlocks(of: body).filter { !$0.isWordless }
    guard lines.count > 2 * Tidy.edgeLines else { return }
    for line in lines.prefix(Tidy.edgeLines) + lines.suffix(Tidy.edgeLines) {
      let isLine = line.headingLevel == nil && !line.isInList && !line.isInTable
      guard isLine, line.text.count <= Tidy.maxDateBytes else { continue }
      let text = String(decoding: line.text, as: UTF8.self)
      guard Date(written: text) != nil else { continue }
      line.remove(from: body)
      draft.removedTexts.append(text)
      draft.removals.append(
        Extraction.Removal(rule: "tidy/date", kind: "date", words: line.wordCount, text: text))
    }
  }

  /// How far from either end a date stands.
  private static let edgeLines = 3
  /// The longest date: `Wednesday, 30 September 2026, 10:25 p.m. CEST`.
  private static let maxDateBytes = 48

  /// Headings at the body's end, which headed what was removed.
  private func dropLastHeadings(from body: Node, draft: inout Draft) {
    var node = lastNode(in: body)
    while node != body {
      let before = node.previousSibling.map(lastNode) ?? node.parent ?? body
      guard isLeaf(node) else {
        node = before
        continue
      }
      guard let heading = heading(around: node, below: body),
        draft.words(in: heading) <= Weights.paragraphWords
      else { return }
      node = heading.previousSibling.map(lastNode) ?? heading.parent ?? body
      draft.remove(heading, rule: "tidy/last-heading", kind: "heading")
    }
  }

  /// The last node of an element, itself when it is empty.
  private func lastNode(in element: Node) -> Node {
    var last = element
    while let child = last.lastChild { last = child }
    return last
  }

  private func isLeaf(_ node: Node) -> Bool {
    if node.isText {
      return node.withContent { text in text.indices.contains { text[$0] > UInt8(ascii: " ") } }
    }
    return node.tag == .img || node.tag == .video
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
