import Foundation
import Markup
import Prose
import TestSupport

/// Encodings, the two repairs, the reader, trees and what cleans them.
let markupTargets: [FuzzTarget] = [
  FuzzTarget(
    name: "encoding", maxSizeInBytes: 2048, words: charsets.compactMap { $0 } + ["charset=", "encoding=\""],
    seeds: { try feedSeeds().flatMap { seed in (0..<4).map { [UInt8($0)] + seed.prefix(2000) } } },
    run: { bytes in
      guard let first = bytes.first else { return }
      let kinds: [MarkupKind] = [.html, .xml, .text, .json]
      let charset = charsets[Int(first / 4) % charsets.count]
      let input = Array(bytes.dropFirst())
      let decoded = DecodedBytes(input, charset: charset, as: kinds[Int(first % 4)])
      claim(isUTF8(decoded.utf8), "decoded text is UTF-8")
      claim(!decoded.utf8.contains(0), "decoded text has no NUL")
      claim(!decoded.encoding.isEmpty, "an encoding has a name")
    }),
  FuzzTarget(
    name: "xmlrepair", maxSizeInBytes: 4096, words: xmlWords, seeds: xmlSeeds,
    run: { bytes in
      guard let once = try? RepairedXML(validUTF8(bytes)) else { return }
      claim(isUTF8(once.utf8), "repaired XML is UTF-8")
      guard let again = try? RepairedXML(once.utf8) else {
        return claim(false, "repaired XML can be repaired")
      }
      claim(again.utf8 == once.utf8, "repaired XML stays as it is: " + difference(once.utf8, again.utf8))
      claim(!once.wasWellFormed || once.repairs.isEmpty, "well-formed XML has no repairs")
    }),
  FuzzTarget(name: "xmlreader", maxSizeInBytes: 4096, words: xmlWords, seeds: xmlSeeds, run: readWhole),
  FuzzTarget(
    name: "htmlrepair", maxSizeInBytes: 4096, words: htmlWords, seeds: htmlSeeds,
    run: { bytes in
      let once = RepairedHTML(validUTF8(bytes)).utf8
      claim(isUTF8(once), "repaired HTML is UTF-8")
      claim(!once.contains(0), "repaired HTML has no NUL")
      claim(
        RepairedHTML(once).utf8 == once,
        "repaired HTML stays as it is: " + difference(once, RepairedHTML(once).utf8))
    }),
  FuzzTarget(
    name: "sanitizer", maxSizeInBytes: 4096, words: htmlWords, seeds: htmlSeeds,
    run: { bytes in
      let once = sanitizedHTML(bytes, base: "https://base.example/a/b")
      claim(isUTF8(once), "clean HTML is UTF-8")
      for problem in SafeHTML.problems(in: text(once)) { claim(false, problem + ": " + text(once)) }
      let again = sanitizedHTML(once, base: "https://base.example/a/b")
      claim(again == once, "clean HTML stays as it is: \(text(once)) becomes \(text(again))")
      let clean = CleanFragment(validUTF8(bytes), base: nil)
      claim(isUTF8(clean.html), "a clean fragment is UTF-8")
      claim(clean.text == normalizedLines(clean.text), "text has no controls: \(clean.text)")
    }),
  FuzzTarget(
    name: "plainbody", maxSizeInBytes: 1024, words: plainWords, seeds: plainSeeds, run: cleanBothWays),
]

/// Plain bodies are cleaned without a tree: never otherwise than with one.
@Sendable private func cleanBothWays(_ bytes: [UInt8]) {
  let input = validUTF8(bytes)
  // Text without markup has a way of its own.
  guard input.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return }
  let base = "https://base.example/a/b"
  let (quick, slow) = (
    CleanFragment(input, base: base), CleanFragment(treeOf: input, base: base, editing: nil)
  )
  claim(quick.html == slow.html, "one HTML: \(text(quick.html)) but \(text(slow.html))")
  claim(
    Array(quick.text.utf8) == Array(slow.text.utf8),
    "one text: \(quick.text.debugDescription) but \(slow.text.debugDescription)")
  let (line, slowLine) = (plainText(fromHTML: input), plainText(fromTreeOf: input))
  claim(
    Array(line.utf8) == Array(slowLine.utf8),
    "one line: \(line.debugDescription) but \(slowLine.debugDescription)")
}

