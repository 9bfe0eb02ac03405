internal import Foundation
internal import Markup
internal import Model
internal import Prose

/// Chooses the article's title among what a page offers, without the site's name.
struct PageTitle {
  let facts: PageFacts
  let data: JSONLinkedData
  let siteName: String?
  let host: String?

  /// The title and its source: a heading that another source confirms, then what the page declares.
  var choice: SourcedValue<String>? {
    let declared = declaredTitles
    if let heading = confirmedHeading(by: declared.map(\.value)) { return SourcedValue(heading, "h1") }
    if let first = declared.first { return SourcedValue(withoutSite(first.value), first.source) }
    return headingTexts.first.map { SourcedValue($0, "h1") }
  }

  private var declaredTitles: [SourcedValue<String>] {
    var titles: [SourcedValue<String>] = []
    func add(_ text: String?, _ source: String) {
      guard let text = text.map({ plainText(fromHTML: $0) }), !text.isEmpty else { return }
      titles.append(SourcedValue(text, source))
    }
    add(data.article?["headline"]?.string, "json-ld headline")
    add(facts.meta("og:title"), "meta og:title")
    add(
      facts.meta("twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title"),
      "meta title")
    add(facts.title, "title")
    add(data.article?["name"]?.string, "json-ld name")
    return titles
  }

  private var headingTexts: [String] {
    facts.headings.prefix(20).map { normalizedText($0.text) }.filter { !$0.isEmpty && $0.utf8.count < 400 }
  }

  /// A heading whose folded text stands in a declared title or holds one.
  private func confirmedHeading(by titles: [String]) -> String? {
    let folded = titles.map { Folding.fold(Array($0.utf8)) }
    return headingTexts.first { heading in
      let text = Folding.fold(Array(heading.utf8))
      guard text.count >= 4, heading != siteName else { return false }
      return folded.contains { title in
        title == text || text.count >= 10 && title.firstRange(of: text) != nil
      }
    }
  }

  /// Cuts the site's name off either end, where a separator sets it apart.
  private func withoutSite(_ title: String) -> String {
    for separator in PageTitle.separators {
      let parts = title.components(separatedBy: separator)
      guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
      if isSite(last) { return parts.dropLast().joined(separator: separator) }
      if isSite(first) { return parts.dropFirst().joined(separator: separator) }
    }
    return title
  }

  private func isSite(_ part: String) -> Bool {
    let text = PageTitle.letters(part)
    guard !text.isEmpty else { return false }
    if let siteName, PageTitle.letters(siteName) == text { return true }
    guard let host else { return false }
    let label = PageTitle.letters(host)
    return label.contains(text) && text.utf8.count >= 3
  }

  private static func letters(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", ": ",
  ]
}
