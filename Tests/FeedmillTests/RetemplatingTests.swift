import TestSupport
import Testing

@testable import Feedmill

/// The same text under another template is the same article.
@Suite struct RetemplatingTests {
  /// Sentences drawn by lot, so that no two texts are alike.
  private static func paragraphs(seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let words = """
      the a ferry island harbour captain crosses waits carries winter summer timber letters passengers slowly never \
      often between across before after morning evening town council decided built repaired sold bought old new grey \
      engine rope deck storm fog lantern bell children fishermen mayor bridge road village market school money years
      """.split(separator: " ").map(String.init)
    return (0..<7).map { _ in
      (0..<4).map { _ in
        let sentence = (0..<Int.random(in: 8...16, using: &random)).compactMap { _ in
          words.randomElement(using: &random)
        }
        return sentence.joined(separator: " ").capitalizedFirst + "."
      }.joined(separator: " ")
    }
  }

  private static func plain(_ title: String, _ paragraphs: [String]) -> String {
    """
    <!doctype html><html lang=en><head><title>\(title) | Harbour Post</title></head><body>
    <nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>\(title)</h1>
    \(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))</article>
    <footer>© Harbour Post. All rights reserved.</footer></body></html>
    """
  }

  private static func laden(_ title: String, _ paragraphs: [String]) -> String {
    """
    <html><head><meta charset=utf-8><title>Harbour Post: \(title)</title></head><body class=page>
    <div id=header><ul class=menu><li><a href=/>Start</a></li><li><a href=/a>Island</a></li></ul></div>
    <div class=content><div class=story-body><h2 class=headline>\(title)</h2>
    <div class=share-bar><a href=#>Share</a> <a href=#>Tweet</a></div>
    \(paragraphs.map { "<div><p>\n  \($0.split(separator: " ").joined(separator: "\n  "))\n</p></div>" }.joined())
    <div class=newsletter><p>Sign up for our newsletter.</p><form><input type=email></form></div></div></div>
    <div class=sidebar><h3>Most read</h3><ul><li><a href=/1>A whale came</a></li><li><a href=/2>Fog</a></li></ul></div>
    </body></html>
    """
  }

  @Test func `a text keeps its hash and its fingerprint under two templates, and no two texts share them`()
    throws
  {
    var hashes: Set<String> = []
    var fingerprints: Set<UInt64> = []
    for seed in 0..<40 as Range<UInt64> {
      let paragraphs = Self.paragraphs(seed: seed)
      let title = String(paragraphs[0].prefix(40))
      let articles = try [Self.plain(title, paragraphs), Self.laden(title, paragraphs)].map {
        try Article(extracting: Array($0.utf8), from: "https://harbour.example/a/\(seed)")
      }
      #expect(articles[0].contentText == paragraphs.joined(separator: "\n\n"))
      #expect(articles[0].contentHash == articles[1].contentHash)
      #expect(articles[0].fingerprint == articles[1].fingerprint)
      hashes.insert(try #require(articles[0].contentHash))
      fingerprints.insert(try #require(articles[0].fingerprint))
    }
    #expect(hashes.count == 40)
    #expect(fingerprints.count == 40)
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
