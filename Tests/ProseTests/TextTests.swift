import Testing

@testable import Prose

@Suite struct TextTests {
  static let normalized: [(String, String)] = [
    ("  a\u{A0}\n b\u{200B}c\u{FEFF} ", "a bc"), ("e\u{301}", "é"), ("a\u{0}b\u{7}\u{85}c", "ab c"),
    ("\u{202E}x\u{2066}y\u{AD}z", "xyz"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("", ""), (" \t", ""),
    ("a\u{3000}b\u{2003}\u{2028}c", "a b c"),
  ]

  @Test(arguments: normalized) func `text becomes one clean line`(_ text: String, _ expected: String) {
    #expect(Array(normalizedText(text).utf8) == Array(expected.utf8))
  }

  static let folded: [(String, String)] = [
    ("\u{2026} Dear\u{A0}Reader:", "dear reader"), ("“Read” – ‘it’s’", "read - 'it's'"),
    ("• READ MORE »", "read more"), ("→ Next…", "next"), ("👉 Subscribe", "subscribe"),
    ("ﬁne Ｆull", "fine full"),
    ("Straße STRASSE", "strasse strasse"), ("ΣΊΣΥΦΟΣ ς", "σίσυφοσ σ"), ("ПОДПИШИСЬ Ё", "подпишись ё"),
    ("İSTANBUL ılık", "istanbul ilik"), ("a\u{200B}b\u{AD}c", "abc"), ("- * item - ", "item -"),
    ("e\u{301}É", "éé"), ("2.5 > 1 >", "2.5 > 1"), ("", ""), ("…", ""), ("Now!", "now!"), ("漢字。", "漢字。"),
  ]

  @Test(arguments: folded) func `typography folds away`(_ text: String, _ expected: String) {
    #expect(String(decoding: Folding.fold(Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test func `the pieces of a pattern keep their ends`() {
    #expect(Folding.foldCharacters(Array("… A:".utf8)) == Array("... a:".utf8))
  }

  @Test func `folding any bytes ends`() {
    for first in UInt8.min...UInt8.max {
      let bytes: [UInt8] = [0x41, first, 0xE2, 0x80]
      #expect(Folding.fold(bytes).first == 0x61)
      #expect(WordCount.count(bytes) == 1)
    }
  }

  @Test(arguments: ["\u{301}\u{327}", "слово, ", "漢字", "é\u{301}"])
  func `text of any script is cleaned in time that grows no faster than it`(_ pattern: String) {
    func time(_ count: Int) -> Duration {
      let text = String(repeating: pattern, count: count)
      return ContinuousClock().measure {
        _ = normalizedText(text)
        _ = Folding.fold(Array(text.utf8))
        _ = CleanFragment(Array("<p>\(text)".utf8), base: nil)
      }
    }
    _ = time(4_000)
    let small = (0..<3).map { _ in time(4_000) }.min() ?? .zero
    let large = (0..<3).map { _ in time(32_000) }.min() ?? .zero
    // Eight times the input: linear is 8, quadratic 64.
    #expect(large < max(small * 28, .milliseconds(60)), "\(small) then \(large)")
  }

  static let counts: [(String, Int)] = [
    ("", 0), (" – … ", 0), ("one two  three", 3), ("it's 3.5 %", 2), ("a—b", 2), ("漢字仮名", 2), ("漢字仮", 2),
    ("Swift 言語 is", 3), ("สวัสดี", 2), ("안녕 세계", 2), ("naïve café", 2), ("well-known", 1), ("漢、字", 2),
  ]

  @Test(arguments: counts) func `words are counted as readers count them`(_ text: String, _ expected: Int) {
    #expect(WordCount.count(text) == expected)
  }
}

@Suite struct FingerprintTests {
  static let text = (0..<200).map { "word\($0 * 7919 % 101) stands here" }.joined(separator: " ")

  @Test func `equal text in other typography has the same fingerprint`() {
    #expect(
      Fingerprint.simHash("The “Quick” fox – runs far") == Fingerprint.simHash("the quick  fox - RUNS far"))
    #expect(Fingerprint.simHash("") == 0)
    #expect(Fingerprint.simHash("one") != Fingerprint.simHash("two"))
  }

  @Test func `fingerprints never change between releases`() {
    #expect(
      Fingerprint.hex(Fingerprint.simHash("a quick brown fox jumps over the lazy dog")) == "baee09238ebb645c")
    #expect(Fingerprint.hex(Fingerprint.simHash("日本語の文章です")) == "428e2d069447c609")
    #expect(Fingerprint.hex(10) == "000000000000000a")
  }

  @Test func `near copies are near and other texts are far`() {
    let original = Fingerprint.simHash(FingerprintTests.text)
    let edited = Fingerprint.simHash(FingerprintTests.text + " one more sentence at the end")
    let other = Fingerprint.simHash(String(FingerprintTests.text.reversed()))
    #expect(Fingerprint.distance(original, edited) <= 8)
    #expect(Fingerprint.distance(original, other) >= 16)
  }

  @Test func `the content hash is the SHA-256 of the normalized text`() {
    let abc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(Fingerprint.contentHash("abc") == abc)
    #expect(Fingerprint.contentHash("\n abc\u{200B} ") == abc)
  }
}
