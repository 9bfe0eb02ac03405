internal import Foundation
public import Model

extension Explanation {
  /// What was found where, what the body is made of and what was taken out of it: lines for a person, without a
  /// line break at the end.
  public var text: String { lines.joined(separator: "\n") }

  private var lines: [String] {
    let extraction = article.extraction
    let place = bodyPath ?? extraction.method.rawValue
    var lines = [
      Explanation.line("page", article.source ?? article.url ?? "without an address"),
      Explanation.line("rule", extraction.rule ?? "none of this site; generic ones"),
      Explanation.line(
        "body", ([place, "\(article.wordCount ?? 0) words"] + remarks).joined(separator: " · ")),
    ]
    lines += article.statedFields.map { field in
      Explanation.line(field.name, field.value.excerpt(100) + (field.source.map { "  ← \($0)" } ?? ""))
    }
    lines += article.warnings.map { Explanation.line("warning", $0) }
    lines.append("")
    lines += article.contentBlocks.enumerated().map { number, text in
      let number = "\(number + 1)"
      return String(repeating: " ", count: max(0, 4 - number.count)) + number + "  " + text.excerpt(80)
    }
    let counts = extraction.removed.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    lines += ["", (["removed \(extraction.removed.values.reduce(0, +))"] + counts).joined(separator: " · ")]
    lines += (extraction.removals ?? []).map(Explanation.line)
    if !refusals.isEmpty { lines.append("refused \(refusals.count)") }
    return lines + refusals.map { "  \($0.reason): \($0.text.excerpt(80))  \($0.rule)" }
  }

  /// What else is known of how the body was found.
  private var remarks: [String] {
    let extraction = article.extraction
    return [
      bodyPath == nil ? nil : extraction.method.rawValue, extraction.pageType?.rawValue,
      extraction.confidence.map { "confidence \($0)" },
    ].compactMap(\.self)
  }

  private static func line(_ name: String, _ value: String) -> String {
    name.padding(toLength: max(9, name.count + 1), withPad: " ", startingAt: 0) + value
  }

  /// `  appeal     … small favor to ask.  x.org/remove#3 rules/x.org.yaml:27`
  private static func line(of removal: Extraction.Removal) -> String {
    let kind = removal.kind.padding(toLength: max(10, removal.kind.count), withPad: " ", startingAt: 0)
    let place = removal.at.map { " \($0)" } ?? ""
    return "  \(kind) \(removal.text.excerpt(80))  \(removal.rule)\(place)"
  }
}

extension Article {
  /// The explanation of an article that was extracted with `ExtractionOptions.explains`, as far as it knows it; of
  /// another the counts only. Ends with a line break.
  public var explanation: String { Explanation(article: self).text + "\n" }

  /// The same article without the removals and the sources of its fields.
  public var withoutExplanation: Article {
    var article = self
    article.extraction.removals = nil
    article.extraction.fields = nil
    return article
  }

  /// The fields that have a value, in the order of the output, and where each came from.
  var statedFields: [(name: String, value: String, source: String?)] {
    let sources = Dictionary(
      (extraction.fields ?? []).map { ($0.field, $0.source) }, uniquingKeysWith: { first, _ in first })
    let values: [(key: String, name: String, value: String?)] = [
      ("title", "title", title), ("subtitle", "subtitle", subtitle),
      ("authors", "authors", authors.compactMap(\.name).joined(separator: ", ")),
      ("date_published", "date", published.flatMap(RFC3339.write)),
      ("date_modified", "modified", modified.flatMap(RFC3339.write)),
      ("language", "language", language), ("site_name", "site", siteName), ("section", "section", section),
      ("tags", "tags", tags.joined(separator: ", ")), ("image", "image", image),
      ("canonical_url", "canonical", canonicalURL), ("summary", "summary", summary),
      ("author_note", "note", authorNote),
    ]
    return values.compactMap { key, name, value in
      guard let value, !value.isEmpty else { return nil }
      return (name, value, sources[key])
    }
  }
}

extension String {
  /// The text as one line, cut after some characters.
  public func excerpt(_ length: Int) -> String {
    let words = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > length ? words.prefix(length) + "…" : words
  }
}
