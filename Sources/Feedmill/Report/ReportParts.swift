internal import Markup
public import Model

/// The parts of a report as HTML, every text escaped.
public struct ReportParts: Sendable {
  /// What the kinds' colours mean.
  public let legend: [UInt8]
  /// How much was kept, removed, and never a part of the article.
  public let summary: [UInt8]
  /// The page's blocks in order.
  public let blocks: [UInt8]
  /// The article without its site's chrome, possible leftovers marked.
  public let article: [UInt8]
  /// The fields and where they come from.
  public let fields: [UInt8]
  /// What each rule took, and what was refused.
  public let rules: [UInt8]
  /// What generic rules would still take.
  public let leftovers: [UInt8]

  /// The parts of an explanation's report.
  public init(_ explanation: Explanation) {
    let found = explanation.article.leftovers
    func part(_ write: (inout HTMLWriter) -> Void) -> [UInt8] {
      var html = HTMLWriter()
      write(&html)
      return html.bytes
    }
    legend = part { ReportParts.writeLegend(explanation, to: &$0) }
    summary = part { ReportParts.writeSummary(explanation, found.count, to: &$0) }
    blocks = part { ReportParts.writeBlocks(explanation, leftovers: found, to: &$0) }
    article = part { ReportArticle(explanation.article, leftovers: found).write(to: &$0) }
    fields = part { ReportParts.writeFields(explanation, to: &$0) }
    rules = part { ReportParts.writeRules(explanation, to: &$0) }
    leftovers = part { ReportParts.writeLeftovers(found, to: &$0) }
  }

  /// The style of all parts: plain CSS for light and dark, narrow and wide screens.
  public static let style: [UInt8] = PackageResources.report_css

  /// What was claimed of a page, as HTML.
  public static func checks(_ results: RulePageResult) -> [UInt8] {
    guard !results.results.isEmpty else { return [] }
    var html = HTMLWriter()
    write(results, to: &html)
    return html.bytes
  }

  private static func writeLegend(_ explanation: Explanation, to html: inout HTMLWriter) {
    var counts: [String: Int] = explanation.article.extraction.removed
    for removal in explanation.article.extraction.removals ?? [] where counts[removal.kind] == nil {
      counts[removal.kind] = 1
    }
    guard !counts.isEmpty else {
      html.element("p", [("class", "legend")], "Nothing was removed from the body of this page.")
      return
    }
    html.element("section", [("class", "legend"), ("aria-label", "Legend: kinds of what was removed")]) {
      html in
      html.element("ul") { html in
        for family in ReportFamily.allCases {
          let kinds = counts.filter { ReportFamily(kind: $0.key) == family }.sorted { $0.key < $1.key }
          guard !kinds.isEmpty else { continue }
          html.element("li", [("class", family.rawValue)]) { html in
            html.element("b", kinds.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
            html.element("span", family.title)
          }
        }
      }
    }
  }

  private static func writeSummary(_ explanation: Explanation, _ leftovers: Int, to html: inout HTMLWriter) {
    var words = (kept: 0, removed: 0, outside: 0)
    for block in explanation.blocks {
      switch block.fate {
      case .kept: words.kept += block.words
      case .removed: words.removed += block.words
      case .outside: words.outside += block.words
      }
    }
    let shares = [("kept", words.kept), ("removed", words.removed), ("outside", words.outside)]
    let extraction = explanation.article.extraction
    html.element("div", [("class", "bar"), ("aria-hidden", "true")]) { html in
      for (name, count) in shares where count > 0 {
        html.element("span", [("class", name), ("style", "flex-grow:\(count)")], "")
      }
    }
    html.element("ul", [("class", "figures")]) { html in
      func figure(_ name: String, _ count: String, _ label: String) {
        html.element("li", [("class", name)]) { html in
          html.element("b", count)
          html.text(" " + label)
        }
      }
      figure("kept", "\(explanation.article.wordCount ?? 0)", "words in the article")
      if !explanation.blocks.isEmpty {
        figure("removed", "\(words.removed)", "words removed from its body")
        figure("outside", "\(words.outside)", "words outside of it")
      }
      if leftovers > 0 {
        figure("left", "\(leftovers)", leftovers == 1 ? "possible leftover" : "possible leftovers")
      }
    }
    html.element("p", [("class", "how")]) { html in
      html.text("Body: ")
      html.element("code", explanation.bodyPath ?? extraction.method.rawValue)
      html.text(" · rule ")
      html.element("code", extraction.rule ?? "generic")
      if let type = extraction.pageType { html.text(" · \(type.rawValue)") }
      if let confidence = extraction.confidence { html.text(" · confidence \(confidence)") }
    }
    for warning in explanation.article.warnings { html.element("p", [("class", "warning")], warning) }
  }
}
