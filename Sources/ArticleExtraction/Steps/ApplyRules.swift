internal import Markup
internal import Model

/// Takes out of the body what the site's rules and the generic ones know as chrome.
struct ApplyRules: ExtractionStep {
  func run(on draft: inout Draft) {
    guard let body = draft.body, var rules = draft.rules else { return }
    // Cards and teasers are what such a page is made of.
    if draft.layout == .scattered { rules.usesStructure = false }
    // What a thread is made of is called a comment as often as a post: worth .03 of F1 on threads.
    if draft.pageType == .forum { rules.off.insert("comments") }
    let report = RuleEngine(rules: rules, page: DraftPage(draft)).clean(body)
    draft.take(report)
  }
}

extension Draft {
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
