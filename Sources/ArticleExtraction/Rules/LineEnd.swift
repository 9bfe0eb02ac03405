internal import Markup
internal import Prose

/// The end of a line of text: of a block, or of what stands before a line break.
enum LineEnd {
  /// True when nothing is said between an inline element and the end of its line, elements known to be at
  /// `ends` aside.
  static func isAt(_ element: Node, knowing ends: Set<Node> = []) -> Bool {
    // What stands behind a known end needs no second look: there may be many in a line.
    following(element).first { ends.contains($0) || $0.hasWordsOrMedia }.map(ends.contains) ?? true
  }

  /// Takes out the marks that led to the element at a line's end, and those behind it.
  static func trim(before element: Node) {
    let rest = following(element)
    guard !rest.contains(where: \.hasWordsOrMedia) else { return }
    for node in Array(rest) { node.remove() }
    guard let text = textBefore(element) else { return }
    let content = text.text
    let marks = content.reversed().prefix { $0.isWhitespace || "([|»›→·•–—-".contains($0) }
    if marks.contains(where: { !$0.isWhitespace }) { text.setText(String(content.dropLast(marks.count))) }
  }

  /// What stands behind an element up to its line's end, in order.
  private static func following(_ element: Node) -> some Sequence<Node> {
    sequence(first: element, next: next).dropFirst()
  }

  private static func next(after element: Node) -> Node? {
    var node = element
    while node.nextSibling == nil {
      guard let parent = node.parent, !parent.tag.isBlock else { return nil }
      node = parent
    }
    return node.nextSibling.flatMap { $0.tag == .br || $0.tag.isBlock ? nil : $0 }
  }

  /// The text right before an element in its line.
  private static func textBefore(_ element: Node) -> Node? {
    var node = element
    while node.previousSibling == nil {
      guard let parent = node.parent, !parent.tag.isBlock else { return nil }
      node = parent
    }
    var previous = node.previousSibling
    while let current = previous, !current.isText {
      guard current.tag != .br, !current.tag.isBlock else { return nil }
      previous = current.lastChild
    }
    return previous
  }
}

extension Node {
  private static let media = TagSet([
    .img, .picture, .video, .audio, .iframe, .embed, .object, .ampImg, .math, .svg, .canvas,
  ])

  /// True when there is something for a reader in it.
  var hasWordsOrMedia: Bool {
    if Node.media.contains(tag) { return true }
    if WordCount.count(text) > 0 { return true }
    return descendants.contains { Node.media.contains($0.tag) }
  }
}
