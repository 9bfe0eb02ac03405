internal import Markup
public import Model

/// One self-contained page that shows what became of a page: its blocks with what was taken out of them, the clean
/// article, the fields with their sources, and what was claimed of it.
///
/// It runs no script and asks for nothing: its policy forbids both, and all texts are escaped.
public struct Report: Sendable {
  /// The page's bytes.
  public let html: [UInt8]

  /// The report of an explanation; with the results of its tests and a link back where there are any.
  ///
  /// - Parameter index: the address of the page that lists all reports.
  public init(of explanation: Explanation, results: RulePageResult? = nil, index: String? = nil) {
    let parts = ReportParts(explanation)
    let article = explanation.article
    html = ReportShell(title: (article.title ?? "Untitled page") + " · feedmill report").page { html in
      Report.writeHeader(explanation, results, index, to: &html)
      html.element("main", [("id", "main")]) { html in
        html.markup(parts.legend)
        html.element("div", [("class", "columns")]) { html in
          html.section("page", "The page, block by block") { $0.markup(parts.blocks) }
          html.section("article", "The clean article") { $0.markup(parts.article) }
        }
        if let results { html.section("checks", "Checks") { ReportParts.write(results, to: &$0) } }
        html.section("fields", "Fields and their sources") { $0.markup(parts.fields) }
        html.section("rules", "What rules did") { $0.markup(parts.rules) }
        html.section("leftovers", "Possible leftovers") { $0.markup(parts.leftovers) }
      }
    }
  }

  /// Writes the report to a file; its folder is made if it is missing.
  public func write(to path: String) throws(FeedmillError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard !name.isEmpty else {
      throw FeedmillError(code: "output-unusable", message: "it names a folder, not a file", source: path)
    }
    do throws(FolderError) {
      try Folder(path: folder).write(html, to: name)
    } catch {
      throw FeedmillError(output: path, error, isStart: true)
    }
  }

  private static func writeHeader(
    _ explanation: Explanation, _ results: RulePageResult?, _ index: String?, to html: inout HTMLWriter
  ) {
    let article = explanation.article
    html.element("header", [("class", "top")]) { html in
      html.element("p", [("class", "kicker")]) { html in
        if let index {
          html.element("a", [("href", index)], "All pages")
          html.text(" · ")
        }
        html.text("feedmill report")
        if let results { html.verdict(results) }
      }
      html.quoted("h1", language: article.language, article.title ?? "Untitled page")
      if let place = article.url ?? article.source {
        html.element("p", [("class", "address")]) { $0.link(to: place, place) }
      }
      html.markup(ReportParts(explanation).summary)
      html.element("nav", [("aria-label", "Sections of this report")]) { html in
        var sections = [("page", "Page"), ("article", "Article")]
        if results != nil { sections.append(("checks", "Checks")) }
        sections += [("fields", "Fields"), ("rules", "Rules"), ("leftovers", "Leftovers")]
        for (id, name) in sections { html.element("a", [("href", "#" + id)], name) }
      }
    }
  }
}

/// What every page of a report stands in.
struct ReportShell {
  let title: String

  /// A page around a body.
  func page(_ body: (inout HTMLWriter) -> Void) -> [UInt8] {
    var html = HTMLWriter()
    html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    html.raw("style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.raw(
      "<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"color-scheme\" content=\"light dark\">")
    html.element("title", title)
    html.raw("<style>\n")
    html.markup(ReportParts.style)
    html.raw("</style></head>\n<body><a class=\"skip\" href=\"#main\">Skip to the content</a>\n")
    body(&html)
    html.raw("\n</body></html>\n")
    return html.bytes
  }
}

extension HTMLWriter {
  /// A named part of a page.
  mutating func section(_ id: String, _ title: String, _ content: (inout HTMLWriter) -> Void) {
    element("section", [("id", id), ("aria-labelledby", id + "-title")]) { html in
      html.element("h2", [("id", id + "-title")], title)
      content(&html)
    }
  }

  /// Whether a page's tests pass.
  mutating func verdict(_ results: RulePageResult) {
    let failed = results.results.count { !$0.isPassed }
    let text = failed == 0 ? "pass" : failed == 1 ? "1 check fails" : "\(failed) checks fail"
    element("span", [("class", failed == 0 ? "verdict pass" : "verdict fail")], text)
  }
}
