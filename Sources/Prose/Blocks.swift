package import Markup

/// A run of inline content: what a reader sees as one paragraph, heading, list item or cell.
package final class TextBlock {
  /// The text nodes, images and line breaks that make the block, in order.
  package let leaves: [Node]
  /// The nearest block element around it; the body for text that stands directly in it.
  package let container: Node
  /// The text with white space collapsed, UTF-8.
  package let text: [UInt8]
  package let wordCount: Int
  /// Words that stand inside links.
  package let linkWordCount: Int
  package let isInList: Bool
  package let isInTable: Bool
  package let isInQuote: Bool
  /// 1 … 6 inside a heading.
  package let headingLevel: Int?
  /// The text as text rules compare it.
  package private(set) lazy var folded: [UInt8] = Folding.fold(text)

  init(leaves: [Node], container: Node, text: [UInt8], linkWordCount: Int, place: BlockPlace) {
    self.leaves = leaves
    self.container = container
    self.text = text
    self.linkWordCount = linkWordCount
    wordCount = WordCount.count(text)
    isInList = place.lists > 0
    isInTable = place.tables > 0
    isInQuote = place.quotes > 0
    headingLevel = place.headingLevel
  }

  /// True for a block without text: an image, a line of breaks.
  package var isWordless: Bool { text.isEmpty }

  /// Takes the block's nodes out, and the elements around them that are empty then, up to `body`.
  package func remove(from body: Node) {
    for leaf in leaves {
      var parent = leaf.parent
      leaf.remove()
      while let empty = parent, empty != body, TextBlock.isEmpty(empty) {
        parent = empty.parent
        empty.remove()
      }
    }
  }

  /// Cells stay, so that a row keeps its columns.
  private static func isEmpty(_ element: Node) -> Bool {
    if element.tag == .td || element.tag == .th || element.tag.isVoid { return false }
    return !element.children.contains { child in
      !child.isText
        || child.withContent { content in
          for index in 0..<content.count where !isSpace(content[index]) { return true }
          return false
        }
    }
  }
}

/// How many lists, tables and quotes a walk stands in.
struct BlockPlace {
  var lists = 0
  var tables = 0
  var quotes = 0
  var headingLevel: Int?

  mutating func count(_ tag: Tag, by step: Int) {
    switch tag {
    case .ul, .ol, .dl, .menu: lists += step
    case .table: tables += step
    case .blockquote: quotes += step
    default: if let level = tag.headingLevel { headingLevel = step > 0 ? level : nil }
    }
  }
}

/// The text blocks of a body in document order, read in one pass.
///
/// A line break ends a block as a paragraph does, so that a line can be matched whole. What stands in scripts, styles and the
/// like is no text. The tree must not change while a list is in use, except by `TextBlock.remove`.
package func textBlocks(of body: Node) -> [TextBlock] {
  var reader = BlockReader(body: body)
  body.walk(entering: { reader.enter($0) }, leaving: { reader.leave($0) })
  reader.endRun()
  return reader.blocks
}

private struct BlockReader {
  var blocks: [TextBlock] = []
  private var leaves: [Node] = []
  private var text: [UInt8] = []
  private var linkText: [UInt8] = []
  private var containers: [Node]
  private var links = 0
  private var isBroken = false
  private var place = BlockPlace()

  private static let skipped = TagSet([
    .script, .style, .template, .noscript, .head, .title, .textarea, .select, .svg, .object, .iframe, .math,
    .button, .datalist,
  ])
  private static let media = TagSet([.img, .picture, .video, .audio, .ampImg, .canvas, .embed])

  init(body: Node) { containers = [body] }

  mutating func enter(_ node: Node) -> Bool {
    if node.isText {
      add(node)
      return false
    }
    let tag = node.tag
    if !node.isElement || BlockReader.skipped.contains(tag) { return false }
    if tag == .br {
      isBroken = true
      if !leaves.isEmpty { leaves.append(node) }
      appendSpace()
      return false
    }
    if BlockReader.media.contains(tag) {
      startRun()
      leaves.append(node)
      return false
    }
    if tag.isBlock {
      endRun()
      if node != containers.first { containers.append(node) }
      place.count(tag, by: 1)
    } else if tag == .a {
      links += 1
    }
    return true
  }

  mutating func leave(_ node: Node) {
    let tag = node.tag
    guard node.isElement, !BlockReader.skipped.contains(tag) else { return }
    if tag.isBlock {
      endRun()
      if containers.count > 1 { containers.removeLast() }
      place.count(tag, by: -1)
    } else if tag == .a {
      links -= 1
    }
  }

  private mutating func add(_ node: Node) {
    let isBlank = node.withContent { content in
      for index in 0..<content.count where !isSpace(content[index]) { return false }
      return true
    }
    if isBlank {
      appendSpace()
      if !leaves.isEmpty { leaves.append(node) }
      return
    }
    startRun()
    leaves.append(node)
    node.withContent { content in
      appendNormalized(content, to: &text)
      if links > 0 {
        appendNormalized(content, to: &linkText)
        if linkText.last != UInt8(ascii: " ") { linkText.append(UInt8(ascii: " ")) }
      }
    }
  }

  /// Ends the run before this one when line breaks stand between.
  private mutating func startRun() {
    if isBroken { endRun() }
    isBroken = false
  }

  private mutating func appendSpace() {
    if let last = text.last, last != UInt8(ascii: " ") { text.append(UInt8(ascii: " ")) }
  }

  mutating func endRun() {
    isBroken = false
    guard !leaves.isEmpty else { return }
    if text.last == UInt8(ascii: " ") { text.removeLast() }
    let container = containers[containers.count - 1]
    blocks.append(
      TextBlock(
        leaves: leaves, container: container, text: text, linkWordCount: WordCount.count(linkText),
        place: place))
    leaves.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    linkText.removeAll(keepingCapacity: true)
  }
}
