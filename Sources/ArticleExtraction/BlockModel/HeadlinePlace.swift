internal import Markup

/// Where a page's headline stands among its blocks.
struct HeadlinePlace {
  /// The number of its block; nil when the page has none.
  let block: Int?
  /// By context: the blocks of the smallest element around both.
  private let shared: [Range<Int>]

  /// The first heading of the first level that says what the page's title says, or else just the first.
  init(_ draft: Draft, places: [Int], contexts: [ElementContext]) {
    let headings = draft.facts.headings.prefix(HeadlinePlace.tried).filter {
      !draft.map.range(of: $0).isEmpty
    }
    let title = draft.metadata.title?.split(whereSeparator: \.isWhitespace)
    let heading =
      headings.first { $0.text.split(whereSeparator: \.isWhitespace) == title } ?? headings.first
    block = heading.map { draft.map.range(of: $0).lowerBound }
    var isAround = Array(repeating: false, count: contexts.count)
    var next = block.map { places[$0] } ?? 0
    while next > 0 {
      isAround[next] = true
      next = contexts[next].around
    }
    var shared = [0..<places.count]
    for index in contexts.indices.dropFirst() {
      shared.append(isAround[index] ? contexts[index].range : shared[contexts[index].around])
    }
    self.shared = shared
  }

  /// The blocks of the smallest element around the headline and all that has this context.
  func blocksAround(_ context: Int) -> Range<Int> { shared[context] }

  /// So many headings are compared with the title.
  private static let tried = 8
}
