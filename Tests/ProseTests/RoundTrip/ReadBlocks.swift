import Markup

@testable import Prose

/// A body as a reader meets it: each block's text behind the lists, quotes, headings and cells it stands in.
///
/// What Markdown has no sign for is told as Markdown tells it: a player by its name, a quotation by its marks, the
/// blocks of a cell as one line.
struct ReadBlocks {
  private(set) var blocks: [String] = []
  private var places: [Tag] = []
  private var cellDepth = 0
  private var text = ""

  static func blocks(ofHTML html: String) throws -> [String] {
    // An empty document has no tree.
    guard html.contains(where: { !$0.isWhitespace }) else { return [] }
    var reader = ReadBlocks()
    guard let body = try HTMLTree(utf8: Array(html.utf8)).body else { return [] }
    body.walk(entering: { $0 == body || reader.enter($0) }, leaving: { if $0 != body { reader.leave($0) } })
    reader.endBlock()
    return reader.blocks
  }

  private static let placed = TagSet([
    .ul, .ol, .blockquote, .pre, .h1, .h2, .h3, .h4, .h5, .h6, .td, .th,
  ])

  private mutating func enter(_ node: Node) -> Bool {
    if node.isText {
      text += node.text
      return false
    }
    guard node.isElement, node.tag != .rp else { return false }
    let isCell = node.tag == .td || node.tag == .th
    if node.tag.isBlock || isCell { endBlock() }
    if cellDepth == 0, ReadBlocks.placed.contains(node.tag) {
      places.append(node.tag == .th ? .td : node.tag)
    }
    if isCell { cellDepth += 1 }
    return enterInline(node)
  }

  private mutating func enterInline(_ node: Node) -> Bool {
    switch node.tag {
    case .br: text += places.last == .pre ? "\n" : " "
    case .hr where cellDepth == 0: blocks.append("hr")
    case .img:
      if node.attribute("src") != nil { text += "[img \(normalizedText(node.attribute("alt") ?? ""))]" }
    case .video, .audio:
      let hasSource = ([node] + Array(node.elements)).contains { $0.attribute("src") != nil }
      if hasSource { text += node.tag.name }
      return false
    case .q: text += "\u{201C}"
    case .rt: text += "("
    default: break
    }
    return true
  }

  private mutating func leave(_ node: Node) {
    guard node.isElement, node.tag != .rp else { return }
    if node.tag == .q { text += "\u{201D}" }
    if node.tag == .rt { text += ")" }
    let isCell = node.tag == .td || node.tag == .th
    if isCell { cellDepth -= 1 }
    if node.tag.isBlock || isCell { endBlock() }
    if cellDepth == 0, ReadBlocks.placed.contains(node.tag) { places.removeLast() }
  }

  private mutating func endBlock() {
    guard cellDepth == 0 else {
      text += " "
      return
    }
    let isCode = places.contains(.pre)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    let code = lines.drop { $0.allSatisfy(\.isWhitespace) }.reversed().drop { $0.allSatisfy(\.isWhitespace) }
    let line = isCode ? code.reversed().joined(separator: "\n") : normalizedText(text)
    text = ""
    if !line.isEmpty { blocks.append((places.map(\.name) + [line]).joined(separator: " ")) }
  }
}
