import Feedmill
import Foundation
import TestSupport
import Testing

/// Where inputs come from, and what is said when they don't.
struct InputTests {
  static let page = "Samples/themoscowtimes.com/opinion-banner/page.html"
  static let feed = "Feeds/samples/rss-2.0/basic/feed.xml"
  private let feedmill = Program.built("feedmill")

  @Test(arguments: [("parse", feed), ("extract", page)])
  func `a missing file is exit code 66, and the other inputs are printed`(command: String, good: String)
    throws
  {
    let outcome = try feedmill.run([command, good, "no-such-file", good])
    #expect(outcome.status == 66)
    #expect(outcome.lines.count == 2)
    let message = #"{"code":"missing-file","message":"there is no such file","source":"no-such-file"}"#
    #expect(outcome.errorLines == [message])
  }

  @Test(arguments: [
    [], ["parse"], ["extract"], ["parse", "--jobs", "0", "a.xml"], ["parse", "--ndjson", "a.xml"],
    ["extract", "--format", "pdf", "a.html"], ["extract", "--no-such-option", "a.html"], ["grind"],
    ["schema", "poem"], ["parse", "--allow-net", "nowhere", "a.xml"],
  ])
  func `wrong usage is exit code 64 and says how`(arguments: [String]) throws {
    // The bare command prints its help instead.
    guard !arguments.isEmpty else {
      let outcome = try feedmill.run([])
      #expect(outcome.status == 0)
      #expect(outcome.lines.contains { $0.contains("extract") })
      return
    }
    let outcome = try feedmill.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.contains { $0.hasPrefix("Usage: feedmill") })
  }

  @Test(arguments: [("parse", feed), ("extract", page)])
  func `stdin and compressed files give what the file gives`(command: String, path: String) throws {
    let bytes = try Array(Data(contentsOf: Samples.packageRoot.appending(path: path)))
    let whole = try withoutSource(feedmill.run([command, path]))
    #expect(try withoutSource(feedmill.run([command, "-"], input: bytes)) == whole)
    #expect(try withoutSource(feedmill.run([command, "-"], input: Compression.gzip(bytes))) == whole)
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "document.gz")
      try Data(Compression.gzip(bytes)).write(to: file)
      #expect(try withoutSource(feedmill.run([command, file.path])) == whole)
    }
  }

  @Test(arguments: ["parse", "extract"])
  func `a batch keeps its order and answers a broken line in its place`(command: String) throws {
    let key = command == "parse" ? "body" : "html"
    let good = try Array(
      Data(contentsOf: Samples.packageRoot.appending(path: command == "parse" ? Self.feed : Self.page)))
    let text = JSONValue.string(String(decoding: good, as: UTF8.self)).json()
    let lines: [[UInt8]] = [
      Array(#"{"key":1,"\#(key)":"#.utf8) + text + Array("}".utf8),
      Array(#"{"key":2,"#.utf8),
      Array(#"{"key":"three"}"#.utf8),
      Array(#"{"key":4,"\#(key)_base64":"\#(Data(good).base64EncodedString())"}"#.utf8),
      Array(#"{"key":5,"\#(key)":""}"#.utf8),
      Array(#"{"key":6,"\#(key)_base64":"#.utf8)
        + JSONValue.string(Data(good).base64EncodedString(options: .lineLength76Characters)).json()
        + Array("}".utf8),
      Array(#"{"key":7,"\#(key)_base64":"AAAAA"}"#.utf8),
    ]
    let outcome = try feedmill.run(
      [command, "--ndjson", "--jobs", "2"], input: Array(lines.joined(separator: [10])))
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let answers = try outcome.lines.map { try JSONValue(parsing: Array($0.utf8)) }
    #expect(
      answers.map { $0["_feedmill"]?["key"] } == [
        .integer(1), nil, .string("three"), .integer(4), .integer(5), .integer(6), .integer(7),
      ])
    let codes = answers.map { $0["_feedmill"]?["error"]?["code"]?.string }
    #expect(codes == [nil, "bad-line", "bad-line", nil, "empty", nil, "bad-line"])
  }

  @Test(arguments: [("parse", feed), ("extract", page)])
  func `equal input gives equal bytes, whatever the number of jobs`(command: String, path: String) throws {
    let paths = command == "parse" ? try Samples.feeds.map(\.file.path) : try Samples.pages.map(\.file.path)
    let runs = try ["1", "2", "2"].map { try feedmill.run([command, "--jobs", $0] + paths) }
    #expect(runs[0].lines.count == paths.count)
    #expect(runs.allSatisfy { $0.status == 0 && $0.output == runs[0].output })
  }

  /// A result's JSON without the name of its input.
  private func withoutSource(_ outcome: Program.Outcome) throws -> [JSONValue.Member] {
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let members = try #require(try JSONValue(parsing: outcome.output).members)
    return members.map { member in
      guard member.key == "_feedmill", let inner = member.value.members else { return member }
      return JSONValue.Member("_feedmill", .object(inner.filter { $0.key != "source" }))
    }
  }
}
