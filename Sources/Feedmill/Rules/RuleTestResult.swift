public import Model

/// What came of one claim about one saved page.
public struct RuleTestResult: Sendable, Equatable {
  /// The rule file of the test, or the site's folder of a golden sample.
  public var suite: String
  /// The saved page.
  public var page: String
  /// The claim: `title`, `absent "read more"`, `article.json`.
  public var name: String
  /// Where the claim stands.
  public var file: String
  /// Counted from 1; nil for a file as a whole.
  public var line: Int?
  /// What is wrong; nil when the claim holds.
  public var failure: String?

  /// True when the claim holds.
  public var isPassed: Bool { failure == nil }
}

/// What came of all tests of a saved page.
public struct RulePageResult: Sendable, Equatable {
  /// One for each claim.
  public var results: [RuleTestResult]
  /// What looks odd without being a failure: chrome that may be left, blocks that are there twice.
  public var warnings: [FeedmillError] = []
  /// What became of the page, when that was asked for.
  public var explanation: Explanation?

  /// True when every claim holds.
  public var isPassed: Bool { results.allSatisfy(\.isPassed) }
}
