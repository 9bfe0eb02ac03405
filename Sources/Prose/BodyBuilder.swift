internal import Markup

/// Builds a body whose nesting is valid by construction, from what a walk over any tree reports.
///
/// Elements exist once there is something to put in them, so that empty ones never do. Blocks stand on
/// a stack of frames; inline elements are a list that is opened anew in each block, as browsers do.
struct BodyBuilder {
  /// Blocks nested deeper than this are unwrapped.
  static let maxDepth = 80
  /// Inline elements nested deeper than this are unwrapped.
  static let maxInlineDepth = 16
  /// Bytes of start tags written again because an inline element spans blocks; then such elements end.
  static let maxReopenedBytes = 262_144

  struct Frame {
    let id: Int
    let tag: Tag
    var attributes: [Attribute] = []
    var node: Node?
    /// Opened without a source element, to make room for something: closed when it is in the way.
    var isImplied = false
    /// True once there is inline content directly in it.
    var hasInline = false
    /// The paragraphs in it, and the first one if the source had none there.
    var paragraphs = 0
    var firstImplied: Node?
    var contentAtStart = -1
  }

  struct Inline {
    let tag: Tag
    let attributes: [Attribute]
    var isOpenedBefore = false
  }

  let root: Node
  var frames: [Frame]
  var wanted: [Inline] = []
  var opened: [Node] = []
  /// Text that belongs to the innermost open element, not put into a node yet.
  var text: [UInt8] = []
  /// White space that is due before the next character; 0 when none is.
  var space: UInt32 = 0
  /// White space of `pre` that is due before the next character.
  var blanks: [UInt8] = []
  var breaks = 0
  var contentCount = 0
  private var reopenedBytes = 0
  private var nextID = 1

  init(root: Node) {
    self.root = root
    frames = [Frame(id: 0, tag: .body, node: root)]
  }

  var top: Frame { frames[frames.count - 1] }
  var topTag: Tag { frames[frames.count - 1].tag }

  /// A number larger than those of all open frames.
  mutating func makeID() -> Int {
    nextID += 1
    return nextID
  }

  /// Ends all open elements.
  mutating func finish() {
    while frames.count > 1 { pop() }
    endRun()
  }
}

// MARK: Frames

extension BodyBuilder {
  mutating func push(_ tag: Tag, attributes: [Attribute] = [], isImplied: Bool = false) -> Int {
    let id = makeID()
    frames.append(
      Frame(id: id, tag: tag, attributes: attributes, isImplied: isImplied, contentAtStart: contentCount))
    return id
  }

  /// Ends the innermost block.
  mutating func pop() {
    guard frames.count > 1 else { return }
    endRun()
    if AllowList.cells.contains(topTag), top.node == nil { materialize() }
    let frame = frames.removeLast()
    guard let node = frame.node else { return }
    if frame.paragraphs == 1, AllowList.lineContainers.contains(frame.tag) { frame.firstImplied?.unwrap() }
    // A table of empty cells says nothing, nor does what was opened only to hold it.
    if contentCount == frame.contentAtStart, !AllowList.tableParts.contains(frame.tag) { node.remove() }
  }

  /// Ends everything that was opened since `id` was given out.
  mutating func close(_ id: Int) {
    while top.id >= id { pop() }
  }

  /// Makes the elements of all open frames that have none yet.
  mutating func materialize() {
    var first = frames.count
    while first > 1, frames[first - 1].node == nil { first -= 1 }
    for index in first..<frames.count {
      let parent = frames[index - 1].node ?? root
      let frame = frames[index]
      let node = append(frame.tag, attributes: frame.attributes, to: parent) ?? parent
      frames[index].node = node
      guard frame.tag == .p else { continue }
      frames[index - 1].paragraphs += 1
      if frame.isImplied, frames[index - 1].firstImplied == nil { frames[index - 1].firstImplied = node }
    }
  }

  /// A new element at the end of `parent`; nil only when memory is out.
  @discardableResult
  func append(_ tag: Tag, attributes: [Attribute], to parent: Node) -> Node? {
    guard let node = root.tree.makeElement(tag) else { return nil }
    for attribute in attributes { node.setAttribute(attribute.name, to: attribute.value) }
    node.move(toEndOf: parent)
    return node
  }
}

// MARK: Inline elements

extension BodyBuilder {
  /// Notes an inline element; false when it adds nothing to those around it.
  mutating func openInline(_ tag: Tag, attributes: [Attribute]) -> Bool {
    guard wanted.count < BodyBuilder.maxInlineDepth else { return false }
    if !AllowList.nestable.contains(tag), wanted.contains(where: { $0.tag == tag }) { return false }
    if tag == .rt || tag == .rp, wanted.last?.tag != .ruby { return false }
    wanted.append(Inline(tag: tag, attributes: attributes))
    return true
  }

  /// Ends the innermost inline element.
  mutating func closeInline() {
    guard !wanted.isEmpty else { return }
    if opened.count == wanted.count {
      flushText()
      opened.removeLast()
    }
    wanted.removeLast()
  }

  /// The innermost open element.
  var current: Node { opened.last ?? top.node ?? root }

  /// Opens what the source has open around the content that comes now.
  mutating func openWanted() {
    guard opened.count < wanted.count else { return }
    flushText()
    while opened.count < wanted.count {
      let index = opened.count
      let inline = wanted[index]
      if inline.isOpenedBefore {
        reopenedBytes += 16 + inline.attributes.reduce(0) { $0 + $1.value.utf8.count }
      }
      wanted[index].isOpenedBefore = true
      if let before = joinable(inline) {
        opened.append(before)
        continue
      }
      let isAffordable = reopenedBytes <= BodyBuilder.maxReopenedBytes
      opened.append(
        (isAffordable ? append(inline.tag, attributes: inline.attributes, to: current) : nil) ?? current)
    }
  }

  /// The element right before that says the same: `<b>a</b><b>b</b>` is one.
  private func joinable(_ inline: Inline) -> Node? {
    guard AllowList.joinable.contains(inline.tag), inline.attributes.isEmpty, let last = current.lastChild,
      last.tag == inline.tag, last.attributes.isEmpty
    else { return nil }
    return last
  }

  /// Ends the line: open inline elements close, white space and breaks at its end go.
  mutating func endRun() {
    flushText()
    opened.removeAll(keepingCapacity: true)
    blanks.removeAll(keepingCapacity: true)
    space = 0
    breaks = 0
  }

  /// Puts the text so far into a node.
  mutating func flushText() {
    guard !text.isEmpty else { return }
    var string = composed(text.string)
    // After the `>` of a tag this one would melt into U+226F when someone normalizes the output.
    while string.unicodeScalars.first == "\u{338}" { string.unicodeScalars.removeFirst() }
    if !string.isEmpty { root.tree.makeText(string)?.move(toEndOf: current) }
    text.removeAll(keepingCapacity: true)
  }
}
