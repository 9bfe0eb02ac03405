internal import Feedmill
internal import Foundation

/// What the workbench answers: its page, and what the page asks for as one types.
struct WorkbenchAnswers: Sendable {
  let desk: RuleDesk

  /// A file of the page.
  func page(_ path: String) -> Answer {
    switch path {
    case "": .file(PackageResources.workbench_html, "text/html; charset=utf-8")
    case "workbench.js": .file(PackageResources.workbench_js, "text/javascript; charset=utf-8")
    case "workbench.css": .file(ReportParts.style + PackageResources.workbench_css, "text/css; charset=utf-8")
    default: .text(404, "there is nothing here")
    }
  }

  /// The answer to a question of the page, which is JSON.
  func answer(_ path: String, _ body: [UInt8]) -> Answer {
    guard let question = try? JSONValue(parsing: body), let number = question["sample"]?.integer,
      desk.samples.indices.contains(number)
    else { return .text(400, "the question is not understood") }
    let sample = desk.samples[number]
    let text = question["text"]?.string ?? ""
    do throws(FeedmillError) {
      switch path {
      case "start":
        return .json([
          .init("samples", .array(desk.samples.map { .string($0.name) })), .init("file", .string(desk.file)),
          .init("exists", .bool(desk.isThere)), .init("text", .string(try desk.text())),
        ])
      case "view":
        let (explanation, results) = try desk.view(of: sample, by: text)
        return .json(WorkbenchAnswers.members(explanation, results))
      case "suggest":
        let found = try desk.suggestions(removing: question["block"]?.string ?? "", from: sample, by: text)
        return .json([.init("choices", .array(found.map(WorkbenchAnswers.value)))])
      case "add":
        let longer = try desk.adding(question["entry"]?.string ?? "", to: text)
        return .json([.init("text", .string(longer))])
      case "save":
        let saved = try desk.save(text, testing: sample)
        return .json([
          .init("text", .string(saved.text)), .init("file", .string(desk.file)),
          .init("test", .bool(saved.hasNewTest)), .init("sample", .string(sample.name)),
        ])
      default: return .text(404, "there is nothing here")
      }
    } catch {
      // A mistake in what is being typed is no failure of the request.
      return .json([.init("error", .object(error.members))])
    }
  }

  private static func members(_ explanation: Explanation, _ results: RulePageResult) -> [JSONValue.Member] {
    let parts = ReportParts(explanation)
    func html(_ name: String, _ bytes: [UInt8]) -> JSONValue.Member {
      .init(name, .string(String(decoding: bytes, as: UTF8.self)))
    }
    return [
      html("summary", parts.summary), html("legend", parts.legend), html("blocks", parts.blocks),
      html("article", parts.article), html("fields", parts.fields), html("rules", parts.rules),
      html("leftovers", parts.leftovers), html("checks", ReportParts.checks(results)),
      .init("rule", .string(explanation.article.extraction.rule ?? "generic rules only")),
      .init("words", .integer(explanation.article.wordCount ?? 0)),
      .init("removed", .integer(explanation.article.extraction.removals?.count ?? 0)),
      .init("failed", .integer(results.results.count { !$0.isPassed })),
    ]
  }

  private static func value(_ suggestion: RuleSuggestion) -> JSONValue {
    let here = suggestion.here
    let elsewhere = suggestion.elsewhere.map { effect in
      JSONValue.object([
        .init("page", .string(effect.page)), .init("words", .integer(effect.words)),
        .init("text", .string(effect.text)),
      ])
    }
    return .object([
      .init("entry", .string(suggestion.entry)), .init("count", .integer(here.count)),
      .init("words", .integer(here.words)), .init("percent", .integer(here.percent)),
      .init("elsewhere", .array(elsewhere)),
    ])
  }
}

/// What is sent back.
struct Answer: Sendable {
  let bytes: [UInt8]
  let type: String
  var status = 200

  static func file(_ bytes: [UInt8], _ type: String) -> Answer { Answer(bytes: bytes, type: type) }

  static func text(_ status: Int, _ message: String) -> Answer {
    Answer(bytes: Array((message + "\n").utf8), type: "text/plain; charset=utf-8", status: status)
  }

  static func json(_ members: [JSONValue.Member]) -> Answer {
    Answer(bytes: JSONValue.object(members).json(), type: "application/json")
  }
}
