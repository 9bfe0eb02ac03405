internal import Foundation
internal import Markup
internal import Model
internal import Prose

/// Finds when an article was published and changed: the first source that says it.
struct PageDate {
  let facts: PageFacts
  let data: JSONLinkedData
  let url: String?

  /// The date of publication as written, its instant and its source.
  var published: SourcedValue<(raw: String, date: Date)>? {
    let statements =
      [("json-ld datePublished", data.article?["datePublished"]?.string)]
      + PageDate.publishedNames.map { ("meta \($0)", facts.meta($0)) }
      + [("json-ld datePublished", data.webPage?["datePublished"]?.string)]
    return first(statements) ?? first(marked("datePublished")) ?? first(timeElements) ?? first(datedElements)
      ?? first([("url", dateInURL)]) ?? first(dateLines)
  }

  /// The date of the last change and its source.
  var modified: SourcedValue<(raw: String, date: Date)>? {
    first(
      [("json-ld dateModified", data.article?["dateModified"]?.string)]
        + PageDate.modifiedNames.map { ("meta \($0)", facts.meta($0)) } + marked("dateModified"))
  }

  private func first(_ statements: [(source: String, text: String?)]) -> SourcedValue<
    (raw: String, date: Date)
  >? {
    for (source, text) in statements {
      if let text, let date = Date(written: text.trimmingWhitespace) {
        return SourcedValue((text, date), source)
      }
    }
    return nil
  }

  private func marked(_ property: String) -> [(String, String?)] {
    (facts.properties[property] ?? []).map { node in
      ("itemprop \(property)", node.attribute("content") ?? node.attribute("datetime") ?? node.text)
    }
  }

  /// `time` elements, those that say so first.
  private var timeElements: [(String, String?)] {
    let claimed = facts.times.filter { node in
      node.hasAttribute("pubdate") || (node.attribute("class") ?? "").lowercased().contains("publish")
        || (node.attribute("class") ?? "").contains("entry-date")
    }
    return (claimed + facts.times.prefix(3)).map { ("time", $0.attribute("datetime") ?? $0.text) }
  }

  private var datedElements: [(String, String?)] {
    facts.dates.prefix(10).compactMap { node in
      let text = node.text
      return text.utf8.count < 200 ? ("dated element", text) : nil
    }
  }

  /// The texts beside the headline, which is the heading that the title was taken from or the first one.
  private var dateLines: [(String, String?)] {
    guard let headline = facts.headings.first, let body = headline.tree.body else { return [] }
    return DateLines.texts(around: headline, in: body).map { ("text beside the headline", $0) }
  }

  /// `/2014/09/11/` or `/2014-09-11-` in the page's address.
  private var dateInURL: String? {
    guard let parts = url?.split(whereSeparator: { "/-_.?".contains($0) }) else { return nil }
    for index in parts.indices.dropLast(2) {
      guard let year = Int(parts[index]), (1990...2099).contains(year), parts[index].count == 4,
        let month = Int(parts[index + 1]), (1...12).contains(month),
        let day = Int(parts[index + 2]), (1...31).contains(day), parts[index + 2].count <= 2
      else { continue }
      return "\(year)-\(parts[index + 1].count == 1 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
    return nil
  }

  private static let publishedNames = [
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "pubdate",
    "publishdate", "publish-date", "publication_date", "date", "article.published", "originalpublicationdate",
    "article_date_original", "article:published", "rnews:datepublished", "ptime", "publish_date", "created",
    "published", "publication-date", "dc.date.available", "article:publish_date",
    "last-modified",
  ]

  private static let modifiedNames = [
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "lastmod",
    "last-modified", "revised", "article:modified",
  ]
}
