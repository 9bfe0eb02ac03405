internal import Markup

/// What stands within a line.
extension MarkdownRenderer {
  mutating func enterInline(_ node: Node) -> Bool {
    switch node.tag {
    case .br: writer.breakLine()
    case .code, .kbd, .samp, .tt:
      writer.code(node.text)
      return false
    case .img, .ampImg: addImage(node)
    case .picture: if let image = node.elements.first(where: { $0.tag == .img }) { addImage(image) }
    case .video, .audio:
      addPlayer(node)
      return false
    case .rt: writer.raw("(")
    case .q: writer.raw("\u{201C}")
    case .other: return node.name != "annotation" && node.name != "annotation-xml"
    default: return true
    }
    return node.tag == .rt || node.tag == .q
  }

  mutating func startMarked(_ node: Node) {
    emphasisDepth += 1
    if node.tag == .a { linkDepth += 1 }
    let emphasis = MarkdownRenderer.emphasis(node.tag)
    let isRepeated = emphasis.map { openEmphases.contains($0.tag) } ?? false
    if let emphasis { openEmphases.append(emphasis.tag) }
    // Deeper than this it is no emphasis, and looking at its text would cost its depth.
    guard emphasisDepth <= 16, !isRepeated, node.tag != .a || node.attribute("href") != nil else {
      isMarked.append(false)
      return
    }
    isMarked.append(true)
    if let emphasis {
      openEmphasis(node, emphasis.mark, emphasis.tag)
    } else if node.tag == .a {
      let url = node.attribute("href") ?? ""
      writer.openMark("[", closing: "](\(MarkdownWriter.destination(url))\(title(node)))")
    } else {
      let tag = node.tag.name
      writer.openMark("<\(tag)>", closing: "</\(tag)>")
    }
  }

  /// The mark for an element of emphasis, and the tag that says the same.
  static func emphasis(_ tag: Tag) -> (mark: String, tag: String)? {
    switch tag {
    case .s, .del, .strike: ("~~", "s")
    case .strong, .b: ("**", "strong")
    case .em, .i, .var: ("*", "em")
    default: nil
    }
  }

  /// Marks, or tags where marks would not be read as emphasis because of what they touch.
  private mutating func openEmphasis(_ node: Node, _ mark: String, _ tag: String) {
    let text = node.text.unicodeScalars
    // An image, a link or a mark inside begins and ends with punctuation.
    let first = node.firstChild?.isText == true ? text.first : "*"
    let last = node.lastChild?.isText == true ? text.last : "*"
    let isTouched = writer.touches(mark: mark, before: first)
    let isFollowed =
      last.map(MarkdownWriter.isWordPart) == false
      && MarkdownRenderer.scalar(after: node).map(MarkdownWriter.mayBeWordPart) == true
      || MarkdownRenderer.scalar(after: node) == "~"
    // Which mark of several ends which is read in more ways than one.
    let isWithin = openEmphases.count > 1 && !MarkdownRenderer.isAlone(node)
    // GitHub's parser looks past tildes, escaped or not, for what a mark touches.
    let hasTilde = first == "~" || last == "~" || mark == "~~" && text.contains("~")
    if isTouched || isFollowed || isWithin || hasTilde {
      writer.openMark("<\(tag)>", closing: "</\(tag)>")
    } else {
      writer.openMark(mark)
    }
  }

  /// True for an element that is all its parent holds.
  private static func isAlone(_ node: Node) -> Bool { node.previousSibling == nil && node.nextSibling == nil }

  /// The character that follows an element in its line.
  private static func scalar(after node: Node) -> Unicode.Scalar? {
    var current = node
    for _ in 0..<16 {
      guard let next = current.nextSibling else {
        guard let parent = current.parent, !parent.tag.isBlock else { return nil }
        current = parent
        continue
      }
      if !next.isText { return next.tag.isBlock ? nil : next.text.unicodeScalars.first }
      return next.text.unicodeScalars.first
    }
    return nil
  }

  private mutating func addImage(_ node: Node) {
    guard let url = node.attribute("src") else { return }
    let alt = normalizedText(node.attribute("alt") ?? "")
    writer.image(alt: alt, suffix: "](\(MarkdownWriter.destination(url))\(title(node)))")
  }

  private mutating func addPlayer(_ node: Node) {
    let source = node.elements.lazy.compactMap { $0.attribute("src") }.first
    guard let url = node.attribute("src") ?? source else { return }
    // A link holds no other.
    let name = node.tag.name
    writer.raw(linkDepth > 0 ? name : "[\(name)](\(MarkdownWriter.destination(url)))")
  }

  private func title(_ node: Node) -> String {
    guard let title = node.attribute("title").map(normalizedText), !title.isEmpty else { return "" }
    return " \"" + title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
