/// The language a text is written in, told by its script and its small words.
package struct TextLanguage: Equatable {
  /// The code of ISO 639-1.
  let code: String
  /// True when the text is long enough to believe it where nothing else is known.
  let isLikely: Bool
  /// True when it speaks so clearly that it is believed against what its page says.
  let isSure: Bool

  /// How much of a text is looked at.
  static let maxBytes = 6000
  /// A text of fewer words is never sure.
  static let leastWords = 40
  /// The least share of a text's words that its language knows; of 1,950 pages, 19 in 20 have more.
  static let leastShare = 0.16
  /// How much more words the language knows than the next one that isn't its near kin. Of 1,950 pages, 9 declared a
  /// language that their text isn't in, and with this margin no other was said to.
  static let leastMargin = 1.5

  /// nil for a text without letters, or in which no language is to be found.
  init?(of text: String) {
    let bytes = Array(text.utf8.prefix(TextLanguage.maxBytes))
    let scripts = ScriptCount(of: bytes)
    guard let script = scripts.main else { return nil }
    if let code = script.onlyLanguage {
      self.init(code: code, isSure: scripts.letters >= 2 * TextLanguage.leastWords)
    } else if script == .han || script == .kana {
      // Japanese without kana is no more than a headline.
      let isJapanese = scripts[.kana] * 20 > scripts[.han]
      self.init(code: isJapanese ? "ja" : "zh", isSure: scripts.letters >= TextLanguage.leastWords)
    } else if let profiles = script.profiles {
      self.init(words: bytes, profiles: profiles)
    } else {
      return nil
    }
  }

  private init(code: String, isSure: Bool) {
    self.code = code
    isLikely = isSure
    self.isSure = isSure
  }

  private init?(words bytes: [UInt8], profiles: LanguageProfiles) {
    let (count, hits) = profiles.count(in: bytes)
    let order = zip(profiles.languages, hits).sorted { $0.1 > $1.1 }
    guard let best = order.first, best.1 > 1 else { return nil }
    let rival = order.dropFirst().first { !TextLanguage.areKin($0.0, best.0) }?.1 ?? 0
    code = best.0
    isLikely = count >= TextLanguage.leastWords && Double(best.1) >= TextLanguage.leastShare * Double(count)
    isSure = isLikely && Double(best.1) >= TextLanguage.leastMargin * Double(rival)
  }

  /// A declared language in its normal form, unless a text speaks clearly for another one.
  package static func settled(_ declared: String?, by text: String) -> String? {
    let declared = LanguageTag.normal(declared) ?? declared
    guard let found = TextLanguage(of: text), declared == nil ? found.isLikely : found.isSure else {
      return declared
    }
    if let declared, areKin(LanguageTag.primary(declared), found.code) { return declared }
    return found.code
  }

  /// True for two languages that small words alone don't tell apart for sure.
  static func areKin(_ one: String, _ other: String) -> Bool {
    one == other || families.contains { $0.contains(one) && $0.contains(other) }
  }

  private static let families: [Set<String>] = [
    ["da", "no", "nb", "nn"], ["id", "ms"], ["hr", "sr", "bs", "sh", "cnr"], ["cs", "sk"], ["pt", "gl"],
    ["es", "gl"],
    ["nl", "af", "fy"], ["zh", "yue"], ["fa", "prs", "tg"], ["tl", "fil"], ["hi", "mr", "ne"], ["ro", "mo"],
  ]
}
