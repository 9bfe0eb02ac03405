package import Markup
internal import Model
package import Prose

/// Takes the site's chrome out of feeds' contents, by the rules that pages have and those that only feeds need.
package struct FeedBodyEditor: BodyEditor {
  private let rules: RuleSet

  /// An editor by a set of rules.
  package init(_ rules: RuleSet) { self.rules = rules }

  package func mayEdit(_ fragment: [UInt8], at place: BodyPlace) -> Bool { false }

  package func edit(_ body: Node, at place: BodyPlace) -> BodyEdit { BodyEdit() }

  package func edit(_ text: String, at place: BodyPlace) -> (text: String, edit: BodyEdit) {
    (text, BodyEdit())
  }
}
