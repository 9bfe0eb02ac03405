import TestSupport
import Testing

@testable import Markup

@Suite struct RepairPropertyTests {
  static let seedPages = [
    """
    <!DOCTYPE html><html><head><title>a &amp; b</title><meta charset="utf-8"><script>if (a<b) { "</p>" }</script>
    <style>p > a {}</style></head><body class='x'><p>one<section>two &eacute;<ul><li>a<li>b</ul></section>
    <table><tr><td>1<td>2</table><a href="?a=1&b=2&copy;">l</a><!-- c --><svg><path/></svg><o:p>x</o:p>
    <iframe src=x></iframe><textarea>t</textarea><b><div></b></div><img src='data:image/png;base64,AA'></body></html>
    """,
    """
    <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY x "y">]><rss version="2.0" xmlns:dc="u">
    <channel><title>a &amp; b &x; &nbsp;</title><item a='b' c="d"><dc:date>2020</dc:date><media:x y="z"/>
    <description><![CDATA[<p>x</p>]]> &#8217; &lt;b></description><!-- c --><br></item></channel></rss>日本語é
    """,
  ]

  /// Pieces that mutations put in: what tokenizers trip over.
  static let pieces: [String] = [
    "<", ">", "&", "\"", "'", "/", "<!--", "-->", "<![CDATA[", "]]>", "</", "<p", "<script>", "</script>",
    "<svg>",
    "<title>", "&#", "&#x", ";", "=", "<?", "?>", "<!DOCTYPE", "[", "]", "<table><td>", "</table>",
    "<a href=\"", "\0",
    "\r", "<a", "xmlns:", ":", "<textarea>", "<li>", "<!ENTITY", "%", "<noscript>", "<head>", "<plaintext>",
    "</p>",
  ]

  func mutated(_ page: String, with generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(page.utf8)
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let place = Int.random(in: 0..<max(bytes.count, 1), using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.insert(contentsOf: Self.pieces.randomElement(using: &generator)!.utf8, at: place)
      case 2:
        bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &generator)))
      default: bytes.removeLast(Int.random(in: 0...min(30, bytes.count - 1), using: &generator))
      }
      if bytes.isEmpty { bytes = [0x3C] }
    }
    return bytes
  }

  @Test(arguments: 0..<40)
  func `any page comes out as valid text that is repaired for good`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<25 {
      let bytes = mutated(Self.seedPages[seed % 2], with: &generator)
      let decoded = DecodedBytes(bytes, charset: nil, as: .html).utf8
      #expect(decoded.indexOfInvalidUTF8() == decoded.count)
      #expect(!decoded.contains(0))
      let once = RepairedHTML(decoded).utf8
      #expect(once.indexOfInvalidUTF8() == once.count)
      let twice = RepairedHTML(once).utf8
      #expect(twice == once, "\(String(decoding: once, as: UTF8.self))")
    }
  }

  @Test(arguments: 0..<40)
  func `any feed comes out well-formed`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    for _ in 0..<25 {
      let bytes = mutated(Self.seedPages[1 - seed % 2], with: &generator)
      let decoded = DecodedBytes(bytes, charset: nil, as: .xml).utf8
      let once = try RepairedXML(decoded)
      #expect(once.utf8.indexOfInvalidUTF8() == once.utf8.count)
      let again = try RepairedXML(once.utf8)
      #expect(again.utf8 == once.utf8, "\(String(decoding: once.utf8, as: UTF8.self))")
      guard once.utf8.contains(ASCII.less) else { continue }
      let reader = try XMLReader(utf8: once.utf8) { _, _ in 0 }
      guard let root = try? reader.root() else {
        Issue.record("no root in \(String(decoding: once.utf8, as: UTF8.self))")
        continue
      }
      while reader.nextChild(of: root) != nil {}
      #expect(reader.failure == nil, "\(String(decoding: once.utf8, as: UTF8.self))")
    }
  }

  /// Patterns that make careless tokenizers quadratic.
  static let patterns: [String] = [
    "<span></div>", "<", "<a ", "<a b=\"", "<a b='", "<!--", "<![CDATA[", "<title>", "<script>",
    "<script><!--<script></script>",
    "<svg>", "<svg", "<style>", "&", "&#", "<p><a><i></b>", "<u><div></u>", "<b><p></b>", "<?", "</", "<xmp>",
    "<textarea><", "<div><b></div>", "<x-y>", "</x-y>", "<li><div>", "<table><td>", "<a b='c'>", "<a b=c d>",
    "<!DOCTYPE [", "]]>", "<script><!--", "]", "<svg><!--", "<br>", "<a:b>", "<a xmlns:b='c'/>", "&a;",
  ]

  @Test(arguments: patterns)
  func `time grows with the input and no faster`(pattern: String) {
    var limits = MarkupLimits()
    limits.maxFeedDepth = .max
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: pattern, count: count / pattern.utf8.count).utf8)
      return clock.measure {
        _ = RepairedHTML(bytes)
        _ = try? RepairedXML(bytes)
        _ = DecodedBytes(bytes + [0xE9], charset: "utf-8", as: .html)
      }
    }
    let size = 20_000
    _ = time(size)
    let small = (0..<3).map { _ in time(size) }.min() ?? .zero
    let large = (0..<3).map { _ in time(size * 8) }.min() ?? .zero
    // Eight times the input: linear is 8, quadratic 64.
    #expect(large < max(small * 28, .milliseconds(60)), "\(small) then \(large)")
  }
}
