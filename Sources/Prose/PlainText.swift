package import Markup

/// Writes a body as a careful person would type it.
///
/// Blocks stand apart by one blank line, list items start with `- ` (nested ones indented by two
/// spaces), `<br>` ends a line, a table is one line a row with ` | ` between cells, `pre` keeps its
/// lines, ruby readings stand in parentheses, `q` gets its quotes. Images and rules leave nothing.
package enum PlainText {
  /// The text of what is inside `body`, without a line end at its end.
  package static func render(_ body: Node) -> String {
    var renderer = PlainTextRenderer()
    body.walk(
      entering: { $0 == body || renderer.enter($0) },
      leaving: { if $0 != body { renderer.leave($0) } })
    return composed(renderer.writer.bytes.string)
  }
}

/// One line of text from markup, for titles and summaries: tags and entities resolved, blocks and line
/// breaks as spaces.
package func plainText(fromHTML html: String) -> String {
  plainText(fromHTML: Array(html.utf8))
}

/// One line of text from markup, for titles and summaries: tags and entities resolved, blocks and line
/// breaks as spaces.
package func plainText(fromHTML html: [UInt8]) -> String {
  if !html.hasMarkupBytes { return normalizedText(html.string) }
  if let plain = PlainBody(html, for: .line) { return normalizedText(plain.text.bytes.string) }
  return plainText(fromTreeOf: html)
}

/// One line of text from markup of any kind: what `plainText(fromHTML:)` gives, only slower.
package func plainText(fromTreeOf html: [UInt8]) -> String {
  guard let tree = fragmentTree(html), let body = tree.body else { return "" }
  return normalizedText(PlainText.render(body))
}

/// Decides what each node means to the text.
private struct PlainTextRenderer {
  var writer = PlainTextWriter()
  /// For each open row, whether it has more than one cell.
  private var rows: [Bool] = []
  /// For each open cell, whether its content is kept on one line.
  private var cells: [Bool] = []
  private var hasRowText = false

  private static let skipped = TagSet([
    .script, .style, .template, .head, .title, .textarea, .select, .svg, .object, .iframe, .canvas, .video,
    .audio, .button, .datalist, .rp, .img, .picture, .ampImg, .hr,
  ])

  mutating func enter(_ node: Node) -> Bool {
    if node.isText {
      node.withContent { writer.text($0) }
      return false
    }
    guard node.isElement else { return false }
    let tag = node.tag
    if tag.isBlock { writer.endBlock(spacing: spacing(tag)) }
    if PlainTextRenderer.skipped.contains(tag) { return false }
    switch tag {
    case .br: writer.endLine()
    case .ul, .ol, .menu: writer.listDepth += 1
    case .li: writer.startItem()
    case .pre: writer.preDepth += 1
    case .tr: startRow(node)
    case .td, .th: startCell()
    case .rt: writer.literal("(")
    case .q: writer.literal("\u{201C}")
    case .other: return node.name != "annotation" && node.name != "annotation-xml"
    default: break
    }
    return true
  }

  mutating func leave(_ node: Node) {
    guard node.isElement else { return }
    let tag = node.tag
    if PlainTextRenderer.skipped.contains(tag) { return }
    switch tag {
    case .ul, .ol, .menu: writer.listDepth -= 1
    case .li: writer.endItem()
    case .pre: writer.preDepth -= 1
    case .tr: rows.removeLast()
    case .td, .th: if cells.removeLast() { writer.flatDepth -= 1 }
    case .rt: writer.closing(")", after: "(")
    case .q: writer.closing("\u{201D}", after: "\u{201C}")
    default: break
    }
    if tag.isBlock { writer.endBlock(spacing: spacing(tag)) }
  }

  /// How many line ends stand around a block.
  private func spacing(_ tag: Tag) -> Int {
    AllowList.cells.contains(tag) ? (rows.last == true ? 0 : 1) : writer.spacing(tag)
  }

  private mutating func startRow(_ row: Node) {
    rows.append(row.elementChildren.lazy.filter { $0.tag == .td || $0.tag == .th }.prefix(2).count > 1)
    if writer.flatDepth == 0 { writer.startRow() }
  }

  private mutating func startCell() {
    let isFlat = rows.last == true
    cells.append(isFlat)
    guard isFlat else { return }
    if writer.flatDepth == 0 { writer.startCell() }
    writer.flatDepth += 1
  }
}
