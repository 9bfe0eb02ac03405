internal import Prose

extension PersonNames {
  /// The names in their order, each person once: neither spelled twice nor in two scripts.
  static func unique(_ names: [String]) -> [String] {
    guard names.count > 1 else { return names }
    var kept: [(name: String, folded: [UInt8])] = []
    for name in names {
      let folded = Folding.fold(Array(name.utf8))
      let isKnown = kept.contains { $0.folded == folded || isTwin(name, of: $0.name) }
      if !isKnown { kept.append((name, folded)) }
    }
    return kept.map(\.name)
  }

  /// True for one name in Cyrillic and in Latin letters: “Анна Иванова” and “Anna Ivanova”.
  static func isTwin(_ one: String, of other: String) -> Bool {
    guard isCyrillic(one) != isCyrillic(other) else { return false }
    let (sounds, others) = (consonants(of: one), consonants(of: other))
    return sounds.count > 1 && sounds == others
  }

  private static func isCyrillic(_ name: String) -> Bool {
    name.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
  }

  /// The consonants of each word: spellings in Latin letters differ in their vowels and in the letter h.
  private static func consonants(of name: String) -> [String] {
    name.lowercased().split { $0 == " " || $0 == "-" }.map { word in
      var sounds = word.map { latin[$0] ?? String($0) }.joined()
      for (spelling, sound) in spellings { sounds = sounds.replacing(spelling, with: sound) }
      return sounds.filter { $0.isLetter && !"aeiouyjhäöüáéíóúïåø".contains($0) }
    }
  }

  private static let latin: [Character: String] = [
    "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ж": "z", "з": "z", "к": "k", "л": "l", "м": "m",
    "н": "n",
    "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "s",
    "ъ": "",
    "ь": "", "а": "a", "е": "e", "ё": "e", "и": "i", "й": "i", "о": "o", "у": "u", "ы": "y", "э": "e",
    "ю": "u",
    "я": "a", "і": "i", "ї": "i", "є": "e", "ў": "u",
  ]

  /// How Latin letters spell one sound, the longest first.
  private static let spellings = [
    ("shch", "s"), ("schtsch", "s"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("zh", "z"), ("kh", "h"),
    ("ch", "c"),
    ("sh", "s"), ("ts", "c"), ("tz", "c"), ("w", "v"), ("ff", "v"), ("nn", "n"), ("ll", "l"), ("ss", "s"),
  ]
}