/// Paragraphs, lists and pictures as feeds have them.
@Sendable private func plainSeeds() throws -> [[UInt8]] {
  let bodies = [
    "<p>One <em>two</em> three &amp; four.</p>\n<p>Five&nbsp;six &#8212; seven.</p>",
    "Loose<br />\nand a <a href=\"/x?a=1&b=2\" target=\"_blank\">link</a>.<br><br>Next",
    "<div class=\"a\"><h2>Head</h2><ul>\n<li>a</li>\n<li><p>b</p><p>c</p></li>\n</ul></div>",
    "<figure><img src=\"i.jpg\" alt=\"x\" width=\"10\"/><figcaption>C</figcaption></figure>",
    "<blockquote><p>Said.</p></blockquote><img src='1.png' srcset='a.png 1x, b.png 2x'>",
    "<ul><li>one<ul><li>two</li></ul></li></ul><p>日本語\nの文。</p><hr/><code>x</code>",
    "<p><span style=\"color: red\">red</span> <strong>x</strong><!-- more --></p>",
  ]
  return bodies.map { Array($0.utf8) }
}

private let plainWords = [
  "<p>", "</p>", "<div>", "</div>", "<ul>", "</ul>", "<li>", "</li>", "<h2>", "</h2>", "<b>", "</b>", "<em>",
  "</em>", "<a href=\"/x\">", "</a>", "<span>", "</span>", "<br>", "<br/>", "<img src=\"i.png\">", "<hr>",
  "<code>", "</code>", "<figure>", "</figure>", "<section>", "</section>", "<blockquote>", "</blockquote>",
  "&amp;", "&nbsp;", "&#160;", "&lt;", "<!-- c -->", " class=\"a\"", " style=\"", " lang=\"de\"", " alt=\"",
  " width=\"1\"", " height=\"1\"", "\u{3000}", "\u{AD}", "e\u{301}", "日", " \n",
]

private func readWhole(_ bytes: [UInt8]) {
  guard let repaired = try? RepairedXML(validUTF8(bytes)), repaired.utf8.contains(UInt8(ascii: "<")) else {
    return
  }
  guard let reader = try? XMLReader(utf8: repaired.utf8, namespaces: { uri, _ in uri.count }),
    let root = try? reader.root()
  else { return claim(false, "repaired XML has a root: " + text(repaired.utf8)) }
  var open = [root]
  var count = 0
  while let parent = open.last {
    guard let child = reader.nextChild(of: parent) else {
      open.removeLast()
      continue
    }
    count += 1
    claim(child.depth == open.count, "a child is one deeper than its parent")
    switch count % 5 {
    case 0: _ = reader.text(of: child)
    case 1: _ = reader.content(of: child)
    case 2: claim(isUTF8(reader.innerHTML(of: child)), "inner HTML is UTF-8")
    default: open.append(child)
    }
  }
  claim(
    reader.failure == nil,
    "repaired XML is read to its end: \(reader.failure.debugDescription) in " + text(repaired.utf8))
}

/// Text without control characters, which is what every text of the output is.
private func normalizedLines(_ text: String) -> String {
  String(text.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control })
}

private let charsets: [String?] = [
  nil, "utf-8", "utf-16le", "utf-16be", "utf-32", "gb2312", "gb18030", "big5", "euc-kr", "shift_jis",
  "euc-jp",
  "iso-2022-jp", "koi8-r", "windows-1252", "windows-1251", "latin1", "iso-8859-8-i", "ebcdic", "utf-7",
  "x-unknown",
]
