internal import Foundation
internal import Markup
internal import Model
internal import Prose

/// Finds when an article was published and changed: the first source that says it.
struct PageDate {
  typealias Statement = (source: String, text: String?)
  typealias Found = SourcedValue<(raw: String, date: Date)>

  let facts: PageFacts
  let data: JSONLinkedData
  /// The heading that says the title.
  let headline: Node?
  let lines: HeadlineLines
  let url: String?
  /// What the page shows.
  let body: Node?
  /// The page's language, for dates whose day and month are told apart by no number.
  let language: String?

  /// The date of publication as written, its instant and its source.
  ///
  /// Data for programs comes before what readers see, which comes before the address; a date beside the
  /// headline wins when it is the earlier one.
  var published: Found? {
    let shown = ShownDates(facts: facts, headline: headline, lines: lines)
    guard let found = declared ?? first(marked) else {
      return first(shown.nearby) ?? first([("url", DateInURL.date(in: url))]) ?? first(shown.beside)
        ?? first(shown.ofPublication) ?? fallback(shown)
    }
    // Publishing programs that put a site together anew declare that day, and show the right one.
    // News is declared with care, and a day that may be a month proves nothing.
    if !data.isOneStory, let day = first(shown.atHeadline),
      day.value.date < found.value.date - PageDate.oneDay,
      HeadlineLines.namesYear(day.value.raw), DayMonth(day.value.raw) == nil
    {
      return day
    }
    return found
  }

  /// What is better than nothing.
  private func fallback(_ shown: ShownDates) -> Found? {
    let lines = DateLines(in: body, headline: headline)
    return first([lines.opening, lines.labelled]) ?? first(shown.ofChange) ?? first(shown.around)
      ?? first([lines.alone, lines.changed])
  }

  /// The date of the last change and its source.
  var modified: Found? {
    first(
      [("json-ld dateModified", data.article?["dateModified"]?.string)]
        + DateNamesInMeta.modified.map { ("meta \($0)", facts.meta($0)) } + marked(["dateModified"]))
  }

  private var declared: Found? {
    first([("json-ld datePublished", data.article?["datePublished"]?.string)])
      ?? first(DateNamesInMeta.published.map { ("meta \($0)", facts.meta($0)) })
      ?? first([
        ("json-ld datePublished", data.webPage?["datePublished"]?.string),
        ("json-ld dateCreated", data.article?["dateCreated"]?.string),
        ("json-ld uploadDate", data.article?["uploadDate"]?.string),
      ]) ?? first(metaLikeNames)
  }

  /// Names of a site's own that speak of publication.
  private var metaLikeNames: [Statement] {
    facts.meta.keys.filter { name in
      name.contains("publish") && (name.contains("date") || name.contains("time"))
    }
    .sorted().map { ("meta \($0)", facts.meta($0)) }
  }

  /// Microdata and RDFa. A thread has a date for each post; the first is the page's.
  private var marked: [Statement] {
    let names = ["datePublished", "dateCreated", "created"]
    let inArticle = marked(names) { !Surroundings.isElsewhere($0, headline: headline) }
    return inArticle.isEmpty ? marked(names) : inArticle
  }

  private func marked(_ names: [String], where isMeant: (Node) -> Bool = { _ in true }) -> [Statement] {
    var nodes: [(name: String, node: Node)] = []
    for name in names {
      for node in facts.properties[name]?.prefix(60) ?? [] where isMeant(node) { nodes.append((name, node)) }
    }
    nodes.sort { $0.node.index < $1.node.index }
    return nodes.map { name, node in
      ("itemprop \(name)", node.attribute("content") ?? node.attribute("datetime") ?? node.text)
    }
  }

  private func first(_ statements: [Statement]) -> Found? {
    for (source, text) in statements {
      guard let text = text?.trimmingWhitespace, let date = Date(written: text),
        date.timeIntervalSince1970 != 0
      else { continue }
      return SourcedValue((text, settled(date, text)), source)
    }
    return nil
  }

  /// The date with its day and month the other way around, where the page says that day elsewhere or its
  /// language writes days first.
  private func settled(_ date: Date, _ text: String) -> Date {
    guard let swapped = DayMonth(text)?.swapped, let other = Date(written: swapped) else { return date }
    var known = lines.dated + facts.times.prefix(10).compactMap { $0.attribute("datetime") }
    known += facts.dates.prefix(10).map(\.label)
    known += [DateInURL.date(in: url), data.article?["datePublished"]?.string].compactMap { $0 }
    let days = known.filter { DayMonth($0) == nil }.compactMap { Date(written: $0) }
    func isSaid(_ day: Date) -> Bool { days.contains { abs($0.timeIntervalSince(day)) < PageDate.oneDay } }
    if isSaid(date) { return date }
    if isSaid(other) { return other }
    guard text.contains("/"), let language = language?.lowercased() else { return date }
    let isAmerican = language == "en" || language == "en-us" || language.hasPrefix("en-us")
    return isAmerican ? date : other
  }

  private static let oneDay: TimeInterval = 86_400
}
