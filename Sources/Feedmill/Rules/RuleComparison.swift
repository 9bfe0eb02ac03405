internal import Model

/// What becomes of samples under two sets of rules.
public struct RuleComparison: Sendable {
  /// The sample's folder.
  public let folder: String
  /// In what the articles differ, the old one's first; nil when one of them can't be made.
  public let difference: ArticleDifference?
  /// Why there is no difference to tell.
  public let error: FeedmillError?

  /// Compares the samples, `jobs` at once; the results come in order.
  public static func run(
    _ samples: [RuleSample], old: RuleLibrary, new: RuleLibrary, jobs: Int,
    each: (RuleComparison) throws -> Void
  ) async throws {
    try await Batch(jobs: jobs).run(samples) { sample in
      do throws(FeedmillError) {
        let (before, after) = (try sample.item(by: old), try sample.item(by: new))
        return RuleComparison(
          folder: sample.folder, difference: ArticleDifference(from: before, to: after), error: nil)
      } catch {
        return RuleComparison(folder: sample.folder, difference: nil, error: error.about(sample.page))
      }
    } emit: {
      try each($0)
    }
  }
}

extension RuleSample {
  fileprivate func item(by library: RuleLibrary) throws(FeedmillError) -> JSONValue {
    let bytes = RuleSample.goldenTexts(of: try article(of: try document(), by: library)).article
    do {
      return try JSONValue(parsing: bytes)
    } catch {
      throw FeedmillError(code: "bad-golden", message: "\(error)")
    }
  }
}
