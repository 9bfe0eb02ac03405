/// The scripts that texts are written in, as far as they tell languages apart.
enum Script: Int, CaseIterable {
  case latin, cyrillic, greek, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati, tamil, telugu,
    kannada,
    malayalam, sinhala, thai, lao, burmese, georgian, ethiopic, khmer, armenian, hangul, kana, han

  /// The language of a script that only one of weight uses.
  var onlyLanguage: String? { Script.languages[self] }

  /// The small words of the languages of a script that several use.
  var profiles: LanguageProfiles? {
    switch self {
    case .latin: LanguageProfiles.latin
    case .cyrillic: LanguageProfiles.cyrillic
    case .arabic: LanguageProfiles.arabic
    case .devanagari: LanguageProfiles.devanagari
    default: nil
    }
  }

  /// The script of a letter, by its code point; nil for all that is no letter of these scripts.
  init?(_ value: UInt32) {
    if value < 0x80 {
      guard value | 0x20 >= 0x61, value | 0x20 <= 0x7A else { return nil }
      self = .latin
      return
    }
    guard let found = Script.ranges.first(where: { $0.letters.contains(value) }) else { return nil }
    self = found.script
  }

  private static let ranges: [(letters: ClosedRange<UInt32>, script: Script)] = [
    (0x00C0...0x024F, .latin), (0x1E00...0x1EFF, .latin), (0x0400...0x052F, .cyrillic),
    (0x0370...0x03FF, .greek),
    (0x0600...0x06FF, .arabic), (0x3040...0x30FF, .kana), (0x3400...0x9FFF, .han), (0xAC00...0xD7A3, .hangul),
    (0x0531...0x0587, .armenian), (0x0590...0x05FF, .hebrew), (0x0900...0x097F, .devanagari),
    (0x0980...0x09FF, .bengali), (0x0A00...0x0A7F, .gurmukhi), (0x0A80...0x0AFF, .gujarati),
    (0x0B80...0x0BFF, .tamil), (0x0C00...0x0C7F, .telugu), (0x0C80...0x0CFF, .kannada),
    (0x0D00...0x0D7F, .malayalam), (0x0D80...0x0DFF, .sinhala), (0x0E00...0x0E7F, .thai),
    (0x0E80...0x0EFF, .lao),
    (0x1000...0x109F, .burmese), (0x10A0...0x10FF, .georgian), (0x1200...0x137F, .ethiopic),
    (0x1780...0x17FF, .khmer),
    (0x1F00...0x1FFF, .greek),
  ]

  private static let languages: [Script: String] = [
    .greek: "el", .hebrew: "he", .bengali: "bn", .gurmukhi: "pa", .gujarati: "gu", .tamil: "ta",
    .telugu: "te",
    .kannada: "kn", .malayalam: "ml", .sinhala: "si", .thai: "th", .lao: "lo", .burmese: "my",
    .georgian: "ka",
    .ethiopic: "am", .khmer: "km", .armenian: "hy", .hangul: "ko",
  ]
}

/// How many letters of each script a text has.
struct ScriptCount {
  private var counts = Array(repeating: 0, count: Script.allCases.count)
  private(set) var letters = 0

  /// Of valid UTF-8, the end of which may be cut.
  init(of bytes: [UInt8]) {
    var index = 0
    var latin = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if (byte | 0x20) &- 0x61 < 26 { latin += 1 }
        index += 1
        continue
      }
      let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      defer { index += width }
      guard width < 4, index + width <= bytes.count else { continue }
      var value = UInt32(byte) & (width == 2 ? 0x1F : 0x0F)
      for next in bytes[(index + 1)..<(index + width)] { value = value << 6 | UInt32(next) & 0x3F }
      guard let script = Script(value) else { continue }
      counts[script.rawValue] += 1
      letters += 1
    }
    counts[Script.latin.rawValue] += latin
    letters += latin
  }

  subscript(script: Script) -> Int { counts[script.rawValue] }

  /// The script of most letters. Names and words of programs stand in Latin letters everywhere, and each says
  /// less than a sign of another script.
  var main: Script? {
    let others = Script.allCases.dropFirst().max { self[$0] < self[$1] }
    guard let others, 2 * self[others] > self[.latin] else { return self[.latin] > 0 ? .latin : nil }
    return others
  }
}
