internal import Foundation
internal import Markup
internal import Model
internal import Prose

/// Chooses the article's title among what a page offers, without the site's name.
struct PageTitle {
  let facts: PageFacts
  let data: JSONLinkedData
  let site: SiteIdentity

  /// The title, its source, and the heading that says it.
  var choice: (title: SourcedValue<String>, heading: Node?)? {
    let declared = declaredTitles
    let headings = self.headings
    if let found = confirmed(headings, by: declared.map(\.value)) {
      return (SourcedValue(site.removedAtEnd(of: found.text), "h1"), found.node)
    }
    guard let first = declared.first else {
      return headings.first.map { (SourcedValue($0.text, "h1"), $0.node) }
    }
    if headings.count == 1, let only = headings.first, says(only.text, more: first, than: declared) {
      return (SourcedValue(only.text, "h1"), only.node)
    }
    return (SourcedValue(site.removed(from: first.value), first.source), headings.first?.node)
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
      facts.meta(
        "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "citation_title"),
      "meta title")
    add(facts.title, "title")
    add(data.article?["name"]?.string, "json-ld name")
    return titles
  }

  private struct Heading {
    let text: String
    let node: Node
    var folded: [UInt8] { Folding.fold(Array(text.utf8)) }
  }

  /// The headings that aren't the site's name.
  private var headings: [Heading] {
    facts.headings.prefix(20).map(PageTitle.heading).filter { heading in
      heading.text.utf8.count < 400 && heading.text.contains(where: \.isLetter) && !site.isName(heading.text)
    }
  }

  /// A heading's text, with a space where a line or a block ends.
  private static func heading(_ node: Node) -> Heading {
    var text = ""
    for part in node.descendants {
      // A heading that was never closed holds the page.
      if text.utf8.count > 2000 { break }
      if part.isText { text += part.text } else if breaks.contains(part.tag) { text += " " }
    }
    text = normalizedText(text)
    // Documentation links its headings to themselves.
    while let last = text.last, "¶#§🔗".contains(last), text.count > 2 {
      text = String(text.dropLast()).trimmingWhitespace
    }
    return Heading(text: text, node: node)
  }

  /// The heading that is a declared title or the start of one, else one that stands in such a title.
  private func confirmed(_ headings: [Heading], by titles: [String]) -> Heading? {
    // The usual case needs no titles taken apart.
    if let first = headings.first, case let text = first.folded,
      titles.contains(where: { PageTitle.fold($0) == text })
    {
      return first
    }
    let whole = Set(
      titles.flatMap { [$0, site.removed(from: $0)] + PageTitle.firstParts(of: $0) }.map(PageTitle.fold))
    if let heading = headings.first(where: { whole.contains($0.folded) }) { return heading }
    let lower = facts.subheadings.lazy.map(PageTitle.heading)
    if let heading = lower.first(where: { $0.text.utf8.count >= 10 && whole.contains($0.folded) }) {
      return heading
    }
    let folded = titles.map(PageTitle.fold)
    return headings.first { heading in
      let text = heading.folded
      return text.count >= 10 && folded.contains { $0.index(ofWord: text) != nil }
    }
  }

  private static func fold(_ text: String) -> [UInt8] { Folding.fold(Array(text.utf8)) }

  /// What stands before each separator of a title.
  private static func firstParts(of title: String) -> [String] {
    let bytes = Array(title.utf8)
    return SiteIdentity.separators.compactMap { separator in
      bytes.index(ofWord: separator).map { String(decoding: bytes[..<$0], as: UTF8.self) }
    }
  }

  /// True when a page's only heading is the better title: search engines are told other words than readers,
  /// about the same thing. A heading that ends as the declared title does has a kicker before it.
  private func says(_ heading: String, more declared: SourcedValue<String>, than all: [SourcedValue<String>])
    -> Bool
  {
    let text = PageTitle.fold(heading)
    let title = PageTitle.fold(site.removed(from: declared.value))
    if text.count > title.count, text.starts(with: title) { return true }
    if declared.source == "json-ld headline" || text.suffix(title.count) == title[...] { return false }
    if declared.source == "title" { return true }
    let words = PageTitle.words(of: text)
    let known = Set(all.flatMap { PageTitle.words(of: PageTitle.fold($0.value)) })
    let shared = words.count { known.contains($0) }
    return !words.isEmpty && Double(shared) / Double(words.count) >= PageTitle.leastShare
  }

  private static func words(of folded: [UInt8]) -> [ArraySlice<UInt8>] {
    folded.split { $0 < 0x80 && !$0.isASCIIAlphanumeric }
  }

  private static let breaks: Set<Tag> = [.br, .div, .p, .small, .h2, .h3]

  /// The least share of a heading's words that the declared titles know too.
  private static let leastShare = 0.25
}
