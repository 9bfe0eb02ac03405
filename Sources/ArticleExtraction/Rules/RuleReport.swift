package import Model

/// What rules did to a body.
package struct RuleReport {
  /// Each removal, in the order it was made.
  package var removals: [Extraction.Removal] = []
  /// The whole text of each removal.
  package var removedTexts: [String] = []
  /// What was matched and stays, with the reason.
  package var refusals: [Explanation.Refusal] = []
  /// Blocks that hold a value of the article rather than its text.
  package var moved: [Moved] = []
  /// True when a paywall's notice was found.
  package var isPartial = false
  package var warnings: [String] = []

  /// Removals by kind, for the article.
  package var counts: [String: Int] {
    removals.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
  }

  /// The texts moved out of a kind: `bio`, `credit`, `tags`.
  package func moved(_ kind: String) -> [String] { moved.filter { $0.kind == kind }.map(\.text) }

  /// A block whose text is a value.
  package struct Moved: Equatable, Sendable {
    package let kind: String
    package let text: String
  }

  /// How many characters of a text an event shows.
  static let excerptLength = 80

  static func excerpt(_ text: String) -> String { String(text.prefix(excerptLength)) }
}
