internal import Markup
package import Model
internal import Prose

extension ArticleExtractor {
  /// The article of a feed's entry without what the site's rules and the generic ones know as chrome.
  ///
  /// All of a feed's content is the article's body: nothing is searched, only removed. Content without chrome
  /// stays byte for byte.
  package func cleaned(_ article: Article) -> Article {
    guard let rules, let html = article.contentHTML,
      // Content that makes no tree has no text: there is nothing to clean.
      let tree = try? HTMLTree(utf8: Array(html.utf8)), let body = tree.body
    else { return article }
    let names = [article.siteName, article.feed?.title].compactMap { $0 }
    let page = BarePage(root: body, url: article.url, language: article.language, siteNames: names)
    let report = RuleEngine(rules: rules.rules(for: page), page: page).clean(body)
    guard !report.removals.isEmpty else { return article }
    var cleaned = article
    cleaned.contentHTML = String(decoding: serialize(body), as: UTF8.self)
    cleaned.contentText = PlainText.render(body)
    cleaned.extraction.removed = report.counts
    if explains { cleaned.extraction.removals = report.removals }
    cleaned.isPartial = article.isPartial || report.isPartial
    cleaned.warnings += report.warnings
    let notes = report.moved("bio")
    if !notes.isEmpty { cleaned.authorNote = notes.joined(separator: "\n\n") }
    cleaned.fillCounts()
    return cleaned
  }
}
