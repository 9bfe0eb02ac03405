import Markup
import Testing

@testable import Prose

/// Calls `body` with the tree of a piece of HTML.
func withBody<Result>(_ html: String, _ body: (Node) throws -> Result) throws -> Result {
  let tree = try #require(fragmentTree(Array(html.utf8)))
  return try body(#require(tree.body))
}

@Suite struct PlainTextTests {
  static let cases: [(String, String)] = [
    ("<p>a</p><p>b</p>", "a\n\nb"),
    ("<p>a<b>b</b>c <i> d</i></p>", "abc d"),
    ("<p>a<br>b<br><br>c</p>", "a\nb\n\nc"),
    ("<div>a<span>b</span><div>c</div>d</div>", "ab\n\nc\n\nd"),
    ("<h2>t</h2>x", "t\n\nx"),
    ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul><p>d</p>", "- a\n- b\n  c\n\nd"),
    ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "- a\n  - b\n- c"),
    ("<ul><li>a<br>b</li></ul>", "- a\n  b"),
    ("<dl><dt>t</dt><dd>d</dd><dt>u</dt><dd>e</dd></dl>", "t\nd\nu\ne"),
    (
      "<table><tr><th>a</th><th>b</th></tr><tr><td>1<p>2</p></td><td></td><td>3</td></tr></table>",
      "a | b\n1 2 |  | 3"
    ),
    ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb"),
    ("<table><caption>c</caption><tr><td>a</td><td>b</td></tr></table>x", "c\n\na | b\n\nx"),
    ("<pre>a\n  b\n\nc  \n</pre><p>d</p>", "a\n  b\n\nc\n\nd"),
    ("<figure><img src=x alt=no><figcaption>c</figcaption></figure>y", "c\n\ny"),
    ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>だ", "漢字(かんじ)だ"),
    ("漢字\n仮名 とA\nB", "漢字仮名 とA B"),
    ("안녕\n세계", "안녕 세계"),
    ("<q>a</q> <q></q>b", "“a” b"),
    ("a<hr>b", "a\n\nb"),
    ("a&nbsp;b\u{200B}c", "a bc"),
    ("a<script>x</script><style>y</style><video>z</video>", "a"),
    ("<blockquote><p>a</p></blockquote>b", "a\n\nb"),
    ("", ""),
  ]

  @Test(arguments: cases) func `a body reads as text`(_ html: String, _ expected: String) throws {
    guard !html.isEmpty else { return }
    #expect(try withBody(html, PlainText.render) == expected)
  }

  @Test func `titles are one line`() {
    #expect(plainText(fromHTML: "A &amp; <b>B</b><br>C &lt;script&gt;") == "A & B C <script>")
    #expect(plainText(fromHTML: " plain  > text ") == "plain > text")
    #expect(plainText(fromHTML: "<p></p>") == "")
    #expect(plainText(fromHTML: [0x26, 0x6C, 0x74, 0x3B, 0xFF]) == "<\u{FFFD}")
  }

  @Test func `a list of any depth is written in a line a level`() throws {
    let html = String(repeating: "<ul><li>", count: 300) + "x"
    let text = try withBody(html, PlainText.render)
    #expect(text.hasSuffix("- x"))
    #expect(text.utf8.count < 100)
  }
}
