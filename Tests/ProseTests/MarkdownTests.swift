import Markup
import Testing

@testable import Prose

@Suite struct MarkdownTests {
  static let cases: [(String, String)] = [
    ("<h2>a # b</h2><p>c</p>", "## a \\# b\n\nc"),
    ("<p>a <b>b</b> <i>c</i> <s>d</s> <code>e`f</code></p>", "a **b** *c* ~~d~~ ``e`f``"),
    ("<p><b><img src='https://h.example/i.png'></b>b</p>", "<strong>![](https://h.example/i.png)</strong>b"),
    ("<p>a<b>!</b>b</p>", "a<strong>!</strong>b"),
    ("<p><b>「引用」</b>です</p>", "<strong>「引用」</strong>です"),
    ("<p>x<code>a</code><code>b</code></p>", "x`a`<code>b</code>"),
    (
      "<p><a href='https://h.example/x_(y)' title='t\"u'>l[1]</a></p>",
      "[l\\[1\\]](<https://h.example/x_(y)> \"t\\\"u\")"
    ),
    ("<p>hi!<a href='https://h.example/'>l</a></p>", "hi\\![l](https://h.example/)"),
    ("<p><img src='https://h.example/i.png' alt='a]b'></p>", "![a\\]b](https://h.example/i.png)"),
    ("<p>a<br>b</p>", "a\\\nb"),
    (
      "<p>1. x</p><p>- y</p><p># z</p><p>+ 1</p><p>&gt; q</p><p>a_b _c</p>",
      "1\\. x\n\n\\- y\n\n\\# z\n\n\\+ 1\n\n\\> q\n\na_b \\_c"
    ),
    ("<p>*a* `b` &lt;c&gt; &amp;amp; a &amp; b \\</p>", "\\*a\\* \\`b\\` \\<c> \\&amp; a & b \\\\"),
    ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
    ("<ol start=9><li>a</li><li><p>b</p><p>c</p></li></ol>", "9. a\n\n10. b\n\n    c"),
    ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
    ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc"),
    ("<pre>x\n```\ny</pre>", "````\nx\n```\ny\n````"),
    ("<ul><li><pre>x\ny</pre></li></ul>", "- ```\n  x\n  y\n  ```"),
    ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
    (
      "<table><tr><th>a</th><th>b|c</th></tr><tr><td>1<br>2</td></tr></table>",
      "| a | b\\|c |\n| --- | --- |\n| 1<br>2 |  |"
    ),
    ("<table><tr><td>a</td></tr></table>", "|  |\n| --- |\n| a |"),
    ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"),
    ("<p>a<b> </b>b <a href='https://h.example/'></a></p>", "a b"),
    ("<dl><dt>t</dt><dd>d</dd></dl>", "**t**\n\nd"),
    (
      "<p><a href='https://h.example/'><audio src='https://h.example/a.mp3'></audio></a></p>",
      "[audio](https://h.example/)"
    ),
    ("<p><video src='https://h.example/v.mp4'></video></p>", "[video](https://h.example/v.mp4)"),
  ]

  @Test(arguments: cases) func `a body reads as Markdown`(_ html: String, _ expected: String) throws {
    #expect(try withBody(html, Markdown.render) == expected)
  }

  @Test func `a cell that spans all columns makes no endless line`() throws {
    let html = "<table><tr><td colspan=1000000>a</td></tr></table>"
    #expect(try withBody(html, Markdown.render).utf8.count < 1000)
  }
}
