import Feedmill
import Foundation
import TestSupport
import Testing

/// A bad input among many costs its own line and nothing else.
@Suite(.serialized) struct HostileInputTests {
  /// The error each bad feed gives; the others can be read, at least in part.
  static let feedErrors: [HostileInput: String] = [
    .binary: "not-a-feed", .empty: "empty", .blank: "not-a-feed", .hugeBinary: "not-a-feed",
    .deepNesting: "over-limit", .truncatedGzip: "bad-gzip", .otherText: "not-a-feed",
  ]
  /// The same for pages. A page may be anything that is text.
  static let pageErrors: [HostileInput: String] = [
    .binary: "binary", .empty: "empty", .blank: "empty", .hugeBinary: "binary", .truncatedGzip: "bad-gzip",
  ]

  @Test func `bad feeds among a hundred cost one error line each`() throws {
    let inputs = Inputs(
      good: try Samples.feed("rss-2.0/basic").bytes(), suffix: "xml",
      opening: #"<rss version="2.0"><channel><title>A</title><item><description>"#,
      closing: "</description></item></channel></rss>")
    try expectOneLineEach("parse", inputs, Self.feedErrors)
  }

  @Test func `bad pages among a hundred cost one error line each`() throws {
    let inputs = Inputs(
      good: try Samples.page("themoscowtimes.com/opinion-banner").bytes, suffix: "html",
      opening: "<!doctype html><html><body>", closing: "</body></html>")
    try expectOneLineEach("extract", inputs, Self.pageErrors)
  }

  @Test func `a document that grows past the limit when decompressed is refused`() throws {
    let bomb = Compression.gzip([UInt8](repeating: 0x20, count: InputLoader.maxDocumentBytes + 1))
    #expect(bomb.count < 100_000)
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "page.html.gz")
      try Data(bomb).write(to: file)
      let outcome = try Program.built("feedmill").run(["extract", file.path])
      #expect(outcome.status == 65)
      #expect(outcome.lines.isEmpty)
      #expect(outcome.errorLines.count == 1 && outcome.errorLines[0].contains("\"over-limit\""))
    }
  }

  struct Inputs {
    let good: [UInt8]
    let suffix: String
    let opening: String
    let closing: String

    /// A hundred files, every tenth of them bad, and the path of each.
    func write(to folder: URL) throws -> [(path: String, kind: HostileInput?)] {
      try (0..<100).map { number in
        let kind = number % 10 == 4 ? HostileInput.allCases[number / 10] : nil
        let file = folder.appending(path: "\(number).\(suffix)")
        try Data(kind?.bytes(of: good, opening: opening, closing: closing) ?? good).write(to: file)
        return (file.path, kind)
      }
    }
  }

  private func expectOneLineEach(_ command: String, _ inputs: Inputs, _ errors: [HostileInput: String]) throws
  {
    #expect(HostileInput.allCases.count == 10)
    try withTemporaryFolder { folder in
      let files = try inputs.write(to: folder)
      let started = ContinuousClock.now
      let outcome = try Program.built("feedmill").run([command] + files.map(\.path))
      #expect(ContinuousClock.now - started < .seconds(60))
      #expect(outcome.status == 65)

      let isBad = { (kind: HostileInput?) in kind.map { errors[$0] != nil } ?? false }
      let outputs = try outcome.lines.map { try JSONValue(parsing: Array($0.utf8)) }
      #expect(
        outputs.map { $0["_feedmill"]?["source"]?.string } == files.filter { !isBad($0.kind) }.map(\.path))
      let lines = try outcome.errorLines.map { try JSONValue(parsing: Array($0.utf8)) }
      let bad = files.filter { isBad($0.kind) }
      #expect(lines.map { $0["source"]?.string } == bad.map(\.path))
      #expect(lines.map { $0["code"]?.string } == bad.map { $0.kind.flatMap { errors[$0] } })
      #expect(lines.allSatisfy { $0["message"]?.string?.isEmpty == false })
      if command == "parse" {
        #expect(lines.contains { $0["line"] != nil }, "the place of deep nesting is known")
      }
    }
  }
}
