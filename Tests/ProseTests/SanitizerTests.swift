import Testing

@testable import Prose

/// The clean form of a piece of HTML, on a page at `https://example.org/a/b.html`.
func cleaned(_ html: String) -> String {
  String(decoding: sanitizedHTML(Array(html.utf8), base: "https://example.org/a/b.html"), as: UTF8.self)
}

@Suite struct SanitizerTests {
  /// Input, and what becomes of it.
  static let cases: [(String, String)] = [
    ("plain text", "<p>plain text</p>"),
    ("one\ntwo\n\nthree > 2", "<p>one two</p>\n<p>three &gt; 2</p>"),
    ("a &amp; b", "<p>a &amp; b</p>"),
    ("<div>a</div><div>b</div>", "<p>a</p>\n<p>b</p>"),
    ("<div>a<div>b</div>c</div>", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
    ("a<b> </b>c", "<p>a c</p>"),
    ("<p>a <b> b </b> c</p>", "<p>a <b>b</b> c</p>"),
    ("<p><i></i></p><p>&nbsp;</p><p> x</p>", "<p>x</p>"),
    ("a<br><br>b<br>c<br>", "<p>a</p>\n<p>b<br>c</p>"),
    ("<p lang=de>a<br>&nbsp;<br>b</p>", "<p lang=\"de\">a</p>\n<p lang=\"de\">b</p>"),
    ("<h2>a<br><br>b</h2>", "<h2>a<br>b</h2>"),
    ("<h1><div>a</div><div>b</div></h1>", "<h1>a<br>b</h1>"),
    (
      "<a href='/x'><h2>t</h2><p>u</p></a>",
      "<h2><a href=\"https://example.org/x\">t</a></h2>\n<p><a href=\"https://example.org/x\">u</a></p>"
    ),
    ("<a name=x>t</a>", "<p>t</p>"),
    ("<a href='javascript:alert(1)'>t</a>", "<p>t</p>"),
    (
      "<a href='/x' rel='NOFOLLOW evil nofollow'>t</a>",
      "<p><a href=\"https://example.org/x\" rel=\"nofollow\">t</a></p>"
    ),
    ("<ul>x<li>a<li><div>b</div><li></li></ul>", "<ul><li>x</li>\n<li>a</li>\n<li>b</li></ul>"),
    (
      "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
      "<ul><li>a<ul><li>b</li></ul></li>\n<li>c</li></ul>"
    ),
    ("<li>a</li><li>b</li><p>c", "<ul><li>a</li>\n<li>b</li></ul>\n<p>c</p>"),
    ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li><p>a</p>\n<p>b</p></li></ul>"),
    ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><dt>a</dt>\n<dd>b</dd></dl>"),
    (
      "<table><tr><td>a<td>b</table>",
      "<table><tbody><tr><td>a</td>\n<td>b</td></tr></tbody></table>"
    ),
    ("<table><tr><td></td><td> </td></tr></table>x", "<p>x</p>"),
    ("<td>a</td><td>b</td>", "<p>a</p>\n<p>b</p>"),
    ("<pre>\n\n  a\n   <b>b</b>\n</pre>", "<pre>  a\n   <b>b</b></pre>"),
    ("<pre><div>a</div><div>b</div></pre>", "<pre>a\nb</pre>"),
    (
      "<figure><img src=i.png alt='x &quot;y'><figcaption>c</figcaption></figure>",
      "<figure><img src=\"https://example.org/a/i.png\" alt=\"x &quot;y\"><figcaption>c</figcaption></figure>"
    ),
    (
      "<strike>a</strike><tt>b</tt><acronym title=T>c</acronym><big>d</big>",
      "<p><s>a</s><code>b</code><abbr title=\"T\">c</abbr>d</p>"
    ),
    ("<b><b>x</b></b>", "<p><b>x</b></p>"),
    ("<b>x<div>y</div></b>", "<p><b>x</b></p>\n<p><b>y</b></p>"),
    ("x<script>alert(1)</script><style>p{}</style><!-- c -->y", "<p>xy</p>"),
    ("<p>a</p><hr><p>b</p>", "<p>a</p>\n<hr>\n<p>b</p>"),
    (
      "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
      "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>"
    ),
    ("<details><summary>s</summary>t</details>", "<details><summary>s</summary>\n<p>t</p></details>"),
    (
      "<math><mi>x</mi><mo>=</mo><annotation>t</annotation></math>",
      "<p><math><mi>x</mi><mo>=</mo></math></p>"
    ),
  ]

  @Test(arguments: cases) func `markup becomes what a reader needs of it`(_ html: String, _ expected: String)
  {
    #expect(cleaned(html) == expected)
  }
}
