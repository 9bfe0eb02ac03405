internal import Foundation
internal import Markup
internal import Model

/// A folder of reports, a page for each page that was tested, and an index of them.
public struct ReportFolder {
  private let path: String
  private let folder: Folder
  private var entries: [Entry] = []

  /// What the index says of a page.
  private struct Entry {
    let file: String
    let result: RulePageResult
    let title: String?
    let summary: [UInt8]
  }

  /// Opens the folder, making it if it is missing.
  public init(_ path: String) throws(FeedmillError) {
    self.path = path
    do throws(FolderError) {
      folder = try Folder(path: path)
    } catch {
      throw FeedmillError(output: path, error, isStart: true)
    }
  }

  /// Writes the report of a page whose test was run with an explanation.
  public mutating func add(_ result: RulePageResult) throws(FeedmillError) {
    let name = result.results.first?.page ?? "page"
    let file = "\(entries.count + 1)-\(Slug(name).text).html"
    var summary: [UInt8] = []
    if let explanation = result.explanation {
      let report = Report(of: explanation, results: result, index: "index.html")
      try write(report.html, to: file)
      summary = ReportParts(explanation).summary
    }
    var kept = result
    kept.explanation = nil
    entries.append(
      Entry(
        file: file, result: kept, title: result.explanation?.article.title, summary: summary))
  }

  /// Writes `index.html`: the pages that fail first, then the others, each with its figures.
  public func finish() throws(FeedmillError) {
    let failed = entries.filter { !$0.result.isPassed }
    let ordered = failed + entries.filter(\.result.isPassed)
    let checks = entries.reduce(0) { $0 + $1.result.results.count }
    let html = ReportShell(title: "Rule tests · feedmill report").page { html in
      html.element("header", [("class", "top")]) { html in
        html.element("p", [("class", "kicker")], "feedmill report")
        html.element("h1", "Rule tests")
        html.element("p", [("class", "how")]) { html in
          html.text("\(entries.count) pages, \(checks) checks: ")
          html.element(
            "span", [("class", failed.isEmpty ? "verdict pass" : "verdict fail")],
            failed.isEmpty ? "all passed" : failed.count == 1 ? "1 page fails" : "\(failed.count) pages fail")
        }
      }
      html.element("main", [("id", "main")]) { html in
        html.element("ol", [("class", "index")]) { html in
          for entry in ordered { ReportFolder.write(entry, to: &html) }
        }
      }
    }
    try write(html, to: "index.html")
    do throws(FolderError) {
      try folder.synchronize()
    } catch {
      throw FeedmillError(output: path, error)
    }
  }

  private func write(_ html: [UInt8], to name: String) throws(FeedmillError) {
    do throws(FolderError) {
      try folder.write(html, to: name)
    } catch {
      throw FeedmillError(output: path, error)
    }
  }

  private static func write(_ entry: Entry, to html: inout HTMLWriter) {
    let result = entry.result
    let first = result.results.first
    html.element("li", [("class", result.isPassed ? "pass" : "fail")]) { html in
      html.element("h2") { html in
        let name = entry.title ?? first?.page ?? "page"
        if entry.summary.isEmpty {
          html.text(name)
        } else {
          html.element("a", [("href", entry.file), ("dir", "auto")], name)
        }
        html.text(" ")
        html.verdict(result)
      }
      html.element(
        "p", [("class", "address")], [first?.page, first?.suite].compactMap(\.self).joined(separator: " · "))
      html.markup(entry.summary)
      for check in result.results {
        guard let failure = check.failure else { continue }
        html.element("p", [("class", "failure")]) { html in
          html.element("b", check.name)
          html.text(" " + failure.excerpt(200))
        }
      }
    }
  }
}
