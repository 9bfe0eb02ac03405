import Feedmill
import Foundation
import TestSupport
import Testing

struct ExtractCommandTests {
  private let feedmill = Program.built("feedmill")

  @Test func `text is the body's paragraphs`() throws {
    let text = try extracted("--format", "text")
    #expect(text.hasPrefix("At a quarter past five on a winter morning"))
    #expect(text.components(separatedBy: "\n\n").count == 13)
    #expect(!text.contains("<p>"))
  }

  @Test func `markdown begins with the title`() throws {
    let text = try extracted("--format", "markdown")
    #expect(
      text.hasPrefix(
        "# What a Ural Timetable Says About the Country That Prints It\n\nAt a quarter past five"))
  }

  @Test func `html is the body's markup`() throws {
    let text = try extracted("--format", "html")
    #expect(text.hasPrefix("<p>At a quarter past five on a winter morning"))
    #expect(!text.contains("small favor to ask"))
  }

  @Test func `an explanation lists removals and sources; without it there is none`() throws {
    let page = Samples.page("themoscowtimes.com/opinion-middle").file.path
    let outcome = try feedmill.run(["extract", "--explain", page])
    let explained = try JSONValue(parsing: outcome.output)["_feedmill"]?["extraction"]
    #expect(explained?["removals"]?.array?.first?["rule"]?.string?.isEmpty == false)
    #expect(explained?["fields"]?["title"]?.string?.isEmpty == false)
    let plain = try JSONValue(parsing: Array(extracted().utf8))["_feedmill"]?["extraction"]
    #expect(plain?["removals"] == nil)
    #expect(plain?["method"] != nil)
  }

  @Test func `an explanation for people lists fields, removals and where their rules stand`() throws {
    let page = Samples.page("themoscowtimes.com/opinion-middle").file.path
    let outcome = try feedmill.run(["extract", "--explain=text", page])
    #expect(outcome.status == 0)
    #expect(outcome.lines.first == "page     " + page)
    #expect(outcome.lines.contains { $0.hasPrefix("title    ") && $0.contains("  ← ") })
    #expect(outcome.lines.contains { $0.hasPrefix("removed ") })
    #expect(outcome.lines.contains { $0.hasPrefix("  appeal ") && $0.contains(".yaml:") })
    #expect(try feedmill.run(["extract", "--explain=yes", page]).status == 64)
  }

  @Test func `some fields only, or the bare value of one`() throws {
    let page = Samples.page("themoscowtimes.com/opinion-middle").file.path
    let some = try feedmill.run([
      "extract", "--fields", "title,authors.name,_feedmill.word_count,expired", page,
    ])
    #expect(some.status == 64)
    let fields = try feedmill.run(["extract", "--fields", "title,authors.name,_feedmill.word_count", page])
    let value = try JSONValue(parsing: fields.output)
    #expect(value.members?.map(\.key) == ["title", "authors", "_feedmill"])
    #expect(value["authors"]?.array?.first?.members?.map(\.key) == ["name"])
    #expect(value["_feedmill"]?.members?.map(\.key) == ["word_count"])
    let title = try feedmill.run(["extract", "--select", "title", page])
    #expect(title.lines == ["What a Ural Timetable Says About the Country That Prints It"])
    let names = try feedmill.run(["extract", "--select", "authors.name,external_url", page])
    #expect(names.output == Array("[\"Pavel Orlovsky\"]\n\n".utf8))
    #expect(try feedmill.run(["extract", "--select", "title", "--format", "text", page]).status == 64)
  }

  @Test func `a text page needs no markup`() throws {
    let outcome = try feedmill.run([
      "extract", "--format", "text", "Samples/themoscowtimes.com/opinion-text/page.txt",
    ])
    #expect(outcome.status == 0)
    #expect(outcome.lines.first?.hasPrefix("At a quarter past five") == true)
  }

  @Test func `a folder of rules decides, and a broken rule file is exit code 78`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "themoscowtimes.com.yaml")
      try Data("feedmill: 1\nsite: themoscowtimes.com\ntitle: \".article__disclaimer\"\n".utf8).write(
        to: file)
      let outcome = try run("--rules", folder.path, "--select", "title")
      #expect(
        outcome.lines == [
          "The views expressed in opinion pieces do not necessarily reflect the position of The Moscow Times."
        ])
      try Data("feedmill: 1\nsite: themoscowtimes.com\nbdy: p\n".utf8).write(to: file)
      let broken = try run("--rules", folder.path)
      #expect(broken.status == 78)
      #expect(broken.output.isEmpty)
      let error = try JSONValue(parsing: broken.errors)
      #expect(error["code"]?.string == "bad-rule")
      #expect(error["source"]?.string == file.path)
      #expect(error["line"] == .integer(3))
    }
  }

  private func extracted(_ options: String...) throws -> String {
    let outcome = try run(options)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    return String(decoding: outcome.output, as: UTF8.self)
  }

  private func run(_ options: String...) throws -> Program.Outcome { try run(options) }

  private func run(_ options: [String]) throws -> Program.Outcome {
    let url = try Samples.page("themoscowtimes.com/opinion-banner").url.absoluteString
    return try feedmill.run(["extract"] + options + ["--url", url, InputTests.page])
  }
}
