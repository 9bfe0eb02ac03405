internal import Model

extension Article {
  /// What is known of the article as YAML between two lines of `---`, under the names that generators of
  /// static sites know.
  ///
  /// Each value is written as JSON has it, which YAML reads the same way, so that no title is taken for a
  /// number, a date or a list.
  public var frontMatter: String {
    let fields: [(name: String, value: JSONValue?)] = [
      ("title", title.map(JSONValue.string)),
      ("description", summary.map(JSONValue.string)),
      ("authors", Article.list(authors.compactMap(\.name))),
      ("categories", Article.list(section.map { [$0] } ?? [])),
      ("tags", Article.list(tags)),
      ("lang", language.map(JSONValue.string)),
      ("image", image.map(JSONValue.string)),
      ("canonical_url", (canonicalURL ?? url).map(JSONValue.string)),
      ("site_name", siteName.map(JSONValue.string)),
    ]
    // Dates stand bare: only then are they dates to YAML.
    let dates = [("date", published), ("lastmod", modified)].compactMap { name, date in
      date.flatMap(RFC3339.write).map { "\(name): \($0)" }
    }
    let texts = fields.compactMap { name, value in
      value.map { "\(name): " + String(decoding: $0.json(), as: UTF8.self) }
    }
    let titles = title == nil ? 0 : 1
    let lines = texts.prefix(titles) + dates + texts.dropFirst(titles)
    return (["---"] + lines + ["---", ""]).joined(separator: "\n")
  }

  private static func list(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? nil : .array(texts.map(JSONValue.string))
  }
}
