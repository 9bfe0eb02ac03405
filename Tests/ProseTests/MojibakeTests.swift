import Foundation
import Testing

@testable import Prose

@Suite struct MojibakeTests {
  private static func wrong(_ text: String, as encoding: String.Encoding) -> String? {
    String(data: Data(text.utf8), encoding: encoding)
  }

  @Test(arguments: [
    ("cafÃ©", "café"), ("donâ€™t", "don’t"), ("Ã¼ber den FluÃŸ", "über den Fluß"),
    ("Ã©tÃ© Ã\u{A0} Paris", "été à Paris"),
    ("Å¼Ã³Å‚w", "żółw"), ("Â£5", "£5"), ("ðŸ˜€ yes", "😀 yes"), ("å¤§é˜ª", "大阪"), ("cafÃƒÂ©", "café"),
    ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"), ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир"), ("РґРѕРј вЂ” СЌС‚Рѕ", "дом — это"),
  ]) func `text read in a wrong encoding is mended`(_ text: String, expected: String) {
    #expect(Mojibake.mended(text) == expected)
    #expect(normalizedText(text) == expected)
  }

  @Test(arguments: [
    "", "plain", "café", "IRMÃ»", "AMANHÃ…", "« CAFÉ »", "CAFÉ™", "Â£ and é", "Ã", "Привет", "Сёмга — Рёв",
    "СССР»",
    "Việt Nam", "Ähnlich “Ø”", "naïve “Ã©”", "Ã© and 大阪", "ÀÉ»", "日本語", "Â\u{A0}",
  ]) func `text that is right, or can't be proved wrong, stays`(_ text: String) {
    #expect(Mojibake.mended(text) == nil)
  }

  @Test func `any text of any script comes back from both encodings, once and twice`() {
    let texts = [
      "Größe – “naïve” façade…", "Ελλάδα και θάλασσα", "Съешь ещё этих мягких булок", "你好，世界", "Привет 😀",
    ]
    for text in texts {
      for encoding in [String.Encoding.windowsCP1252, .windowsCP1251] {
        guard let once = Self.wrong(text, as: encoding) else { continue }
        #expect(Mojibake.mended(once) == text)
        guard let twice = Self.wrong(once, as: encoding) else { continue }
        #expect(Mojibake.mended(twice) == text)
      }
    }
  }

  @Test func `feed contents and pages' bodies are mended`() {
    let clean = CleanFragment(Array("<p>Il pleut Ã  verse\u{A0}: cÃ´tÃ© <b>mer</b></p>".utf8), base: nil)
    #expect(clean.text == "Il pleut Ã verse : cÃ´tÃ© mer")
    let whole = CleanFragment(Array("<p>Un cÃ´tÃ© <b>prÃ¨s de la mer</b></p>".utf8), base: nil)
    #expect(whole.text == "Un côté près de la mer")
  }
}
