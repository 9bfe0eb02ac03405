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
  var emphasisDepth = 0
  var linkDepth = 0
  var isMarked: [Bool] = []
  /// The tags of emphasis that are open: strong within strong is no more than strong.
  var openEmphases: [String] = []

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
      if MarkdownRenderer.emphasis(tag) != nil { _ = openEmphases.popLast() }
      emphasisDepth -= 1
      if tag == .a { linkDepth -= 1 }
    } else if tag == .rt {
      writer.raw(")")
    } else if tag == .q {
      writer.raw("\u{201D}")
    }
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
      // Hyphens at the start of an item would make a line of the item's own mark too.
      writer.raw(lists.isEmpty ? "---" : "___")
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
      if lists.isEmpty { writer.endBlock(isTight: false) } else { writer.endInnerList() }
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
      writer.pushItem(marker: "- ")
      return
    }
    let marker = list.next.map { "\($0)\(list.marker) " } ?? "\(list.marker) "
    if let number = list.next { lists[lists.count - 1].next = number + 1 }
    writer.pushItem(marker: marker)
  }
}
