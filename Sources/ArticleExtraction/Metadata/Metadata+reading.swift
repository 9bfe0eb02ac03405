internal import Foundation
internal import Markup
internal import Model
internal import Prose

extension Metadata {
  /// Reads a page's metadata from its untouched tree.
  init(_ page: Page, facts: PageFacts, data: JSONLinkedData) {
    baseURL = facts.base.flatMap { Links.resolve($0, base: page.url) } ?? page.url
    readSite(facts, data)
    readFlags(facts, data)
    let site = SiteIdentity(stated: siteName, host: page.host)
    var headline = facts.headings.first
    if let choice = PageTitle(facts: facts, data: data, site: site).choice {
      title = choice.title.value
      note("title", choice.title.source)
      headline = choice.heading ?? headline
    }
    let isThread = PageClassifier(page: page, metadata: self).pageType == .forum
    let lines = HeadlineLines(around: headline, title: title, in: page.tree.body, isThread: isThread)
    let byline = Byline(
      facts: facts, data: data, siteName: siteName, headline: headline, lines: lines, isThread: isThread)
    if let people = byline.choice { setAuthors(people) }
    readDates(
      PageDate(
        facts: facts, data: data, headline: headline, lines: lines, url: page.url, body: page.tree.body,
        language: language))
    readDescription(facts, data)
    readSponsor(lines)
  }

  private mutating func setAuthors(_ people: SourcedValue<[Person]>) {
    authors = people.value.map { person in
      Person(name: person.name, url: person.url.flatMap { Links.resolve($0, base: baseURL) })
    }
    note("authors", people.source)
  }

  /// Says where a field came from, instead of what was said before.
  mutating func note(_ field: String, _ source: String) {
    sources.removeAll { $0.field == field }
    sources.append(Extraction.FieldSource(field: field, source: source))
  }

  /// Where each field came from, in the order fields are written.
  var orderedSources: [Extraction.FieldSource] {
    sources.enumerated().sorted { one, other in
      let places = [one, other].map {
        Metadata.fieldOrder.firstIndex(of: $0.element.field) ?? Metadata.fieldOrder.count
      }
      return (places[0], one.offset) < (places[1], other.offset)
    }
    .map(\.element)
  }

  private static let fieldOrder = [
    "title", "content_html", "summary", "image", "date_published", "date_modified", "authors", "tags",
    "language",
    "canonical_url", "site_name", "section", "subtitle", "access", "sponsored",
  ]

  private mutating func readDates(_ dates: PageDate) {
    if let found = dates.published {
      published = found.value.date
      publishedRaw = found.value.raw
      note("date_published", found.source)
    }
    if let found = dates.modified, found.value.date != published {
      modified = found.value.date
      modifiedRaw = found.value.raw
      note("date_modified", found.source)
    }
  }
}

extension Page {
  private static let hostEnds = Array("/?#:".utf8)

  /// The host of the page's URL without `www.`; nil without one.
  var host: String? {
    let bytes = Array((url ?? "").utf8)
    guard let scheme = bytes.index(ofWord: Array("://".utf8)) else { return nil }
    let host = String(
      decoding: bytes[(scheme + 3)...].prefix { !Page.hostEnds.contains($0) }, as: UTF8.self
    ).lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
