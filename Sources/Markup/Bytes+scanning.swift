/// ASCII bytes that markup is made of, under their names.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let ampersand: UInt8 = 0x26
  static let apostrophe: UInt8 = 0x27
  static let hyphen: UInt8 = 0x2D
  static let slash: UInt8 = 0x2F
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let openBracket: UInt8 = 0x5B
  static let closeBracket: UInt8 = 0x5D
}

extension UInt8 {
  /// True for `A` … `Z`, `a` … `z`.
  package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// True for `0` … `9`.
  package var isASCIIDigit: Bool { self &- 0x30 < 10 }
  /// True for ASCII letters and digits.
  package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
  /// White space as HTML counts it: tab, line feed, form feed, carriage return, space.
  var isASCIISpace: Bool { self == 0x20 || (self &- 0x09 < 5 && self != 0x0B) }
  var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
  /// The value of a hexadecimal digit; nil for any other byte.
  var hexDigitValue: UInt32? {
    if isASCIIDigit { return UInt32(self &- 0x30) }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? UInt32(letter) + 10 : nil
  }
}

extension [UInt8] {
  /// The byte at `index`; 0 past the end, which clean text nowhere contains.
  func byte(at index: Int) -> UInt8 { index < count ? self[index] : 0 }

  /// Whether `word` (ASCII, lower case) stands at `index`, in any case.
  func hasWord(_ word: StaticString, at index: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index <= count - length else { return false }
    return word.withUTF8Buffer { letters in
      for offset in 0..<length where unsafe self[index + offset].lowercasedASCII != letters[offset] {
        return false
      }
      return true
    }
  }

  /// Whether `word` stands at `index`, spelled exactly so.
  func hasExactly(_ word: StaticString, at index: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index <= count - length else { return false }
    return word.withUTF8Buffer { letters in
      for offset in 0..<length where unsafe self[index + offset] != letters[offset] { return false }
      return true
    }
  }

  /// The index of the first byte at or after `start` that isn't white space.
  func indexAfterSpaces(from start: Int) -> Int {
    var index = start
    while index < count, self[index].isASCIISpace { index += 1 }
    return index
  }

  /// Appends ASCII or UTF-8 text.
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// Appends a part of other bytes; a slice of them would cost a reference more than short runs are worth.
  package mutating func append(_ range: Range<Int>, of bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0.extracting(range)) }
  }
}

/// The lower-cased names of tags and attributes by a hash of 64 bits (FNV-1a).
struct NameHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte.lowercasedASCII)) &* 0x100_0000_01b3
  }

  init() {}

  init(_ name: some Sequence<UInt8>) {
    for byte in name { add(byte) }
  }
}
