/// A saved page and what must come of it: an entry of a rule file's `tests`.
package struct RuleTest: Sendable {
  /// The saved page, as the file names it.
  package let page: String
  /// The line it begins in, counted from 1.
  package let line: Int
  /// Where the page lives; nil when that stands beside the page.
  package var url: String?
  /// What is claimed of the article, in the order of the file.
  package var expectations: [Expectation] = []

  /// One claim.
  package struct Expectation: Sendable {
    /// `title`, `absent "read more"`, `removed appeal`.
    package let name: String
    /// Counted from 1.
    package let line: Int
    let claim: Claim
  }

  /// What can be said of an article. Texts are compared as rules compare them: case, quotes, dashes and
  /// kinds of space don't count.
  enum Claim: Sendable {
    case title(String)
    case section(String)
    case authors([String])
    case tags([String])
    /// A day, or a moment as the output writes it.
    case date(String)
    /// How the first and the last block begin.
    case first(String)
    case last(String)
    case contains(String)
    case absent(String)
    case removed(kind: String, count: Int)
    case words(ClosedRange<Int>)
    case isPartial
    case isSponsored(Bool)
  }
}
