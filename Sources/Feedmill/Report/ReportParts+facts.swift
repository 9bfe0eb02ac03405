internal import Markup
internal import Model

extension ReportParts {
  /// Each field with its value and where it comes from.
  static func writeFields(_ explanation: Explanation, to html: inout HTMLWriter) {
    let article = explanation.article
    html.element("dl", [("class", "fields")]) { html in
      for field in article.statedFields {
        html.element("div") { html in
          html.element("dt", field.name)
          html.element("dd") { html in
            html.element("span", [("class", "value"), ("dir", "auto")]) { html in
              if HTMLWriter.isWeb(field.value) {
                html.link(to: field.value, field.value)
              } else {
                html.text(field.value.excerpt(400))
              }
            }
            if let source = field.source {
              html.raw("<span class=\"from\"><span class=\"visually-hidden\">from </span>")
              html.element("code", source)
              html.end("span")
            }
          }
        }
      }
    }
  }

  /// What each rule took, in the order of its first removal, then what was refused.
  static func writeRules(_ explanation: Explanation, to html: inout HTMLWriter) {
    let removals = explanation.article.extraction.removals ?? []
    var order: [String] = []
    var byRule: [String: [Extraction.Removal]] = [:]
    for removal in removals {
      let key = removal.rule + "\n" + (removal.at ?? "")
      if byRule[key] == nil { order.append(key) }
      byRule[key, default: []].append(removal)
    }
    if removals.isEmpty { html.element("p", [("class", "none")], "No rule removed anything.") }
    html.element("ul", [("class", "rules")]) { html in
      for key in order {
        guard let taken = byRule[key], let first = taken.first else { continue }
        write(first, count: taken.count, words: taken.reduce(0) { $0 + $1.words }, to: &html)
      }
    }
    guard !explanation.refusals.isEmpty else { return }
    html.element("h3", "Matched, and left")
    html.element("ul", [("class", "refusals")]) { html in
      for refusal in explanation.refusals {
        html.element("li") { html in
          html.element("code", refusal.rule)
          html.text(" \(refusal.reason): ")
          html.quoted("q", refusal.text)
        }
      }
    }
  }

  private static func write(
    _ removal: Extraction.Removal, count: Int, words: Int, to html: inout HTMLWriter
  ) {
    html.element("li", [("class", ReportFamily(kind: removal.kind).rawValue)]) { html in
      html.element("span", [("class", "kind")], removal.kind)
      html.text(" ")
      html.element("code", removal.at ?? removal.rule)
      html.text(" \(count) ×, \(words) words")
      if let pattern = removal.pattern {
        html.element("p", [("class", "pattern"), ("dir", "auto")], pattern)
      }
      html.element("p", [("class", "sample"), ("dir", "auto")], removal.text)
    }
  }

  /// What generic rules would still take out of the body.
  static func writeLeftovers(_ leftovers: [Extraction.Removal], to html: inout HTMLWriter) {
    guard !leftovers.isEmpty else {
      html.element("p", [("class", "none")], "Nothing in the article looks like chrome to the generic rules.")
      return
    }
    html.element("ul", [("class", "rules")]) { html in
      for leftover in leftovers { write(leftover, count: 1, words: leftover.words, to: &html) }
    }
  }

  /// What was claimed of the page and came true or not.
  static func write(_ results: RulePageResult, to html: inout HTMLWriter) {
    html.element("ul", [("class", "checks")]) { html in
      for result in results.results {
        html.element("li", [("class", result.isPassed ? "pass" : "fail")]) { html in
          html.element(
            "span", [("class", "verdict \(result.isPassed ? "pass" : "fail")")],
            result.isPassed ? "pass" : "fail")
          html.text(" \(result.name) ")
          html.element("code", result.file + (result.line.map { ":\($0)" } ?? ""))
          if let failure = result.failure { html.element("pre", [("tabindex", "0")], failure) }
        }
      }
    }
    for warning in results.warnings { html.element("p", [("class", "warning")], warning.message) }
  }
}
