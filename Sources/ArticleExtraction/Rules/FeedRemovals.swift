internal import Markup

/// The removals that only feeds' contents need, those on elements ready to be asked in one walk.
struct FeedRemovals: Sendable {
  /// The kind of "The post … appeared first on …".
  static let attribution = "attribution"

  /// The removals that go by texts: of blocks and of links.
  let ofTexts: [Removal]
  let index: SelectorIndex
  let selectors: [Selector]
  private let ofElements: [Removal]
  private let owners: [Int]

  init(_ removals: [Removal]) {
    var (texts, elements, selectors, owners) = ([Removal](), [Removal](), [Selector](), [Int]())
    for var removal in removals {
      // A teaser is often shorter than what stands around it, and a content is never emptied.
      removal.maxPercent = 100
      guard case .elements(let queries, _) = removal.matcher else {
        texts.append(removal)
        continue
      }
      for case .css(let selector) in queries {
        selectors.append(selector)
        owners.append(elements.count)
      }
      elements.append(removal)
    }
    (ofTexts, ofElements, self.selectors, self.owners) = (texts, elements, selectors, owners)
    index = SelectorIndex(selectors)
  }

  /// The removal that a selector stands in.
  func owner(of selector: Int) -> Removal { ofElements[owners[selector]] }
}
