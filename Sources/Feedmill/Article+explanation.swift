public import Model

extension Article {
  /// What was found where and what was taken out, for people: an indented list that ends with a line break.
  ///
  /// Needs an article that was extracted with `ExtractionOptions.explains`; of another it tells the counts only.
  public var explanation: String {
    var lines = [source ?? url ?? title ?? "a page"]
    lines += fields.map { "  \($0.name): \($0.value)\($0.source.map { "  ← \($0)" } ?? "")" }
    lines.append("  body: \(body)")
    let removals = Dictionary(grouping: extraction.removals ?? [], by: \.kind)
    for kind in extraction.removed.keys.sorted() {
      lines.append("  removed \(kind): \(extraction.removed[kind] ?? 0)")
      lines += (removals[kind] ?? []).map { "    \(Article.line(of: $0))" }
    }
    lines += warnings.map { "  warning: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private var body: String {
    var parts = [extraction.method.rawValue]
    if let rule = extraction.rule { parts.append("rule \(rule)") }
    if let pageType = extraction.pageType { parts.append("page type \(pageType.rawValue)") }
    if let confidence = extraction.confidence { parts.append("confidence \(confidence)") }
    parts.append("\(wordCount ?? 0) words")
    return parts.joined(separator: ", ")
  }

  /// The fields that have a value, in the order of the output, and where each came from.
  private var fields: [(name: String, value: String, source: String?)] {
    let sources = Dictionary(
      (extraction.fields ?? []).map { ($0.field, $0.source) }, uniquingKeysWith: { first, _ in first })
    let values: [(String, String?)] = [
      ("title", title), ("subtitle", subtitle),
      ("authors", authors.compactMap(\.name).joined(separator: ", ")),
      ("date_published", published.flatMap(RFC3339.write)),
      ("date_modified", modified.flatMap(RFC3339.write)),
      ("language", language), ("site_name", siteName), ("section", section),
      ("tags", tags.joined(separator: ", ")),
      ("image", image), ("canonical_url", canonicalURL), ("summary", summary),
    ]
    return values.compactMap { name, value in
      guard let value, !value.isEmpty else { return nil }
      return (name, Article.short(value), sources[name])
    }
  }

  private static func line(of removal: Extraction.Removal) -> String {
    let place = [removal.block.map { "block \($0)" }, "\(removal.words) words", removal.at ?? removal.rule]
    let reason = removal.pattern.map { " by \($0)" } ?? ""
    return place.compactMap(\.self).joined(separator: ", ") + reason + ": \u{201C}\(removal.text)\u{201D}"
  }

  private static func short(_ text: String) -> String { text.count > 100 ? text.prefix(99) + "…" : text }
}
