/// Finds words in class and id values without allocating.
///
/// A value is split at everything that is not a letter or digit, and before capitals:
/// `articleByline`, `article__byline` and `article-byline` all hold the word `byline`.
struct WordFinder: Sendable {
  private let words: WordTable<UInt8>

  /// Words of up to 16 ASCII characters, lower case.
  init(_ words: [String]) {
    self.words = WordTable([(1, words)])
  }

  /// True when the value holds one of the words.
  func isFound(in value: Span<UInt8>) -> Bool {
    words.marks(in: value) != 0
  }

  /// Calls `body` with each word, packed big-endian; words longer than 16 bytes are left out.
  @inline(__always)
  static func forEachWord(of value: Span<UInt8>, _ body: (UInt128) -> Void) {
    var packed: UInt128 = 0
    var length = 0
    var wasLower = false
    for index in value.indices {
      let byte = value[index]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      let lower = isUpper ? byte | 0x20 : byte
      let isLetter = lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || lower >= 0x80
      if !isLetter || isUpper && wasLower {
        if length > 1, length <= 16 { body(packed) }
        packed = 0
        length = 0
      }
      if isLetter {
        packed = packed << 8 | UInt128(lower)
        length += 1
      }
      wasLower = isLetter && !isUpper
    }
    if length > 1, length <= 16 { body(packed) }
  }
}
