internal import Feedmill

/// What came of a run of rule tests, in the forms that people and programs read.
struct TestReport {
  /// In the order they were tested.
  var pages: [RulePageResult] = []
  /// Samples of which nothing is claimed.
  var unclaimed: [String] = []

  var results: [RuleTestResult] { pages.flatMap(\.results) }
  var count: Int { pages.reduce(0) { $0 + $1.results.count } }
  var failed: Int { results.count { !$0.isPassed } }
  var warnings: [FeedmillError] { pages.flatMap(\.warnings) }

  /// For people: failures in full, a line for each page, then what is odd.
  var pretty: [String] {
    var lines: [String] = []
    var suite = ""
    for page in pages {
      guard let first = page.results.first else { continue }
      if first.suite != suite {
        suite = first.suite
        lines.append(suite)
      }
      let checks = page.results.count == 1 ? "1 check" : "\(page.results.count) checks"
      lines.append("  \(page.isPassed ? "ok  " : "FAIL") \(first.page) · \(checks)")
      for result in page.results where !result.isPassed {
        lines.append("       \(result.name) (\(result.place))")
        lines += (result.failure ?? "").split(separator: "\n").map { "         " + $0 }
      }
      lines += page.warnings.map { "       note: \($0.message)" }
    }
    return lines.map(Diagnostics.escapedForTerminals) + summary
  }

  /// The last lines for people.
  var summary: [String] {
    var lines = unclaimed.map {
      "\(Diagnostics.escapedForTerminals($0)): no test yet; see feedmill rules bless"
    }
    let checks = count == 1 ? "1 check" : "\(count) checks"
    lines.append(
      "\(pages.count == 1 ? "1 page" : "\(pages.count) pages"), \(checks): "
        + (failed == 0 ? "all passed" : "\(failed) failed"))
    return lines
  }

  /// GitHub's workflow commands: an annotation at the line of each claim that fails.
  var annotations: [String] {
    results.compactMap { result in
      guard let failure = result.failure else { return nil }
      let line = result.line.map { ",line=\($0)" } ?? ""
      let title = TestReport.escaped("\(result.page): \(result.name)", isProperty: true)
      let file = TestReport.escaped(result.file, isProperty: true)
      return "::error file=\(file)\(line),title=\(title)::\(TestReport.escaped(failure, isProperty: false))"
    }
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    let text = text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    return isProperty ? text.replacing(":", with: "%3A").replacing(",", with: "%2C") : text
  }
}

extension RuleTestResult {
  /// `file:line`.
  var place: String { file + (line.map { ":\($0)" } ?? "") }
}
