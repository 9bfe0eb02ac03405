import Foundation
import TestSupport
import Testing

@testable import Prose

/// The quick way through plain HTML against the way through a tree: the same, or no answer.
@Suite struct PlainBodyTests {
  private static let base = "https://example.org/a/b.html"

  /// What differs between the two ways; nil when nothing does or the quick one declines.
  private func difference(_ fragment: String) -> String? {
    // Text without markup has a way of its own.
    guard fragment.contains(where: { $0 == "<" || $0 == "&" }) else { return nil }
    let bytes = Array(fragment.utf8)
    let tree = CleanFragment(treeOf: bytes, base: Self.base, editing: nil)
    if let plain = PlainBody(bytes, for: .body(base: Self.base)) {
      let quick = CleanFragment(bytes, base: Self.base)
      if quick.html != tree.html || plain.text.bytes != Array(tree.text.utf8) {
        return
          "\(fragment)\n quick: \(String(decoding: quick.html, as: UTF8.self))\n \(quick.text.debugDescription)"
          + "\n  tree: \(String(decoding: tree.html, as: UTF8.self))\n \(tree.text.debugDescription)"
      }
    }
    if PlainBody(bytes, for: .line) != nil {
      let (quick, slow) = (plainText(fromHTML: bytes), plainText(fromTreeOf: bytes))
      if quick != slow { return "\(fragment)\n quick line: \(quick)\n  tree line: \(slow)" }
    }
    return nil
  }

  private func isPlain(_ fragment: String) -> Bool {
    PlainBody(Array(fragment.utf8), for: .body(base: Self.base)) != nil
  }

  static let ordinary = [
    "<p>One <em>two</em> three &amp; four.</p>\n<p>Five&nbsp;six &#8212; seven.</p>",
    "Loose text<br />\nand a <a href=\"/x?a=1&b=2\" target=\"_blank\" rel=\"nofollow noopener\">link</a>.<br><br>Next",
    "<div class=\"post\"><h2>Head</h2><ul>\n<li>a</li>\n<li><p>b</p><p>c</p></li>\n</ul></div>",
    "<figure class=\"f\"><img src=\"i.jpg\" alt=\"x\" width=\"10\" height=\"20\"/><figcaption>C</figcaption></figure>",
    "<blockquote><p>Said.</p></blockquote><p><img src='https://example.com/1.png' srcset='a.png 1x, b.png 2x'></p>",
    "<ul><li>one<ul><li>two</li></ul></li></ul><p>Русский текст, 日本語\nの文。</p>",
    "<p><span style=\"color: red\">red</span> <strong>x</strong><!-- more --></p>",
  ]

  @Test(arguments: ordinary) func `plain bodies take the quick way and come out the same`(_ html: String) {
    #expect(isPlain(html))
    #expect(difference(html) == nil)
  }

  static let others = [
    "<p>a<p>b", "<p>a", "a</b>", "<b><p>a</p></b>", "<b>a</b><b>c</b>", "<p hidden=\"\">a</p>",
    "<p style=\"display : none\">a</p>", "<script>x</script>", "<table><tr><td>a</td></tr></table>",
    "<a href=\"x\">a <a href=\"y\">b</a></a>", "<p>a\u{AD}b</p>", "<p title=x>a</p>", "<p>e\u{301}</p>",
    "<p>&copy 2020</p>", "<p>a < b</p>", "<li>a</li>", "<p>a<div>b</div></p>", "<!DOCTYPE html><p>a</p>",
    "<ul>a<li>b</li></ul>", "<li><p>a</p>b</li>", "<o:p>a</o:p>", "<p onclick=\"a>b\">c</p>", "<pre>a</pre>",
    "<!--->a!-->b",
  ]

  @Test(arguments: others) func `what needs mending or dropping takes the way through the tree`(
    _ html: String
  ) {
    #expect(!isPlain(html))
    #expect(difference(html) == nil)
  }

  /// Parts that fragments are made of: most are plain, some are not, and any may stand in any.
  private static let parts = [
    "<p>", "</p>", "<p class=\"a\">", "<div>", "</div>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>",
    "<h2>",
    "</h2>", "<blockquote>", "</blockquote>", "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<b>",
    "</b>",
    "<em>", "</em>", "<a href=\"/x\">", "<a>", "</a>", "<span>", "</span>", "<br>", "<br/>", "<br />\n",
    "<code>",
    "</code>", "<img src=\"i.png\">", "<img src=\"https://e.org/1x1.gif\" width=\"1\" height=\"1\">", "text",
    " ", "\n",
    " two words ", "&amp;", "&nbsp;", "&#160;", "&lt;b&gt;", ">", "é", "日本", "語", "\u{3000}", "’", "&",
    "&copy",
    "<!-- c -->", "<p lang=\"de\">", "<p style=\"display:none\">", "<hr>", "<section>", "</section>", "\t",
    "\u{2009}",
    "<img class=\"emoji\" alt=\"☺\" src=\"x.png\">", "<STRONG>", "</STRONG>", "<font color=\"red\">",
    "</font>",
  ]

  @Test func `random fragments come out the same on both ways`() {
    var random = SeededGenerator(seed: 7)
    var plainCount = 0
    for _ in 0..<12_000 {
      let fragment = Self.fragment(&random)
      if isPlain(fragment) { plainCount += 1 }
      if let difference = difference(fragment) {
        Issue.record("\(difference)")
        return
      }
    }
    #expect(plainCount > 3_000)
  }

  /// Half the fragments are random, half well nested with an odd part here and there.
  private static func fragment(_ random: inout SeededGenerator) -> String {
    var html = ""
    var open: [String] = []
    for _ in 0..<Int.random(in: 1...14, using: &random) {
      let part = parts[Int.random(in: 0..<parts.count, using: &random)]
      if part.hasPrefix("</") || Int.random(in: 0..<4, using: &random) == 0 {
        if let name = open.popLast() { html += "</\(name)>" }
        if part.hasPrefix("</"), Int.random(in: 0..<8, using: &random) > 0 { continue }
      }
      html += part
      guard part.hasPrefix("<"), !part.hasPrefix("</"), !part.hasPrefix("<!") else { continue }
      let name = String(part.dropFirst().prefix { $0.isLetter || $0.isNumber })
      if !["br", "img", "hr"].contains(name) { open.append(name) }
    }
    return html + open.reversed().map { "</\($0)>" }.joined()
  }
}
