internal import Markup

/// One entry of a rule's `remove` list.
package struct Removal: Sendable {
  /// The words a block may have that no entry says otherwise about.
  static let defaultMaxWords = 90

  /// `themoscowtimes.com/remove#3`, or the id the file gives it.
  package let id: String
  /// `file:line`.
  package let at: String
  var matcher: Matcher
  package var kind = "chrome"
  package var why: String?
  /// The third of the body it is for; nil for all.
  var third: Third?
  var maxWords = Removal.defaultMaxWords
  /// The page must contain it.
  var when: Selector?
  /// A block of that kind must have been removed next to it.
  var near: String?
  var limit: Int?
  /// The share of the body's words that it may take, in percent.
  var maxPercent = ElementRules.maxSitePercent

  enum Matcher: Sendable {
    case elements([ElementQuery], up: Up?)
    case text(TextPattern, Extent)
    case link(TextPattern)
  }

  /// The ancestor that goes instead of the element.
  enum Up: Sendable {
    case levels(Int)
    case nearest(Selector)
  }

  /// How far a text match reaches.
  enum Extent: Sendable {
    case block
    case toEnd
    case to(TextPattern)
    /// The block and the links that follow it; none: nothing at all.
    case links
    /// Everything up to and including the block.
    case fromStart
  }

  /// A part of the body, by blocks.
  enum Third: String, CaseIterable, Sendable {
    case head, tail
  }

  /// This removal with `{site}` in its patterns standing for any of the names.
  func named(_ names: [PatternPiece]) -> Removal {
    var removal = self
    switch matcher {
    case .text(let pattern, let extent) where pattern.usesSite:
      removal.matcher = .text(pattern.namedLate(names), extent)
    case .link(let pattern) where pattern.usesSite: removal.matcher = .link(pattern.namedLate(names))
    default: break
    }
    return removal
  }

  /// The pattern or the selectors, for events.
  package var pattern: String {
    switch matcher {
    case .elements(let queries, _): queries.map(\.source).joined(separator: ", ")
    case .text(let pattern, _), .link(let pattern): pattern.source
    }
  }
}
