/// Counts of a piece of text, taken in one pass over its bytes.
struct TextMeasure {
  /// Words; two CJK characters count as one.
  private(set) var words = 0.0
  /// Commas, full stops and the like, of any script.
  private(set) var marks = 0
  /// Bytes that are not white space.
  private(set) var bytes = 0
  /// True when the last character seen ends a sentence.
  private(set) var endsSentence = false
  private var isInWord = false

  /// Forgets everything.
  mutating func reset() { self = TextMeasure() }

  /// Ends the current word, as an element boundary does.
  mutating func breakWord() { isInWord = false }

  /// Adds another measure's counts.
  mutating func add(_ other: TextMeasure) {
    words += other.words
    marks += other.marks
    bytes += other.bytes
    endsSentence = other.endsSentence
    isInWord = other.isInWord
  }

  /// Adds the counts of UTF-8 text.
  mutating func add(_ text: Span<UInt8>) {
    var index = 0
    let count = text.count
    while index < count {
      let byte = text[index]
      if TextMeasure.isWordByte(byte) {
        let start = index
        repeat { index += 1 } while index < count && TextMeasure.isWordByte(text[index])
        addWordPart(of: index - start)
      } else if byte < 0x80 {
        addASCII(byte)
        index += 1
      } else {
        let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        let second = index + 1 < count ? text[index + 1] : 0
        let third = index + 2 < count ? text[index + 2] : 0
        addWide(byte, second, third)
        index += width
      }
    }
  }

  private mutating func addASCII(_ byte: UInt8) {
    switch byte {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
      isInWord = false
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      marks += 1
      bytes += 1
      endsSentence = true
      isInWord = false
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      marks += 1
      bytes += 1
      endsSentence = byte == UInt8(ascii: ":")
      isInWord = false
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"):
      bytes += 1
    default:
      bytes += 1
      endsSentence = false
    }
  }

  /// Adds letters and digits of ASCII in a row.
  private mutating func addWordPart(of count: Int) {
    bytes += count
    endsSentence = false
    if !isInWord { words += 1 }
    isInWord = true
  }

  private mutating func addWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    // U+00A0, and U+2000 … U+200B.
    if first == 0xC2 && second == 0xA0 || first == 0xE2 && second == 0x80 && third <= 0x8B {
      isInWord = false
      return
    }
    bytes += 3
    if first == 0xE2 && second == 0x80 {  // general punctuation: quotes, dashes, ellipsis
      if third == 0xA6 { endsSentence = true }
      return
    }
    if first == 0xE3 && second == 0x80 || first == 0xEF && second == 0xBC {  // CJK and full-width marks
      marks += 1
      endsSentence = third == 0x82 || third == 0x81 || third == 0x9F || third == 0x8D || third == 0x8E
      isInWord = false
      return
    }
    endsSentence = false
    if first >= 0xE3 && first <= 0xED {  // kana, ideographs, Hangul
      words += 0.5
      isInWord = false
      return
    }
    if !isInWord { words += 1 }
    isInWord = true
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
