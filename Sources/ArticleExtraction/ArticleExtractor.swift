package import Markup
package import Model

/// Pages and plain texts → articles, by the same rules for all of them.
package struct ArticleExtractor: Sendable {
  /// The rules to apply; nil for none, not even generic ones.
  package let rules: RuleSet?
  /// Lists every removal and the source of every field.
  package let explains: Bool

  /// An extractor with a set of rules.
  package init(rules: RuleSet?, explains: Bool = false) {
    self.rules = rules
    self.explains = explains
  }

  /// The article of a page; throws when the bytes are no page at all.
  package func article(page bytes: [UInt8], contentType: String?, url: String?) throws(MarkupError) -> Article
  {
    var draft = Draft(page: try Page(bytes: bytes, contentType: contentType, url: url))
    for step in steps { step.run(on: &draft) }
    return draft.article(explains: explains)
  }

  /// The pipeline, in the order it runs.
  private var steps: [any ExtractionStep] {
    let byRules: [any ExtractionStep] = rules.map { [ReadByRule(rules: $0)] } ?? []
    return byRules + [
      FindBody(), JoinLead(), DropClutter(), DropCards(), DropLinkLines(), ApplyRules(), NameCaptions(),
      Tidy(),
      Rescue(),
    ]
  }
}

/// One step from a page to an article.
protocol ExtractionStep {
  /// Changes the draft.
  func run(on draft: inout Draft)
}
