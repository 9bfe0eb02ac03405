internal import Model

extension Metadata {
  /// Reads the language that a page declares: what the element around everything says comes first.
  mutating func readLanguage(_ facts: PageFacts, _ data: JSONLinkedData) {
    let declared: [(source: String, text: String?)] = [
      ("html lang", facts.language), ("meta content-language", facts.meta("content-language")),
      ("json-ld inLanguage", data.article?["inLanguage"]?.string),
      ("meta og:locale", facts.meta("og:locale")),
      ("meta dc.language", facts.meta("dc.language", "dcterms.language")),
    ]
    for (source, text) in declared {
      guard let tag = LanguageTag.normal(text) else { continue }
      language = tag
      note("language", source)
      return
    }
  }

  /// Corrects the language by the article's own text, when that speaks clearly: templates that nobody translated
  /// declare the language of their makers.
  mutating func settleLanguage(by text: String) {
    let settled = TextLanguage.settled(language, by: text)
    guard settled != language else { return }
    note("language", language.map { "text (the page says \($0))" } ?? "text")
    language = settled
  }
}
