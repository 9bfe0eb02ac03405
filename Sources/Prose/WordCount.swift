/// Counts words as a reader would.
package enum WordCount {
  /// The number of words in a text.
  package static func count(_ text: String) -> Int { count(text.utf8Span.span) }

  /// The number of words in UTF-8 bytes.
  package static func count(_ utf8: [UInt8]) -> Int { count(utf8.span) }

  /// The number of words in UTF-8 bytes.
  ///
  /// A word is a run without white space that has a letter or a digit in it. In scripts without
  /// spaces a run has as many words as its characters make in the mean: five of Han three, two of kana one, four of
  /// Thai, Lao, Khmer and Burmese, whose vowels are characters too, one.
  package static func count(_ utf8: Span<UInt8>) -> Int {
    var words = 0
    var isInWord = false
    var spaceless = 0
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte < 0x80, spaceless == 0 {
        // Without branches, which no processor could foresee in a text.
        let isPart = isASCIIWordPart(byte)
        let isSpace = byte == 0x20 || byte &- 0x09 < 5
        words &+= isPart && !isInWord ? 1 : 0
        isInWord = isPart || isInWord && !isSpace
        index += 1
        continue
      }
      let (value, width) = utf8.scalar(at: index)
      index += width
      if isWordPart(value) {
        if Script.isSpaceless(value) {
          spaceless += twentieths(of: value)
          isInWord = false
          continue
        }
        if !isInWord { words += 1 }
        isInWord = true
      } else if TextClass(value) == .space || value == 0x2014 {
        isInWord = false
      }
      if spaceless > 0 { words += whole(spaceless) }
      spaceless = 0
    }
    return spaceless > 0 ? words + whole(spaceless) : words
  }

  /// The part of a word that a character of a script without spaces is, in twentieths.
  private static func twentieths(of value: UInt32) -> Int {
    switch value {
    case 0..<0x1800: 5
    case 0x3040..<0x3100, 0x31F0..<0x3200, 0xFF66..<0xFFA0: 10
    default: 12
    }
  }

  private static func whole(_ twentieths: Int) -> Int { max(1, (twentieths + 10) / 20) }

  @inline(__always)
  private static func isASCIIWordPart(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  private static func isWordPart(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0..<0xC0: return value == 0xAA || value == 0xB5 || value == 0xBA
    case 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x3000...0x3004, 0x3008...0x3020,
      0xFE00...0xFE6F, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xE000...0xF8FF, 0x1F000...0x1FAFF, 0xFFFD:
      return false
    default: return true
    }
  }
}
