import Foundation
import Markup
import Model
import TestSupport
import Testing

@testable import Prose

/// Markdown of ours, read by a CommonMark parser that isn't, has the blocks of the HTML it was made from.
@Suite(.enabled(if: MarkdownReader.isInstalled, "needs cmark-gfm")) struct RoundTripTests {
  private func check(_ bodies: [String]) throws {
    let trees = try bodies.map { try HTMLTree(utf8: Array($0.utf8)) }
    let markdown = trees.map { $0.body.map(Markdown.render) ?? "" }
    let read = try MarkdownReader.html(of: markdown)
    try #require(read.count == bodies.count)
    for index in bodies.indices {
      let expected = try ReadBlocks.blocks(ofHTML: bodies[index])
      let found = try ReadBlocks.blocks(ofHTML: read[index])
      let place = zip(found, expected).prefix { $0 == $1 }.count
      // Whole lists of blocks would take long to compare in words.
      #expect(
        found.dropFirst(place).first == expected.dropFirst(place).first, "block \(place) of \(bodies[index])")
    }
  }

  @Test func `the bodies of all samples read the same as HTML and as Markdown`() throws {
    let pages = try Samples.pages.map { $0.folder.appending(path: "article.json") }
    let feeds = try Samples.feeds.map { $0.folder.appending(path: "feed.json") }
    let items = try (pages + feeds).flatMap { file -> [JSONValue] in
      let value = try JSONValue(parsing: Array(Data(contentsOf: file)))
      return value["items"]?.array ?? [value]
    }
    let bodies = items.compactMap { $0["content_html"]?.string }
    #expect(bodies.count > 100)
    try check(bodies)
  }

  @Test(arguments: 0..<4) func `made-up bodies read the same as HTML and as Markdown`(_ round: Int) throws {
    var dice = BodyDice(seed: 20_260 + UInt64(round))
    let bodies = (0..<150).map { _ in
      String(decoding: CleanFragment(Array(dice.body().utf8), base: nil).html, as: UTF8.self)
    }
    try check(bodies.filter { !$0.isEmpty })
  }
}

/// GitHub's parser of CommonMark, which `make setup` installs.
private enum MarkdownReader {
  static let program = ["/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm", "/opt/homebrew/bin/cmark-gfm"]
    .first(where: FileManager.default.isExecutableFile(atPath:))

  static var isInstalled: Bool { program != nil }

  /// The HTML of each text, all read in one run: comments, which end every block, stand between them.
  static func html(of texts: [String]) throws -> [String] {
    let program = try #require(program)
    let joined = texts.joined(separator: "\n\n<!-- next -->\n\n")
    let outcome = try Program(URL(filePath: program)).run(
      ["--unsafe", "-e", "table", "-e", "strikethrough"], input: Array(joined.utf8))
    try #require(outcome.status == 0)
    return String(decoding: outcome.output, as: UTF8.self).components(separatedBy: "<!-- next -->")
  }
}
