internal import Feedmill

extension TestReport {
  /// TAP 14.
  var tap: [String] {
    var lines = ["TAP version 14", "1..\(count)"]
    for (index, result) in results.enumerated() {
      let name = TestReport.line("\(result.suite) \(result.page) \(result.name)")
      lines.append("\(result.isPassed ? "ok" : "not ok") \(index + 1) - \(name)")
      guard let failure = result.failure else { continue }
      lines += [
        "  ---", "  message: \(TestReport.quoted(failure))", "  file: \(TestReport.quoted(result.file))",
      ]
      if let line = result.line { lines.append("  line: \(line)") }
      lines.append("  ...")
    }
    return lines + warnings.map { TestReport.line("# \($0)") }
  }

  /// JUnit's XML: a suite for each rule file or site, a case for each claim.
  var junit: [String] {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"feedmill rules\" tests=\"\(count)\" failures=\"\(failed)\">")
    var names: [String] = []
    let suites = Dictionary(grouping: results, by: \.suite)
    for result in results where !names.contains(result.suite) { names.append(result.suite) }
    for name in names {
      let cases = suites[name] ?? []
      let failures = cases.count { !$0.isPassed }
      lines.append(
        "  <testsuite name=\"\(TestReport.xml(name))\" tests=\"\(cases.count)\" failures=\"\(failures)\">")
      lines += cases.flatMap(TestReport.junit(case:))
      lines.append("  </testsuite>")
    }
    return lines + ["</testsuites>"]
  }

  private static func junit(case result: RuleTestResult) -> [String] {
    let line = result.line.map { " line=\"\($0)\"" } ?? ""
    let start =
      "    <testcase classname=\"\(xml(result.page))\" name=\"\(xml(result.name))\" file=\"\(xml(result.file))\"\(line)"
    guard let failure = result.failure else { return [start + "/>"] }
    let first = failure.split(separator: "\n").first.map(String.init) ?? failure
    return [
      start + ">", "      <failure message=\"\(xml(first))\">\(xml(failure))</failure>", "    </testcase>",
    ]
  }

  /// One object: the figures, then each claim.
  var json: [String] {
    let cases = results.map { result -> JSONValue in
      var members = [
        JSONValue.Member("suite", .string(result.suite)), .init("page", .string(result.page)),
        .init("name", .string(result.name)), .init("file", .string(result.file)),
      ]
      if let line = result.line { members.append(.init("line", .integer(line))) }
      members.append(.init("passed", .bool(result.isPassed)))
      if let failure = result.failure { members.append(.init("failure", .string(failure))) }
      return .object(members)
    }
    let report = JSONValue.object([
      .init("pages", .integer(pages.count)), .init("checks", .integer(count)),
      .init("failed", .integer(failed)), .init("results", .array(cases)),
      .init("warnings", .array(warnings.map { .object($0.members) })),
      .init("untested", .array(unclaimed.map(JSONValue.string))),
    ])
    return [String(decoding: report.json(), as: UTF8.self)]
  }

  private static func line(_ text: String) -> String {
    // In TAP a # starts a directive.
    String(text.map { $0.isNewline ? " " : $0 }).replacing(" #", with: " \\#")
  }

  /// A YAML string in double quotes, which is JSON's.
  private static func quoted(_ text: String) -> String {
    String(decoding: JSONValue.string(text).json(), as: UTF8.self)
  }

  private static func xml(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "&#10;"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
