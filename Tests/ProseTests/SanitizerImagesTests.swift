import Testing

@testable import Prose

@Suite struct SanitizerImagesTests {
  static let picture = "https://example.org/a/"
  static let data = "data:image/png;base64," + String(repeating: "QUJD", count: 200)

  /// Input, and what becomes of it inside its paragraph.
  static let cases: [(String, String)] = [
    ("<img src=spacer.gif data-src=i.png>", "<img src=\"\(picture)i.png\">"),
    ("<img src='data:image/gif;base64,R0lGOD' data-original=i.png>", "<img src=\"\(picture)i.png\">"),
    (
      "<img data-srcset='s.png 1x, l.png 2x'>",
      "<img src=\"\(picture)l.png\" srcset=\"\(picture)s.png 1x, \(picture)l.png 2x\">"
    ),
    ("<img src=blank_1x1.png><noscript><img src=i.png></noscript>", "<img src=\"\(picture)i.png\">"),
    ("<img data-src=i.png><noscript><img src=i.png?w=1></noscript>", "<img src=\"\(picture)i.png\">"),
    (
      "<img src=i.png width=600px height=100% alt=' a  b '>",
      "<img src=\"\(picture)i.png\" alt=\"a b\" width=\"600\">"
    ),
    ("<img src='\(data)'>", "<img src=\"\(data)\">"),
    ("<a href=/x><img src='\(data)'></a>", "<a href=\"https://example.org/x\"><img src=\"\(data)\"></a>"),
    (
      "<picture><source srcset=w.webp type=image/webp><source media=x srcset=m.png><img src=i.png></picture>",
      "<picture><source srcset=\"\(picture)w.webp\" type=\"image/webp\"><img src=\"\(picture)i.png\"></picture>"
    ),
    ("<picture><source srcset='s.png 1w, l.png 9w' media=x></picture>", "<img src=\"\(picture)l.png\">"),
    ("<amp-img src=i.png></amp-img>", "<img src=\"\(picture)i.png\">"),
    ("<img class=wp-smiley alt='🙂' src=s.png>", "🙂"),
    (
      "<video><source src=v.mp4 type=video/mp4>no video</video>",
      "<video controls=\"\"><source src=\"\(picture)v.mp4\" type=\"video/mp4\"></video>"
    ),
    ("<audio src=a.mp3></audio>", "<audio src=\"\(picture)a.mp3\" controls=\"\"></audio>"),
    (
      "<iframe src='//www.youtube.com/embed/abc-1?x' title='T &amp; U'></iframe>",
      "<a href=\"https://www.youtube.com/watch?v=abc-1\">T &amp; U</a>"
    ),
    (
      "<iframe data-src='https://player.vimeo.com/video/42'></iframe>",
      "<a href=\"https://vimeo.com/42\">vimeo.com/42</a>"
    ),
    (
      "<amp-youtube data-videoid=abc></amp-youtube>",
      "<a href=\"https://www.youtube.com/watch?v=abc\">www.youtube.com/watch?v=abc</a>"
    ),
  ]

  @Test(arguments: cases) func `an image shows what a reader would see`(_ html: String, _ expected: String) {
    #expect(cleaned(html) == "<p>" + expected + "</p>")
  }

  static let dropped = [
    "<img src=i.png width=1 height=1>", "<img src=i.png height=0>", "<img src=spacer.gif>", "<img>",
    "<img src=''>", "<img src='https://pixel.wp.com/b.gif'>", "<img src='https://feeds.feedburner.com/~r/x'>",
    "<img src='data:image/svg+xml;base64,\(String(repeating: "QUJD", count: 200))'>",
    "<img src='data:image/png;base64,\(String(repeating: "QUJD", count: 20_000))'>",
    "<iframe src='https://t.example/embed/x'></iframe>", "<noscript>Please enable scripts.</noscript>",
    "<video>no video</video>", "<picture></picture>",
  ]

  @Test(arguments: dropped) func `what shows nothing is dropped`(_ html: String) {
    #expect(cleaned(html) == "")
  }

  @Test func `nested bases decide where a link leads`() {
    let html =
      "<div xml:base='/x/'><p xml:base='y/'><a href=z>a</a></p><p><a href=z>b</a></p></div><a href=z>c</a>"
    #expect(
      cleaned(html)
        == """
        <p><a href="https://example.org/x/y/z">a</a></p>
        <p><a href="https://example.org/x/z">b</a></p>
        <p><a href="https://example.org/a/z">c</a></p>
        """)
  }

  @Test func `what a browser would hide is dropped from feed content`() {
    #expect(cleaned("a<span hidden>b</span><p style='color:red; display : none'>c</p>") == "<p>a</p>")
  }
}

@Suite struct SanitizerLimitsTests {
  @Test func `blocks nest no deeper than the limit`() {
    let html = cleaned(String(repeating: "<blockquote>", count: 1_000) + "x")
    #expect(html.components(of: "<blockquote>") == BodyBuilder.maxDepth - 1)
  }

  @Test func `inline elements nest no deeper than the limit`() {
    let html = cleaned(String(repeating: "<sup>", count: 1_000) + "x")
    #expect(html.components(of: "<sup>") == BodyBuilder.maxInlineDepth)
  }

  @Test func `a long link around many paragraphs is not repeated without end`() {
    let link = "<a href='/\(String(repeating: "x", count: 20_000))'>"
    let html = cleaned(link + String(repeating: "<div>y</div>", count: 2_000))
    #expect(html.utf8.count < 2 * BodyBuilder.maxReopenedBytes)
    #expect(html.components(of: "<p>") == 2_000)
  }
}

extension String {
  fileprivate func components(of piece: String) -> Int { ranges(of: piece).count }
}
