internal import Markup
internal import Model

/// Takes out of the body what the site's rules and the generic ones know as chrome.
struct ApplyRules: ExtractionStep {
  func run(on draft: inout Draft) {
    guard let body = draft.body, var rules = draft.rules else { return }
    if !draft.isPlainArticle { rules.usesStructure = false }
    // What a thread is made of is called a comment as often as a post: worth .03 of F1 on threads.
    if draft.pageType == .forum { rules.off.insert("comments") }
    var engine = RuleEngine(rules: rules, page: DraftPage(draft))
    // What the page's data carries is no part of its tree.
    engine.trust = draft.hasBodyOfPage ? draft.trust : nil
    let report = engine.clean(body)
    draft.take(report)
  }
}

extension Draft {
  /// True for a run of prose that is all but certain. Elsewhere cards, teasers and comments may be what the
  /// page is made of, and each was judged already.
  fileprivate var isPlainArticle: Bool {
    guard layout == .prose else { return false }
    guard let expectedF1 else { return true }
    return pageType == .article && metadata.published != nil && expectedF1 >= Weights.certainChoice
  }

  /// Notes what rules did.
  mutating func take(_ report: RuleReport) {
    removals += report.removals
    removedTexts += report.removedTexts
    refusals += report.refusals
    warnings += report.warnings
    if report.isPartial { metadata.isPartial = true }
    let notes = report.moved("bio")
    if !notes.isEmpty { authorNote = notes.joined(separator: "\n\n") }
  }
}
