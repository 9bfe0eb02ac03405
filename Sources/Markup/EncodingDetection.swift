extension DecodedBytes {
  /// Decodes bytes that nobody said the encoding of, or that aren't what was said.
  init(guessing bytes: [UInt8]) {
    let start = bytes.indexOfInvalidUTF8()
    let hasEscapes = bytes.index(of: 0x1B, from: 0) < bytes.count
    if start == bytes.count, !hasEscapes {
      self.init(utf8: bytes, encoding: "utf-8")
      return
    }
    let form = UTF8Form(of: bytes)
    if form.sequences > 0, form.isMostlyValid {
      self.init(mending: bytes)
      return
    }
    var guess = ByteProfile(of: bytes)
    if hasEscapes { guess.noteEscapes(in: bytes) }
    for name in guess.candidates {
      guard let encoding = NamedEncoding(label: name, as: .text),
        let decoded = encoding.decode(bytes, as: .text)
      else { continue }
      self = decoded
      return
    }
    if start == bytes.count {
      self.init(utf8: bytes, encoding: "utf-8")
    } else {
      self.init(utf8: Windows1252.utf8(decoding: bytes), encoding: "windows-1252")
    }
  }
}

/// What the bytes past ASCII look like, from which the encoding of an undeclared text is guessed.
struct ByteProfile {
  private var highBytes = 0
  /// High bytes beside another one: words of a script that isn't Latin.
  private var highNeighbors = 0
  private var byByte = [Int](repeating: 0, count: 256)
  /// First bytes of what may be characters of two bytes, how many there are, and how many stand in a row.
  private var leads = [Int](repeating: 0, count: 256)
  private var pairs = 0
  private var pairsInARow = 0
  private var lowTrails = 0
  private var kanaPairsOfShiftJIS = 0
  private var kanaPairsOfEUC = 0
  private var hasJapaneseEscapes = false
  private let language: String?

  /// No more than this much of a document is looked at.
  private static let sampleSizeInBytes = 256 << 10

  init(of bytes: [UInt8]) {
    language = Self.language(in: bytes)
    let end = min(bytes.count, Self.sampleSizeInBytes)
    var index = bytes.startIndex
    while index < end {
      let byte = bytes[index]
      guard byte >= 0x80 else {
        index += 1
        continue
      }
      let length = read(byte, bytes.byte(at: index + 1))
      index += length
      if length == 2, bytes.byte(at: index) >= 0x80 { pairsInARow += 1 }
    }
  }

  /// Counts a byte, or two that may be one character; returns how many.
  private mutating func read(_ byte: UInt8, _ next: UInt8) -> Int {
    note(byte, besideHigh: next >= 0x80)
    guard byte > 0x80, next >= 0x40, next != 0x7F else { return 1 }
    pairs += 1
    leads[Int(byte)] += 1
    if byte == 0x82 && (0x9F...0xF1).contains(next) || byte == 0x83 { kanaPairsOfShiftJIS += 1 }
    if byte == 0xA4 || byte == 0xA5, next >= 0xA1 { kanaPairsOfEUC += 1 }
    if next < 0x80 { lowTrails += 1 } else { note(next, besideHigh: true) }
    return 2
  }

  private mutating func note(_ byte: UInt8, besideHigh isBesideHigh: Bool) {
    highBytes += 1
    byByte[Int(byte)] += 1
    if isBesideHigh { highNeighbors += 1 }
  }

  mutating func noteEscapes(in bytes: [UInt8]) {
    var index = bytes.index(of: 0x1B, from: 0)
    while index < bytes.count {
      if bytes.hasExactly("$B", at: index + 1) || bytes.hasExactly("$@", at: index + 1) {
        hasJapaneseEscapes = true
        return
      }
      index = bytes.index(of: 0x1B, from: index + 1)
    }
  }

  /// Encodings worth trying, the likeliest first.
  var candidates: [String] {
    if hasJapaneseEscapes { return ["iso-2022-jp"] }
    if let language, let named = Self.byLanguage[language] { return named + byShape }
    return byShape
  }

  private var byShape: [String] {
    guard pairs > 2, pairsInARow * 2 >= pairs else { return [] }
    if kanaPairsOfShiftJIS * 6 > pairs { return ["shift_jis"] }
    if kanaPairsOfEUC * 6 > pairs, lowTrails * 8 <= pairs { return ["euc-jp"] }
    if highNeighbors * 10 >= highBytes * 6, let cyrillic { return [cyrillic] }
    if lowTrails * 8 > pairs { return ["big5", "gbk", "shift_jis"] }
    // Hangul starts below 0xC9; of Chinese characters a third and more starts above.
    let hanzi = leads[0xC9...0xF7].reduce(0, +)
    return hanzi * 7 > pairs ? ["gbk", "euc-kr"] : ["euc-kr", "gbk"]
  }

  /// Cyrillic has nearly all its letters in 64 bytes, and many times more small ones than capitals.
  private var cyrillic: String? {
    let lower = byByte[0xE0...0xFF].reduce(0, +)
    let upper = byByte[0xC0...0xDF].reduce(0, +)
    guard (lower + upper) * 100 >= highBytes * 93 else { return nil }
    if lower > 2 * upper { return "windows-1251" }
    return upper > 2 * lower ? "koi8-r" : nil
  }

  /// The legacy encodings of a language, those first that refuse bytes which aren't theirs.
  private static let byLanguage: [String: [String]] = [
    "ar": ["windows-1256"], "bg": ["windows-1251"], "cs": ["windows-1250"], "el": ["windows-1253"],
    "fa": ["windows-1256"], "he": ["windows-1255"], "hu": ["windows-1250"], "lt": ["windows-1257"],
    "lv": ["windows-1257"], "pl": ["iso-8859-2"], "ro": ["windows-1250"], "sk": ["windows-1250"],
    "th": ["windows-874"], "tr": ["windows-1254"], "vi": ["windows-1258"],
  ]

  /// The primary language that a document says it is in; nil when it doesn't.
  private static func language(in bytes: [UInt8]) -> String? {
    let end = min(bytes.count, 4096)
    var index = 0
    while index < end {
      let isAttribute = bytes.hasWord("lang=", at: index)
      let isElement = bytes.hasWord("<language>", at: index)
      index += 1
      guard isAttribute || isElement else { continue }
      var start = index - 1 + (isAttribute ? 5 : 10)
      while start < end, !bytes[start].isASCIILetter, bytes[start] != ASCII.less,
        bytes[start] != ASCII.greater
      {
        start += 1
      }
      return String(decoding: bytes[start..<min(start + 2, bytes.count)], as: UTF8.self).lowercased()
    }
    return nil
  }
}
