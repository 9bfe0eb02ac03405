import Feedmill
import Foundation
import TestSupport
import Testing

/// `--isolate`: the same output, and the worst input costs its own line.
@Suite(.serialized) struct IsolationTests {
  @Test func `workers write what the program itself writes`() throws {
    let pages = try Samples.pages.prefix(12).map(\.file.path)
    let feeds = try Samples.feeds.prefix(12).map(\.file.path)
    #expect(pages.count == 12 && feeds.count == 12)
    let commands =
      [
        ["extract"], ["extract", "--format", "markdown"], ["extract", "--select", "title"],
        ["extract", "--explain"],
      ]
      .map { $0 + pages } + [["parse"] + feeds]
    for command in commands {
      let plain = try Program.built("feedmill").run(command)
      let isolated = try Program.built("feedmill").run(command + ["--isolate"])
      #expect(isolated.status == plain.status)
      #expect(isolated.output == plain.output && !plain.output.isEmpty)
    }
  }

  @Test func `errors are the same, in place and with their keys`() throws {
    let lines = [
      #"{"key":1,"html":"<p>One page of words.</p>","url":"https://a.example/1"}"#, #"{"key":2,"html":""}"#,
      "{",
      #"{"key":{"a":[3]},"html_base64":"AAECAwQFBgcICQ=="}"#,
      #"{"key":4,"html":"<p>Another page of words.</p>"}"#,
    ]
    let input = Array(lines.joined(separator: "\n").utf8)
    let plain = try Program.built("feedmill").run(["extract", "--ndjson"], input: input)
    let isolated = try Program.built("feedmill").run(["extract", "--ndjson", "--isolate"], input: input)
    #expect(plain.lines.count == 5)
    #expect(isolated.output == plain.output && isolated.status == plain.status)
  }

  @Test func `what takes too much costs its own line`() throws {
    try withTemporaryFolder { folder in
      let names = ["one", "bomb", "two"]
      let words = "<p>Some words of a page, and then some more of them.</p>"
      for name in names {
        let page = name == "bomb" ? String(repeating: "<p>x<b>y", count: 2_000_000) : words
        try Data(page.utf8).write(to: folder.appending(path: name))
      }
      // The limit a worker inherits is lower than the one it sets itself.
      var shell = Program(URL(filePath: "/bin/bash"))
      shell.folder = folder
      let outcome = try shell.run([
        "-c", "ulimit -t 2; exec feedmill extract --isolate --jobs 1 " + names.joined(separator: " "),
      ])
      #expect(outcome.status == 65)
      #expect(outcome.lines.compactMap { source(of: $0) } == ["one", "two"])
      #expect(outcome.errorLines.count == 1)
      let error = try JSONValue(parsing: Array(outcome.errorLines.joined().utf8))
      #expect(error["source"]?.string == "bomb")
      #expect(["worker-ended", "over-limit"].contains(error["code"]?.string))
    }
  }

  private func source(of line: String) -> String? {
    (try? JSONValue(parsing: Array(line.utf8)))?["_feedmill"]?["source"]?.string
  }
}
