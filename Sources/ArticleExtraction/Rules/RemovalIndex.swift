internal import Markup

/// The selectors of a rule's removals, all asked in one walk over a body: which of them are worth a walk of their own.
struct RemovalIndex: Sendable {
  /// Fewer selectors are asked one by one.
  static let minSelectors = 6

  private let index: SelectorIndex
  /// The selectors of each, by the removal's id; none for what must be tried in any case.
  private let numbers: [String: [Int]]

  /// nil when there are too few selectors to be worth it.
  init?(_ removals: [Removal]) {
    var selectors: [Selector] = []
    var numbers: [String: [Int]] = [:]
    for removal in removals {
      guard let own = removal.plainSelectors else { continue }
      numbers[removal.id, default: []] += selectors.count..<(selectors.count + own.count)
      selectors += own
    }
    guard selectors.count >= RemovalIndex.minSelectors else { return nil }
    index = SelectorIndex(selectors)
    self.numbers = numbers
  }

  /// The removals that find nothing in a body, now or after others were applied.
  func idle(in body: Node) -> Set<String> {
    var query = index.query()
    var found: Set<Int> = []
    for node in body.elements { found.formUnion(query.matches(node)) }
    return Set(numbers.filter { $0.value.allSatisfy { !found.contains($0) } }.keys)
  }
}

extension Removal {
  /// Its selectors, when it has no others and what they select depends on no other removal.
  fileprivate var plainSelectors: [Selector]? {
    guard case .elements(let queries, _) = matcher else { return nil }
    let selectors = queries.compactMap { query in
      if case .css(let selector) = query, selector.looksUpwardsOnly { selector } else { nil }
    }
    return selectors.count == queries.count ? selectors : nil
  }
}
