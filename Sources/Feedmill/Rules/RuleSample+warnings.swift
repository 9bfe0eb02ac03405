internal import ArticleExtraction
internal import Model

extension RuleSample {
  /// What looks odd in an article whatever is claimed of it.
  func warnings(about article: Article) -> [FeedmillError] {
    var messages = article.warnings
    if article.contentText == nil { messages.append("the body is empty") }
    let blocks = article.contentBlocks
    if let title = article.title, let first = blocks.first, first == title {
      messages.append("the body begins with the title")
    }
    var known: Set<String> = []
    for block in blocks where block.count > RuleSample.longBlock && !known.insert(block).inserted {
      messages.append("a block is there twice: \(block.prefix(60))…")
    }
    for leftover in article.leftovers {
      messages.append("possible leftover (\(leftover.kind), \(leftover.rule)): \(leftover.text)")
    }
    return messages.map { FeedmillError(code: "sample", message: $0, source: folder) }
  }

  /// Shorter blocks may well be said twice.
  private static let longBlock = 80
}

extension Article {
  /// The blocks of the plain text.
  var contentBlocks: [String] { (contentText ?? "").split(separator: "\n\n").map(String.init) }

  /// What the generic text rules would still take out of the body.
  var leftovers: [Extraction.Removal] {
    let page = BarePage(url: url, language: language, siteNames: siteName.map { [$0] } ?? [])
    let rules = PageRules(rule: nil, usesGeneric: true)
    return RuleEngine(rules: rules, page: page).clean(contentBlocks).report.removals
  }
}
