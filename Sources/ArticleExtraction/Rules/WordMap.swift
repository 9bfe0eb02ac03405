internal import Markup
internal import Prose

/// How many words and linked words each element of a body has, counted in one walk.
struct WordMap {
  private var before: [Int32]
  private var after: [Int32]
  private var linkedBefore: [Int32]
  private var linkedAfter: [Int32]
  /// Words of the whole body.
  let total: Int

  init(_ body: Node) {
    let count = body.tree.indexCount
    before = Array(repeating: 0, count: count)
    after = before
    linkedBefore = before
    linkedAfter = before
    var words: Int32 = 0
    var linked: Int32 = 0
    var links = 0
    var (before, after, linkedBefore, linkedAfter) = (before, after, linkedBefore, linkedAfter)
    body.walk(
      entering: { node in
        guard before.indices.contains(node.index) else { return false }
        if node.isText {
          let count = node.withContent { Int32(clamping: WordCount.count($0)) }
          words &+= count
          if links > 0 { linked &+= count }
          return false
        }
        before[node.index] = words
        linkedBefore[node.index] = linked
        if node.tag == .a { links += 1 }
        return node.tag != .script && node.tag != .style
      },
      leaving: { node in
        guard node.isElement, after.indices.contains(node.index) else { return }
        after[node.index] = words
        linkedAfter[node.index] = linked
        if node.tag == .a { links -= 1 }
      })
    (self.before, self.after) = (before, after)
    (self.linkedBefore, self.linkedAfter) = (linkedBefore, linkedAfter)
    total = Int(words)
  }

  /// The words in an element, as they were when the map was made.
  func words(in node: Node) -> Int {
    after.indices.contains(node.index) ? Int(after[node.index] &- before[node.index]) : 0
  }

  /// The words that stand before an element.
  func words(before node: Node) -> Int {
    before.indices.contains(node.index) ? Int(before[node.index]) : 0
  }

  /// The words in links.
  func linkedWords(in node: Node) -> Int {
    after.indices.contains(node.index) ? Int(linkedAfter[node.index] &- linkedBefore[node.index]) : 0
  }
}
