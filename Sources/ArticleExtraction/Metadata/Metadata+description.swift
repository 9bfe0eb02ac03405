internal import Markup
internal import Model
internal import Prose

/// What a page says of its site and of its article beside title, people and time. For each field the first source
/// that says something is believed.
extension Metadata {
  private typealias Statement = (source: String, text: String?)

  mutating func readSite(_ facts: PageFacts, _ data: JSONLinkedData) {
    siteName = first(
      "site_name",
      Metadata.metas(["og:site_name", "application-name"], facts)
        + [
          ("json-ld publisher", data.article?["publisher"].map(data.resolved)?["name"]?.string),
          ("json-ld website", data.first(of: "website")?["name"]?.string),
        ])
    let addresses: [Statement] =
      [("link canonical", facts.links["canonical"]?.first)] + Metadata.metas(["og:url"], facts)
    for (source, text) in addresses {
      guard let url = text.flatMap({ Links.resolve($0, base: baseURL) }) else { continue }
      canonicalURL = url
      note("canonical_url", source)
      break
    }
    generator = facts.meta("generator")
    readLanguage(facts, data)
  }

  mutating func readDescription(_ facts: PageFacts, _ data: JSONLinkedData) {
    let object = data.article
    summary = first(
      "summary",
      Metadata.metas(["og:description", "description", "twitter:description", "dc.description"], facts)
        + [("json-ld description", object?["description"]?.string)])
    readImages(facts, data)
    section = first(
      "section",
      Metadata.metas(["article:section", "parsely-section"], facts)
        + [
          ("json-ld articleSection", Metadata.strings(object?["articleSection"]).first),
          ("meta section", facts.meta("section")), ("json-ld breadcrumb", breadcrumb(data)),
        ])
    readTags(facts, object)
    if let body = object?["articleBody"]?.string, body.utf8.count > 200 { articleBody = body }
  }

  private mutating func readTags(_ facts: PageFacts, _ object: JSONValue?) {
    let sources: [(source: String, values: [String])] = [
      (
        "json-ld keywords and article:tag",
        Metadata.strings(object?["keywords"]) + (facts.meta["article:tag"] ?? [])
      ),
      ("meta news_keywords", facts.meta["news_keywords"] ?? []),
      ("meta keywords", facts.meta["keywords"] ?? []),
      ("meta parsely-tags", facts.meta["parsely-tags"] ?? []),
    ]
    for (source, values) in sources {
      var seen: Set<String> = []
      let found = values.flatMap { $0.split(separator: ",") }.map { plainText(fromHTML: String($0)) }
        .filter { !$0.isEmpty && $0.utf8.count < 100 && seen.insert($0.lowercased()).inserted }
      guard !found.isEmpty else { continue }
      tags = found
      note("tags", source)
      return
    }
  }

  /// Reads what decides how the page's kind, its access and its sponsors are told.
  mutating func readFlags(_ facts: PageFacts, _ data: JSONLinkedData) {
    for object in data.objects { types.formUnion(data.types(of: object)) }
    if let type = facts.meta("og:type") { types.insert("og:" + type.lowercased()) }
    if let free = data.article?["isAccessibleForFree"] {
      isPartial = free == .bool(false) || free.string?.lowercased() == "false"
      if isPartial { note("access", "json-ld isAccessibleForFree") }
    }
    if facts.meta("article:content_tier") == "locked" {
      isPartial = true
      note("access", "meta article:content_tier")
    }
    if types.contains("advertisercontentarticle") {
      isSponsored = true
      note("sponsored", "json-ld @type")
    }
  }

  /// Says that someone paid for the article, where a line beside its headline says nothing else.
  mutating func readSponsor(_ lines: HeadlineLines) {
    guard isSponsored == nil, let label = lines.texts.first(where: SponsorLabels.contains) else { return }
    isSponsored = true
    note("sponsored", "text beside the headline: \(label)")
  }

  /// The last crumb before the page itself that isn't the front page.
  private func breadcrumb(_ data: JSONLinkedData) -> String? {
    guard let crumbs = data.first(of: "breadcrumblist")?["itemListElement"]?.array?.prefix(20) else {
      return nil
    }
    var names = crumbs.compactMap { ($0["name"] ?? $0["item"]?["name"])?.string }.map {
      plainText(fromHTML: $0)
    }
    // The site's front page stands first, and often the page itself last.
    if !names.isEmpty { names.removeFirst() }
    if let last = names.last, last == title || names.count > 1 && last.utf8.count > Metadata.maxSectionBytes {
      names.removeLast()
    }
    return names.last.flatMap { $0.utf8.count > Metadata.maxSectionBytes ? nil : $0 }
  }

  /// No section has a longer name.
  private static let maxSectionBytes = 40

  private static func metas(_ names: [String], _ facts: PageFacts) -> [Statement] {
    names.map { ("meta \($0)", facts.meta($0)) }
  }

  private mutating func first(_ field: String, _ statements: [Statement]) -> String? {
    for (source, text) in statements {
      guard let text = text.map({ plainText(fromHTML: $0) }), !text.isEmpty else { continue }
      note(field, source)
      return text
    }
    return nil
  }

  private static func strings(_ value: JSONValue?) -> [String] {
    value.map { $0.array ?? [$0] }?.compactMap(\.string) ?? []
  }
}

/// What stands beside the headline of an article that someone paid for. Labels that stand over advertisements too,
/// such as "Anzeige" and "Publicidad", prove nothing.
private enum SponsorLabels {
  static func contains(_ text: String) -> Bool {
    let label = text.lowercased()
    return labels.contains(label) || label.hasPrefix("sponsored by ") || label.hasPrefix("paid for by ")
  }

  private static let labels: Set<String> = Set(
    """
    advertorial|branded content|brand content|paid content|paid post|partner content|sponsored content
    sponsored post|sponsored article|sponsored story|paid partnership|promoted content|native advertising
    publireportage|publi-rédactionnel|contenu sponsorisé|contenu de marque|contenido patrocinado|contenido de marca
    conteúdo patrocinado|conteúdo de marca|contenuto sponsorizzato|gesponserter inhalt|gesponsorde inhoud
    annonsørinnhold|annonsinnehåll|kommercielt samarbejde|materiał sponsorowany|artykuł sponsorowany
    партнёрский материал|партнерский материал|на правах рекламы|komerční sdělení|pr記事|タイアップ
    """.split { $0 == "|" || $0 == "\n" }.map(String.init))
}
