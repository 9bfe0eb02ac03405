internal import Markup

/// The elements of a body that hold nothing but chrome, by the blocks in them.
///
/// One walk over the body and one look at each element, however many blocks ask.
struct ChromeContainers {
  private let body: Node
  private let blockCount: Int
  /// The blocks in each element.
  private var ranges: [Node: ClosedRange<Int>] = [:]
  /// How many blocks before each are known chrome, and how many are too long for any.
  private var knownBefore = [0]
  private var longBefore = [0]
  /// The widest chrome around an element's inside, for the elements that were asked about.
  private var widest: [Node: ClosedRange<Int>?] = [:]

  init(of body: Node, blocks: [RuleBlock], isKnown: (Int) -> Bool, isShort: (Int) -> Bool) {
    self.body = body
    blockCount = blocks.count
    for index in blocks.indices {
      knownBefore.append(knownBefore[index] + (isKnown(index) ? 1 : 0))
      longBefore.append(longBefore[index] + (isShort(index) ? 0 : 1))
    }
    findRanges(blocks.map(\.node))
  }

  private mutating func findRanges(_ nodes: [Node?]) {
    var next = 0
    var starts: [Int] = []
    body.walk(
      entering: { node in
        starts.append(next)
        while next < nodes.count, nodes[next] == node { next += 1 }
        return true
      },
      leaving: { node in
        let start = starts.removeLast()
        if node.isElement, next > start { ranges[node] = start...(next - 1) }
      })
  }

  /// The blocks of the outermost element around a node up to which each holds nothing but chrome, not the whole
  /// body; nil when the innermost one doesn't.
  mutating func blocks(around node: Node) -> ClosedRange<Int>? {
    var found: ClosedRange<Int>?
    var passed: [Node] = []
    for container in node.ancestors {
      if let known = widest[container] {
        found = known ?? found
        break
      }
      guard container != body, let range = ranges[container], isChrome(range), range.count < blockCount else {
        widest[container] = .some(nil)
        break
      }
      found = range
      passed.append(container)
    }
    for container in passed { widest[container] = found }
    return found
  }

  /// True when at least half of the blocks are chrome by their words and none is long.
  func isChrome(_ range: ClosedRange<Int>) -> Bool {
    let end = range.upperBound + 1
    return longBefore[end] == longBefore[range.lowerBound]
      && (knownBefore[end] - knownBefore[range.lowerBound]) * 2 >= range.count
  }
}
