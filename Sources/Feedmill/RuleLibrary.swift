internal import ArticleExtraction

/// The rules an extraction applies: generic ones, and one file for the page's site.
public struct RuleLibrary: Sendable {
  let set: RuleSet

  init(set: RuleSet) { self.set = set }

  public init(directory: String) throws(FeedmillError) { self.set = .bundled }

  /// The rules that come with feedmill.
  public static let bundled = RuleLibrary(set: .bundled)

  /// No rules at all.
  public static let none = RuleLibrary(set: .none)
}
