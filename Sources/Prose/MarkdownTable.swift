internal import Markup

/// A table as GFM has it: one line a row, a header always, cells without blocks.
struct MarkdownTable {
  private var header: [String] = []
  private var rows: [[String]] = []
  private var caption: String?

  /// More columns than this are cut off: a `colspan` must not make a line of any length.
  private static let maxColumns = 64

  init(_ table: Node) {
    var walk = table.descendants
    while let node = walk.next() {
      if node.tag == .caption {
        caption = MarkdownTable.line(node)
        walk.skipChildren()
      } else if node.tag == .tr {
        add(node)
        walk.skipChildren()
      }
    }
  }

  private mutating func add(_ row: Node) {
    var cells: [String] = []
    var isHeader = rows.isEmpty && header.isEmpty
    for cell in row.elementChildren where cell.tag == .td || cell.tag == .th {
      guard cells.count < MarkdownTable.maxColumns else { break }
      if cell.tag == .td, row.parent?.tag != .thead { isHeader = false }
      cells.append(MarkdownTable.line(cell))
      let span = min(cell.attribute("colspan").flatMap { Int($0) } ?? 1, MarkdownTable.maxColumns)
      for _ in 1..<max(span, 1) where cells.count < MarkdownTable.maxColumns { cells.append("") }
    }
    if cells.isEmpty { return }
    if isHeader { header = cells } else { rows.append(cells) }
  }

  private static func line(_ cell: Node) -> String {
    var renderer = MarkdownRenderer(writer: MarkdownWriter(isFlat: true))
    cell.walk(
      entering: { $0 == cell || renderer.enter($0) },
      leaving: { if $0 != cell { renderer.leave($0) } })
    return renderer.writer.bytes.string
  }

  func write(to writer: inout MarkdownWriter) {
    writer.endBlock(isTight: false)
    if let caption, !caption.isEmpty {
      writer.raw(caption)
      writer.endBlock(isTight: false)
    }
    let columns = max(header.count, rows.lazy.map(\.count).max() ?? 0)
    guard columns > 0 else { return }
    writer.raw(line(header, columns: columns))
    writer.endBlock(isTight: true)
    writer.raw("|" + String(repeating: " --- |", count: columns))
    for row in rows {
      writer.endBlock(isTight: true)
      writer.raw(line(row, columns: columns))
    }
    writer.endBlock(isTight: false)
  }

  private func line(_ cells: [String], columns: Int) -> String {
    let padded = cells + [String](repeating: "", count: columns - cells.count)
    return "| " + padded.joined(separator: " | ") + " |"
  }
}
