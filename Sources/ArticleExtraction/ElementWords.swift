internal import Markup

/// What the words of elements' classes and ids say, for all that ask: each value is taken apart once.
struct ElementWords {
  /// By `Node.index`.
  private var marks: [UInt16]

  /// Of no elements yet: each is read when it is asked for.
  init() { marks = [] }

  /// With room for the elements that a tree has now.
  init(_ tree: HTMLTree) { marks = Array(repeating: 0, count: tree.indexCount) }

  /// Reads an element's words; gives what they say for the metadata.
  mutating func read(_ node: Node) -> UInt8 {
    let read = ElementWords.marks(of: node)
    if node.index < marks.count { marks[node.index] = read }
    return UInt8(truncatingIfNeeded: read)
  }

  /// What they say of what is inside.
  func hints(of node: Node) -> ElementHint {
    ElementHint(rawValue: UInt8(truncatingIfNeeded: self[node] >> ElementWords.firstHint))
  }

  private subscript(node: Node) -> UInt16 {
    node.index < marks.count ? marks[node.index] : ElementWords.marks(of: node)
  }

  private static func marks(of node: Node) -> UInt16 {
    guard node.hasAttributes else { return 0 }
    let ofClass = node.withAttribute("class") { table.marks(in: $0) } ?? 0
    guard let ofID = node.withAttribute("id", { table.marks(in: $0) }) else { return ofClass }
    return ofClass | ofID & ~UInt16(PageFacts.classMarks)
  }

  private static let firstHint: UInt16 = 8

  private static let table = WordTable(
    PageFacts.wordLists.map { (UInt16($0.marks), $0.words) }
      + ElementHint.wordLists.map { (UInt16($0.rawValue) << firstHint, words(of: $1)) })

  private static func words(of list: String) -> [String] { list.split(separator: " ").map(String.init) }
}
