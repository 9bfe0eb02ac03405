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
  ///
  /// `day` (`YYYY-MM-DD`) is when the page was captured; nil for today.
  package func article(
    page bytes: [UInt8], contentType: String?, url: String?, on day: String? = nil
  ) throws(MarkupError) -> Article {
    var draft = try draft(of: bytes, contentType: contentType, url: url, on: day)
    run(on: &draft, on: day)
    return draft.article(explains: explains)
  }

  /// A page as it is parsed, with the replacements in its source that its site's rule wants.
  func draft(
    of bytes: [UInt8], contentType: String?, url: String?, on day: String? = nil
  ) throws(MarkupError) -> Draft {
    guard let rules, rules.readsSource else {
      return Draft(page: try Page(bytes: bytes, contentType: contentType, url: url))
    }
    var config: SiteConfig?
    let page = try Page(bytes: bytes, contentType: contentType, url: url) { source in
      if let own = rules.rules(for: BarePage(url: url), on: day).rule {
        return SourceReplacements.applied(own.sourceReplacements, to: source)
      }
      config = rules.configs.config(for: url, page: source)
      return config?.replacing(in: source) ?? source
    }
    var draft = Draft(page: page)
    draft.config = config
    return draft
  }

  /// Takes a draft through the pipeline.
  func run(on draft: inout Draft, on day: String? = nil) {
    if explains { draft.keepsExcerpts = true }
    // Generic rules are none of a site's.
    if skipped.contains(.siteRule) { draft.rules = rules?.rules(for: DraftPage(draft), on: day) }
    for step in steps(for: draft, on: day) { step.run(on: &draft) }
  }

  /// The pipeline, in the order it runs; what has no name can't be left out.
  ///
  /// Behind each step what it is worth (`.ci/score --ablate`): points of F1 on English pages of all kinds, on pages in
  /// many languages, and leaks kept out of English pages, in hundredths; measured before blocks were chosen.
  private func steps(for draft: Draft, on day: String?) -> [any ExtractionStep] {
    let all: [Named] =
      [(.siteRule, siteStep(for: draft, on: day))] + ArticleExtractor.search + [
        (.blocks, ChooseBlocks()),
        (.rescue, Rescue()),  // -.06, .08, 0: three pages of 1,964 have their text in data only
        (.rules, ApplyRules()),  // -.1, 1.05, 1.1; of articles .4, of listings -2.2
        (.captions, NameCaptions()),
        (.tidy, Tidy()),  // -.05, .16, .25
      ]
    return all.filter { part in part.name.map { !skipped.contains($0) } ?? true }.map(\.step)
  }

  /// What a site's own rule does: a file of an ftr-site-config collection where no other is for the site.
  private func siteStep(for draft: Draft, on day: String?) -> any ExtractionStep {
    guard let config = draft.config, rules?.hasOwnRule(for: draft, on: day) == false else {
      return ReadByRule(rules: rules, day: day)
    }
    return ReadBySiteConfig(config: config)
  }

  /// What finds the body of a page without a rule, up to what the model of blocks looks at.
  static let search: [Named] = [
    (nil, FindBody()),
    (.lead, JoinLead()),  // .05, 1.9, -.05
    (.clutter, DropClutter()),  // .21, 1.36, 2.5
    (.cards, DropCards()),  // .02, .03, .05
    (.captions, NameCaptions()),  // -.02, .2, 0
  ]

  /// A step and the name by which it can be left out.
  typealias Named = (name: Extraction.Step?, step: any ExtractionStep)
}

/// One step from a page to an article.
protocol ExtractionStep: Sendable {
  /// Changes the draft.
  func run(on draft: inout Draft)
}
