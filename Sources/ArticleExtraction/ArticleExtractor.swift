package import Markup
package import Model

/// Pages and plain texts → articles, by the same rules for all of them.
package struct ArticleExtractor: Sendable {
  /// The rules to apply; nil for none, not even generic ones.
  package let rules: RuleSet?
  /// Lists every removal and the source of every field.
  package let explains: Bool
  /// Steps that are left out.
  package let skipped: Set<Extraction.Step>

  /// An extractor with a set of rules.
  package init(rules: RuleSet?, explains: Bool = false, skipping skipped: Set<Extraction.Step> = []) {
    self.rules = rules
    self.explains = explains
    self.skipped = skipped
  }

  /// The article of a page; throws when the bytes are no page at all.
  package func article(page bytes: [UInt8], contentType: String?, url: String?) throws(MarkupError) -> Article
  {
    var draft = Draft(page: try Page(bytes: bytes, contentType: contentType, url: url))
    for step in steps { step.run(on: &draft) }
    return draft.article(explains: explains)
  }

  /// The pipeline, in the order it runs; what has no name can't be left out.
  private var steps: [any ExtractionStep] {
    let all: [(name: Extraction.Step?, step: any ExtractionStep)] = [
      (.siteRule, ReadByRule(rules: rules)),
      (nil, FindBody()),
      (.lead, JoinLead()),
      (.clutter, DropClutter()),
      (.cards, DropCards()),
      (.rules, ApplyRules()),
      (.captions, NameCaptions()),
      (.tidy, Tidy()),
      (.rescue, Rescue()),
    ]
    return all.filter { part in part.name.map { !skipped.contains($0) } ?? true }.map(\.step)
  }
}

/// One step from a page to an article.
protocol ExtractionStep {
  /// Changes the draft.
  func run(on draft: inout Draft)
}
