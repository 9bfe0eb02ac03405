/// What rules out most phrases for a block, kept side by side: how many words the block has, and its first byte.
struct PhraseGate {
  private let maxWords: Int
  private let firstBytes: ByteSet

  init(_ phrase: Phrase) {
    maxWords = phrase.kind.maxWords
    firstBytes = phrase.pattern.firstBytes
  }

  /// True when the block is short enough and begins as the phrase may.
  func lets(words: Int, startingWith first: UInt8?) -> Bool {
    words <= maxWords && first.map(firstBytes.contains) ?? true
  }
}
