internal import Foundation
internal import Markup
internal import Model
internal import Prose

extension Metadata {
  /// Reads a page's metadata from its untouched tree.
  init(_ page: Page, facts: PageFacts, data: JSONLinkedData) {
    baseURL = facts.base.flatMap { Links.resolve($0, base: page.url) } ?? page.url
    readSite(facts, data, page)
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
        facts: facts, data: data, headline: headline, lines: lines, url: page.url, language: language))
    readDescription(facts, data)
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

  private mutating func readSite(_ facts: PageFacts, _ data: JSONLinkedData, _ page: Page) {
    let publisher = data.article?["publisher"].map(data.resolved)
    siteName = facts.meta("og:site_name", "application-name") ?? publisher?["name"]?.string
    canonicalURL = (facts.links["canonical"]?.first ?? facts.meta("og:url"))
      .flatMap { Links.resolve($0, base: baseURL) }
    generator = facts.meta("generator")
    language = Metadata.languageTag(
      facts.language ?? facts.meta("content-language", "og:locale", "dc.language")
        ?? data.article?["inLanguage"]?.string)
  }

  private mutating func readDates(_ dates: PageDate) {
    if let found = dates.published {
      published = found.value.date
      publishedRaw = found.value.raw
      note("date_published", found.source)
    }
    if let found = dates.modified, found.value.date != published {
      modified = found.value.date
      note("date_modified", found.source)
    }
  }

  private mutating func readDescription(_ facts: PageFacts, _ data: JSONLinkedData) {
    let object = data.article
    summary =
      (facts.meta("og:description", "description", "twitter:description", "dc.description")
      ?? object?["description"]?.string).map { plainText(fromHTML: $0) }
    image =
      (facts.meta("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
      ?? Metadata.imageURL(object?["image"].map(data.resolved)))
      .flatMap { Links.resolve($0, base: baseURL) }
    section = (facts.meta("article:section") ?? Metadata.strings(object?["articleSection"]).first)
      .map { plainText(fromHTML: $0) }
    let keywords = Metadata.strings(object?["keywords"]) + (facts.meta["article:tag"] ?? [])
    let separate =
      keywords.isEmpty ? facts.meta("news_keywords", "keywords", "parsely-tags").map { [$0] } ?? [] : keywords
    var seen: Set<String> = []
    tags = separate.flatMap { $0.split(separator: ",") }.map { plainText(fromHTML: String($0)) }
      .filter { !$0.isEmpty && $0.utf8.count < 100 && seen.insert($0.lowercased()).inserted }
    if let body = object?["articleBody"]?.string, body.utf8.count > 200 { articleBody = body }
  }

  private mutating func readFlags(_ facts: PageFacts, _ data: JSONLinkedData) {
    for object in data.objects { types.formUnion(data.types(of: object)) }
    if let type = facts.meta("og:type") { types.insert("og:" + type.lowercased()) }
    if let free = data.article?["isAccessibleForFree"] {
      isPartial = free == .bool(false) || free.string?.lowercased() == "false"
    }
    if facts.meta("article:content_tier") == "locked" { isPartial = true }
    if types.contains("advertisercontentarticle") { isSponsored = true }
  }

  private static func imageURL(_ value: JSONValue?) -> String? {
    value?.string ?? value?["url"]?.string ?? value?.array?.first.flatMap { $0.string ?? $0["url"]?.string }
  }

  private static func strings(_ value: JSONValue?) -> [String] {
    value.map { $0.array ?? [$0] }?.compactMap(\.string) ?? []
  }

  /// `en_US` → `en-US`; nil for what is no language tag.
  private static func languageTag(_ text: String?) -> String? {
    guard let tag = text?.trimmingWhitespace.replacing("_", with: "-"), tag.utf8.count >= 2,
      tag.utf8.count <= 35,
      tag.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || $0.isASCIIAlphanumeric })
    else { return nil }
    return tag
  }
}

extension Page {
  /// The host of the page's URL without `www.`; nil without one.
  var host: String? {
    guard let url, let scheme = url.firstRange(of: "://") else { return nil }
    let host = url[scheme.upperBound...].prefix { !"/?#:".contains($0) }.lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
