package import Markup

/// Writes a body as CommonMark with GFM tables.
///
/// What Markdown has no sign for stays HTML where CommonMark takes it (`sub`, `sup`) and is plain text
/// elsewhere. The body should be one that `Sanitizer` cleaned.
package enum Markdown {
  /// The Markdown of what is inside `body`, without a line end at its end.
  package static func render(_ body: Node) -> String {
    var renderer = MarkdownRenderer()
    body.walk(
      entering: { $0 == body || renderer.enter($0) },
      leaving: { if $0 != body { renderer.leave($0) } })
    return composed(renderer.writer.bytes.string)
  }
}

/// Decides what each node means to the Markdown.
struct MarkdownRenderer {
  var writer: MarkdownWriter

  init(writer: MarkdownWriter = MarkdownWriter()) { self.writer = writer }

  /// The number of the next item for each open list; nil in lists without numbers.
  private var lists: [(next: Int?, marker: String)] = []
  private var emphasisDepth = 0
  private var linkDepth = 0
  private var isMarked: [Bool] = []

  private static let skipped = TagSet([
    .script, .style, .template, .head, .title, .textarea, .select, .svg, .object, .iframe, .canvas, .button,
    .datalist, .rp,
  ])
  private static let marked = TagSet([.em, .i, .var, .strong, .b, .s, .del, .strike, .sub, .sup, .a])

  mutating func enter(_ node: Node) -> Bool {
    if node.isText {
      node.withContent { writer.text($0) }
      return false
    }
    guard node.isElement, !MarkdownRenderer.skipped.contains(node.tag) else { return false }
    if node.tag.isBlock { return enterBlock(node) }
    if MarkdownRenderer.marked.contains(node.tag) {
      startMarked(node)
      return true
    }
    return enterInline(node)
  }

  mutating func leave(_ node: Node) {
    let tag = node.tag
    guard node.isElement, !MarkdownRenderer.skipped.contains(tag) else { return }
    if tag.isBlock {
      leaveBlock(tag)
    } else if MarkdownRenderer.marked.contains(tag) {
      if isMarked.removeLast() { writer.closeMark() }
      emphasisDepth -= 1
      if tag == .a { linkDepth -= 1 }
    } else if tag == .rt {
      writer.raw(")")
    } else if tag == .q {
      writer.raw("\u{201D}")
    }
  }

  private mutating func enterInline(_ node: Node) -> Bool {
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
}

// MARK: Blocks

extension MarkdownRenderer {
  private mutating func enterBlock(_ node: Node) -> Bool {
    if writer.isFlat, node.tag != .pre {
      writer.endBlock(isTight: false)
      return true
    }
    switch node.tag {
    case .ul, .ol, .menu: startList(node)
    case .li: startItem()
    case .blockquote:
      writer.endBlock(isTight: false)
      writer.push(prefix: "> ", marker: "> ")
    case .pre:
      writer.fence(node)
      return false
    case .hr:
      writer.endBlock(isTight: false)
      writer.raw("---")
      writer.endBlock(isTight: false)
      return false
    case .table:
      MarkdownTable(node).write(to: &writer)
      return false
    case .dt:
      writer.endBlock(isTight: false)
      writer.openMark("**")
    default:
      writer.endBlock(isTight: false)
      if let level = node.tag.headingLevel { writer.startHeading(level: level) }
    }
    return true
  }

  private mutating func leaveBlock(_ tag: Tag) {
    if writer.isFlat {
      if tag != .pre { writer.endBlock(isTight: false) }
      return
    }
    switch tag {
    case .ul, .ol, .menu:
      lists.removeLast()
      writer.endBlock(isTight: !lists.isEmpty)
    case .li:
      writer.endBlock(isTight: true)
      writer.pop()
    case .blockquote:
      writer.endBlock(isTight: false)
      writer.pop()
    case .dt:
      writer.closeMark()
      writer.endBlock(isTight: false)
    case .pre, .hr, .table: break
    default:
      writer.endBlock(isTight: false)
      writer.endHeading()
    }
  }

  private mutating func startList(_ node: Node) {
    writer.endBlock(isTight: !lists.isEmpty)
    // Two lists in a row would be read as one if their markers were the same.
    let isNextToList = node.previousElement?.tag == node.tag
    if node.tag == .ol {
      let start = node.attribute("start").flatMap { Int($0) } ?? 1
      lists.append((min(max(start, 0), 99_999), isNextToList ? ")" : "."))
    } else {
      lists.append((nil, isNextToList ? "*" : "-"))
    }
  }

  private mutating func startItem() {
    writer.endBlock(isTight: true)
    guard let list = lists.last else {
      writer.push(prefix: "  ", marker: "- ")
      return
    }
    let marker = list.next.map { "\($0)\(list.marker) " } ?? "\(list.marker) "
    if let number = list.next { lists[lists.count - 1].next = number + 1 }
    writer.push(prefix: String(repeating: " ", count: marker.utf8.count), marker: marker)
  }
}

// MARK: Inline content

extension MarkdownRenderer {
  private mutating func startMarked(_ node: Node) {
    emphasisDepth += 1
    if node.tag == .a { linkDepth += 1 }
    // Deeper than this it is no emphasis, and looking at its text would cost its depth.
    guard emphasisDepth <= 16 else {
      isMarked.append(false)
      return
    }
    isMarked.append(true)
    switch node.tag {
    case .a:
      guard let url = node.attribute("href") else {
        isMarked[isMarked.count - 1] = false
        return
      }
      writer.openMark("[", closing: "](\(MarkdownWriter.destination(url))\(title(node)))")
    case .sub: writer.openMark("<sub>", closing: "</sub>")
    case .sup: writer.openMark("<sup>", closing: "</sup>")
    case .s, .del, .strike: openEmphasis(node, "~~", "s")
    case .strong, .b: openEmphasis(node, "**", "strong")
    default: openEmphasis(node, "*", "em")
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
    if isTouched || isFollowed {
      writer.openMark("<\(tag)>", closing: "</\(tag)>")
    } else {
      writer.openMark(mark)
    }
  }

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
