internal import Markup

/// One leaf block of a page: a run of inline content between block boundaries.
struct PageBlock {
  /// The element the run stands in.
  let element: Node
  /// All its text.
  var text = TextMeasure()
  /// The part of it inside links.
  var links = TextMeasure()
  /// The hints of the elements around it, those of whole-page wrappers left out.
  var hints: ElementHint = []
  /// The nearest element that shapes text: `p`, `li`, `td`, a heading, `pre`, …
  let tag: Tag

  /// The share of words inside links, 0 … 1.
  var linkShare: Double { text.words > 0 ? min(1, links.words / text.words) : links.bytes > 0 ? 1 : 0 }
}

/// A page's leaf blocks in document order, and for each element which of them stand inside it.
struct BlockMap {
  private(set) var blocks: [PageBlock] = []
  /// By `Node.index` of elements and texts: the number of the first block inside and one more than that of
  /// the last; empty for white space.
  private(set) var ranges: [Range<Int>]
  /// By `Node.index`: an element's own hints.
  private(set) var hints: [ElementHint]

  /// The map of nothing.
  init() {
    ranges = []
    hints = []
  }

  /// Maps all that is shown inside `top`.
  init(of top: Node, words: ElementWords = ElementWords()) {
    ranges = Array(repeating: 0..<0, count: top.tree.indexCount)
    hints = Array(repeating: [], count: top.tree.indexCount)
    var builder = Builder(top: top, words: words)
    top.walk(
      entering: { builder.enter($0, into: &self) },
      leaving: { builder.leave($0, into: &self) })
    spreadHints(from: builder.hinted)
  }

  /// Gives each block the hints of the elements around it, in one pass over both.
  ///
  /// A page's wrapper is often called `nav-open` or `has-sidebar`: an element around a large share of
  /// all words is not what its class says.
  private mutating func spreadHints(from hinted: [Node]) {
    var words = [0.0]
    var prose = [0.0]
    for block in blocks {
      words.append(words[words.count - 1] + block.text.words)
      let isParagraph = block.text.words > Weights.paragraphWords && block.linkShare < Weights.proseLinkShare
      prose.append(prose[prose.count - 1] + (isParagraph ? block.text.words : 0))
    }
    let most = words[words.count - 1] * Weights.maxHintedShare
    let kinds: [ElementHint] = [.chrome, .comments, .doubtful, .body, .hidden]
    var changes = Array(repeating: Array(repeating: 0, count: blocks.count + 1), count: kinds.count)
    for node in hinted {
      let range = ranges[node.index]
      let isWrapper = words[range.upperBound] - words[range.lowerBound] > most
      let share = prose[range.upperBound] - prose[range.lowerBound]
      let holdsProse = share > prose[prose.count - 1] * Weights.maxHintedProseShare
      if isWrapper || holdsProse && ElementHint.mayHoldProse(node) {
        hints[node.index].formIntersection(.body)
      }
      for (number, kind) in kinds.enumerated() where hints[node.index].contains(kind) {
        changes[number][range.lowerBound] += 1
        changes[number][range.upperBound] -= 1
      }
    }
    for (number, kind) in kinds.enumerated() {
      var depth = 0
      for index in blocks.indices {
        depth += changes[number][index]
        if depth > 0 { blocks[index].hints.insert(kind) }
      }
    }
  }

  /// The blocks inside an element, or the one a text belongs to.
  func range(of node: Node) -> Range<Int> { node.index < ranges.count ? ranges[node.index] : 0..<0 }

  /// An element's own hints; none for nodes made after the map.
  func hints(of node: Node) -> ElementHint { node.index < hints.count ? hints[node.index] : [] }

  /// Elements whose content is not text for readers.
  static let unread = TagSet([
    .script, .style, .template, .noscript, .head, .title, .meta, .link, .svg, .canvas, .iframe, .object,
    .embed,
    .select, .button, .textarea, .input, .datalist, .map, .audio, .video, .math,
  ])
}

extension BlockMap {
  /// The state of the walk that makes a map.
  private struct Builder {
    private let words: ElementWords
    private var open: [(tag: Tag, element: Node)]
    /// The elements that carry hints, in document order.
    private(set) var hinted: [Node] = []
    private var current: PageBlock?
    private var linkDepth = 0
    private var skipped: Node?
    private var wasBreak = false

    init(top: Node, words: ElementWords) {
      self.words = words
      open = [(.div, top)]
    }

    mutating func enter(_ node: Node, into map: inout BlockMap) -> Bool {
      guard node.isElement else {
        if node.isText { addText(of: node, to: &map) }
        return false
      }
      let tag = node.tag
      map.ranges[node.index] = map.blocks.count..<map.blocks.count
      if BlockMap.unread.contains(tag) {
        skipped = node
        return false
      }
      if tag == .br {
        if wasBreak { flush(into: &map) }
        wasBreak = true
        current?.text.breakWord()
        return false
      }
      let own = ElementHint(node, words: words)
      map.hints[node.index] = own
      if !own.isEmpty { hinted.append(node) }
      if tag == .a { linkDepth += 1 }
      if tag.isBlock {
        flush(into: &map)
        map.ranges[node.index] = map.blocks.count..<map.blocks.count
        let shaping = Builder.shaping.contains(tag) ? tag : open.last?.tag ?? .div
        open.append((shaping, node))
      }
      return true
    }

    mutating func leave(_ node: Node, into map: inout BlockMap) {
      guard node.isElement else { return }
      if let held = skipped, held == node {
        skipped = nil
        return
      }
      let tag = node.tag
      if tag == .br { return }
      if tag == .a { linkDepth -= 1 }
      if tag.isBlock { flush(into: &map) }
      if open.count > 1, let last = open.last, last.element == node { open.removeLast() }
      let start = map.ranges[node.index].lowerBound
      // An inline run that is still open belongs to the block to come.
      map.ranges[node.index] = start..<max(start, map.blocks.count + (current == nil || tag.isBlock ? 0 : 1))
    }

    private mutating func addText(of node: Node, to map: inout BlockMap) {
      node.withContent { text in
        guard text.indices.contains(where: { text[$0] > UInt8(ascii: " ") }) else {
          current?.text.breakWord()
          return
        }
        wasBreak = false
        if current == nil, let around = open.last {
          current = PageBlock(element: around.element, tag: around.tag)
        }
        map.ranges[node.index] = map.blocks.count..<map.blocks.count + 1
        current?.text.add(text)
        if linkDepth > 0 { current?.links.add(text) }
      }
    }

    private mutating func flush(into map: inout BlockMap) {
      wasBreak = false
      guard let block = current else { return }
      current = nil
      // No-break spaces alone are no block; the ranges that counted on it are one too long, which
      // an empty block keeps true.
      map.blocks.append(block)
    }

    private static let shaping = TagSet([
      .p, .li, .td, .th, .pre, .blockquote, .figcaption, .dd, .dt, .h1, .h2, .h3, .h4, .h5, .h6, .caption,
      .summary,
      .legend, .address,
    ])
  }
}
