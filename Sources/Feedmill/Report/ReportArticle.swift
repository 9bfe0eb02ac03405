internal import Markup
internal import Model
internal import Prose

/// An article's body as a report shows it: its own markup by an allow-list, pictures named and not fetched, links that
/// tell their targets nothing, and blocks marked that may be leftovers.
struct ReportArticle {
  private let article: Article
  private let leftovers: [Extraction.Removal]

  init(_ article: Article, leftovers: [Extraction.Removal]) {
    self.article = article
    self.leftovers = leftovers
  }

  func write(to html: inout HTMLWriter) {
    let language: Attributes = article.language.map { [("lang", $0)] } ?? []
    html.element(
      "article", [("class", "prose"), ("dir", "auto"), ("aria-label", "The clean article")] + language
    ) { html in
      if let title = article.title { html.element("h3", [("class", "title")], title) }
      if let subtitle = article.subtitle { html.element("p", [("class", "subtitle")], subtitle) }
      let names = article.authors.compactMap(\.name).joined(separator: ", ")
      let date = article.published.flatMap(RFC3339.write) ?? ""
      let byline = [names, date].filter { !$0.isEmpty }.joined(separator: " · ")
      if !byline.isEmpty { html.element("p", [("class", "byline")], byline) }
      guard let content = article.contentHTML, let tree = try? HTMLTree(utf8: Array(content.utf8)),
        let body = tree.body
      else {
        // An article without a body has no tree, and no other can't be read: we wrote it.
        html.element("p", [("class", "none")], "The article has no body.")
        return
      }
      write(body, to: &html)
    }
  }

  private func write(_ body: Node, to html: inout HTMLWriter) {
    body.walk(
      entering: { node in
        if node == body { return true }
        if node.isText {
          node.withContent { html.text($0) }
          return false
        }
        guard node.isElement, !ReportArticle.dropped.contains(node.tag) else { return false }
        if ReportArticle.pictures.contains(node.tag) {
          writePicture(node, to: &html)
          return false
        }
        if let name = name(of: node) { html.start(name, attributes: attributes(of: node)) }
        return true
      },
      leaving: { node in
        guard node != body, node.isElement, !ReportArticle.dropped.contains(node.tag),
          !ReportArticle.pictures.contains(node.tag), let name = name(of: node)
        else { return }
        html.end(name)
      })
  }

  /// What an element becomes; nil for one whose content stands alone.
  private func name(of node: Node) -> String? {
    // The article's own headline is a level below the part of the report that it stands in.
    if let level = node.tag.headingLevel { return "h\(min(6, max(4, level + 2)))" }
    return ReportArticle.shown.contains(node.tag) ? node.tag.name : nil
  }

  private func attributes(of node: Node) -> Attributes {
    var attributes: Attributes = []
    if node.tag == .a, let target = node.attribute("href"), HTMLWriter.isWeb(target) {
      attributes += [("href", target), ("rel", "noreferrer noopener nofollow")]
    }
    for name in ["colspan", "rowspan", "start", "lang", "dir"] {
      if let value = node.attribute(named: name) { attributes.append((name, value)) }
    }
    if node.tag == .pre || node.tag == .table { attributes.append(("tabindex", "0")) }
    if !leftovers.isEmpty, ReportArticle.blocks.contains(node.tag), isLeftover(node) {
      attributes.append(("class", "left"))
    }
    return attributes
  }

  private func isLeftover(_ node: Node) -> Bool {
    let text = normalizedText(node.text(sizeInBytes: ReportArticle.comparedBytes))
    return leftovers.contains { !$0.text.isEmpty && text.hasPrefix($0.text) }
  }

  /// As much of a block's text as is compared.
  private static let comparedBytes = 1024

  private func writePicture(_ node: Node, to html: inout HTMLWriter) {
    let inner = node.elements.lazy.compactMap { $0.attribute("alt") }.first { _ in true }
    let name = node.attribute("alt") ?? inner ?? ""
    html.element("span", [("class", "picture")]) { html in
      html.text(node.tag == .video || node.tag == .audio ? node.tag.name : "picture")
      if !name.isEmpty { html.text(": " + name) }
    }
  }

  private static let pictures = TagSet([.img, .picture, .video, .audio])

  private static let dropped = TagSet([
    .script, .style, .template, .head, .title, .iframe, .object, .embed, .svg, .form, .input, .button,
    .select,
    .textarea, .link, .meta, .base, .source, .track, .noscript,
  ])

  private static let blocks = TagSet([
    .p, .li, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .dd, .dt, .td, .figcaption, .pre,
  ])

  private static let shown = TagSet([
    .p, .blockquote, .figure, .figcaption, .ul, .ol, .li, .dl, .dt, .dd, .table, .thead, .tbody, .tfoot, .tr,
    .td, .th, .caption, .pre, .code, .hr, .br, .a, .abbr, .b, .bdi, .bdo, .cite, .del, .em, .i, .ins, .kbd,
    .mark,
    .q, .ruby, .rt, .rp, .s, .samp, .small, .strong, .sub, .sup, .time, .u, .var, .details, .summary, .wbr,
  ])
}
