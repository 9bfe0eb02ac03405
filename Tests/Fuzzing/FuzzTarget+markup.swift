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
      claim(again.utf8 == once.utf8, "repaired XML stays as it is: " + text(once.utf8))
      claim(!once.wasWellFormed || once.repairs.isEmpty, "well-formed XML has no repairs")
    }),
  FuzzTarget(name: "xmlreader", maxSizeInBytes: 4096, words: xmlWords, seeds: xmlSeeds, run: readWhole),
  FuzzTarget(
    name: "htmlrepair", maxSizeInBytes: 4096, words: htmlWords, seeds: htmlSeeds,
    run: { bytes in
      let once = RepairedHTML(validUTF8(bytes)).utf8
      claim(isUTF8(once), "repaired HTML is UTF-8")
      claim(!once.contains(0), "repaired HTML has no NUL")
      claim(RepairedHTML(once).utf8 == once, "repaired HTML stays as it is: " + text(once))
    }),
  FuzzTarget(
    name: "sanitizer", maxSizeInBytes: 4096, words: htmlWords, seeds: htmlSeeds,
    run: { bytes in
      let once = sanitizedHTML(bytes, base: "https://base.example/a/b")
      claim(isUTF8(once), "clean HTML is UTF-8")
      for problem in SafeHTML.problems(in: text(once)) { claim(false, problem + ": " + text(once)) }
      let again = sanitizedHTML(once, base: "https://base.example/a/b")
      claim(again == once, "clean HTML stays as it is: \(text(once)) becomes \(text(again))")
      let clean = CleanFragment(bytes, base: nil)
      claim(isUTF8(clean.html), "a clean fragment is UTF-8")
      claim(clean.text == normalizedLines(clean.text), "text has no controls: \(clean.text)")
    }),
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
  claim(reader.failure == nil, "repaired XML is read to its end: " + text(repaired.utf8))
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
