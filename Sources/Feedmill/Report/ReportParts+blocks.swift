internal import Markup
internal import Model

extension ReportParts {
  /// The page's blocks: kept ones plain, removed ones struck, the others folded away.
  static func writeBlocks(
    _ explanation: Explanation, leftovers: [Extraction.Removal], to html: inout HTMLWriter
  ) {
    let language = explanation.article.language
    guard !explanation.blocks.isEmpty else {
      html.element("p", [("class", "none")], "The blocks of this page are not known.")
      return
    }
    if explanation.bodyPath == nil, !explanation.blocks.contains(where: { $0.fate != .outside }) {
      html.element(
        "p", [("class", "none")],
        "No block of the page is in the article: its body stands in the page’s data, or none was found.")
    }
    var number = 0
    html.element("ol", [("class", "blocks")]) { html in
      var outside: [Explanation.Block] = []
      for block in explanation.blocks {
        if block.fate == .outside {
          outside.append(block)
          continue
        }
        write(outside: outside, language, to: &html)
        outside = []
        if block.fate == .kept { number += 1 }
        let leftover = leftovers.first { block.text.hasPrefix($0.text) }
        write(block, number, leftover, language, to: &html)
      }
      write(outside: outside, language, to: &html)
    }
  }

  private static func write(
    _ block: Explanation.Block, _ number: Int, _ leftover: Extraction.Removal?, _ language: String?,
    to html: inout HTMLWriter
  ) {
    switch block.fate {
    case .kept:
      let state = leftover == nil ? "kept" : "kept left"
      html.element("li", [("class", "\(state) \(name(of: block.role))"), ("value", "\(number)")]) { html in
        html.quoted("p", language: language, block.text)
        if let leftover { writeMark(leftover, to: &html) }
      }
    case .removed(let removal):
      let family = ReportFamily(kind: removal.kind).rawValue
      html.element("li", [("class", "removed \(family) \(name(of: block.role))")]) { html in
        html.element("p", [("dir", "auto")] + (language.map { [("lang", $0)] } ?? [])) {
          $0.element("del", block.text)
        }
        write(removal, block, to: &html)
      }
    case .outside: break
    }
  }

  /// The kind and the place of a removal, and what more is known of it for whoever opens it.
  private static func write(
    _ removal: Extraction.Removal, _ block: Explanation.Block, to html: inout HTMLWriter
  ) {
    html.element("details", [("class", "why")]) { html in
      html.element("summary") { html in
        html.element("span", [("class", "kind")], removal.kind)
        html.text(" ")
        html.element("code", removal.at ?? removal.rule)
      }
      html.element("dl") { html in
        func fact(_ name: String, _ value: String?) {
          guard let value else { return }
          html.element("div") { html in
            html.element("dt", name)
            html.element("dd", [("dir", "auto")], value)
          }
        }
        fact("Rule", removal.rule)
        fact("Says", removal.pattern)
        fact("Took", "\(removal.words) words")
        fact("Stood in", block.path)
      }
    }
  }

  private static func writeMark(_ leftover: Extraction.Removal, to html: inout HTMLWriter) {
    html.element("p", [("class", "mark")]) { html in
      html.element("span", [("class", "kind")], "possible \(leftover.kind)")
      html.text(" ")
      html.element("code", leftover.at ?? leftover.rule)
    }
  }

  private static func write(
    outside blocks: [Explanation.Block], _ language: String?, to html: inout HTMLWriter
  ) {
    guard !blocks.isEmpty else { return }
    let words = blocks.reduce(0) { $0 + $1.words }
    html.element("li", [("class", "outside")]) { html in
      html.element("details") { html in
        html.element("summary") { html in
          html.text(blocks.count == 1 ? "1 block" : "\(blocks.count) blocks")
          html.text(" outside of the article, \(words) words")
        }
        html.element("ul") { html in
          for block in blocks { html.quoted("li", language: language, block.text) }
        }
      }
    }
  }

  private static func name(of role: Explanation.Role) -> String {
    switch role {
    case .paragraph: "p"
    case .item: "item"
    case .cell: "cell"
    case .quote: "quote"
    case .heading: "heading"
    }
  }
}
