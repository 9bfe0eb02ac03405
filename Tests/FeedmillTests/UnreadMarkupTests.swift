import Feedmill
import Foundation
import TestSupport
import Testing

/// What no reader sees is left out of a page before it is parsed: more of it changes no article.
@Suite struct UnreadMarkupTests {
  static let unread = [
    "<script>if (a < b) document.write('</p><p>')</script>",
    "<script><!-- '<script></script>' --></script>",
    "<script type=module>/* </style> */</script>",
    "<style>p > a::after { content: '</p>' }</style>",
    "<!-- <p>a comment</p> <script> -->",
    "<!--[if lt IE 9]><p>an old browser</p><![endif]-->",
    "<svg><title>Icon</title><path d='M0 0'/></svg>",
    "<svg><foreignObject><p>Text in a drawing</p></foreignObject></svg>",
    "<svg viewBox='0 0 1 1'/>",
    "<?php include 'ads.php' ?>",
    "<![CDATA[a section]]>",
  ]

  @Test func `there are pages to try it on`() throws { #expect(try Samples.pages.count >= 20) }

  @Test(arguments: try Samples.pages)
  func `scripts, styles, comments and drawings before paragraphs change no article`(sample: PageSample) throws
  {
    let page = String(decoding: try sample.bytes, as: UTF8.self)
    var generator = SeededGenerator(seed: UInt64(page.utf8.count))
    let pieces = page.components(separatedBy: "<p>")
    let noisy = pieces.dropFirst().reduce(pieces[0]) { text, piece in
      text + Self.unread.randomElement(using: &generator)! + "<p>" + piece
    }
    let url = try sample.url.absoluteString
    let plain = try Article(extracting: Array(page.utf8), from: url)
    let other = try Article(extracting: Array(noisy.utf8), from: url)
    #expect(String(decoding: other.json(), as: UTF8.self) == String(decoding: plain.json(), as: UTF8.self))
  }
}
