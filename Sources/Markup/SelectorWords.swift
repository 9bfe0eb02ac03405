extension Span<UInt8> {
  /// Calls `visit` with the range of each word: runs between `- _ : / .`, white space and camelCase seams.
  ///
  /// `ADBanner` is `AD` and `Banner`, `h2Title` is `h2` and `Title`.
  @inline(__always)
  func forEachWord(_ visit: (Range<Int>) -> Void) {
    var position = 0
    while let word = nextWord(from: position) {
      visit(word)
      position = word.upperBound
    }
  }

  /// The first word at or after `position`; nil at the end.
  func nextWord(from position: Int) -> Range<Int>? {
    var start = position
    while start < count, isWordSeparator(self[start]) { start += 1 }
    guard start < count else { return nil }
    var end = start + 1
    while end < count, !isWordSeparator(self[end]), !isSeam(at: end) { end += 1 }
    return start..<end
  }

  /// True when a new camelCase word starts at `index`, which is not the first byte.
  private func isSeam(at index: Int) -> Bool {
    guard isUpper(self[index]) else { return false }
    let previous = self[index - 1]
    if !isUpper(previous) { return true }
    return index + 1 < count && isLower(self[index + 1])
  }

  /// True when `words` (in lower case) follow each other in one token.
  func containsWords(_ words: [[UInt8]]) -> Bool {
    var position = 0
    while let first = nextWord(from: position) {
      if follows(words, from: first) { return true }
      position = first.upperBound
    }
    return false
  }

  private func follows(_ words: [[UInt8]], from first: Range<Int>) -> Bool {
    var range = first
    for (index, word) in words.enumerated() {
      if index > 0 {
        guard let next = nextWord(from: range.upperBound), !hasSpace(range.upperBound..<next.lowerBound)
        else {
          return false
        }
        range = next
      }
      guard equals(word, in: range, ignoringCase: true) else { return false }
    }
    return true
  }

  private func hasSpace(_ range: Range<Int>) -> Bool {
    for index in range where isSpace(self[index]) { return true }
    return false
  }

  /// True when the bytes in `range` spell `text`, which is in lower case if case is ignored.
  @inline(__always)
  func equals(_ text: [UInt8], in range: Range<Int>, ignoringCase: Bool = false) -> Bool {
    guard range.count == text.count else { return false }
    for offset in 0..<text.count {
      let byte = self[range.lowerBound + offset]
      if (ignoringCase ? lowered(byte) : byte) != text[offset] { return false }
    }
    return true
  }

  /// The first token between white space at or after `position`; nil at the end.
  @inline(__always)
  func nextToken(from position: Int) -> Range<Int>? {
    var start = position
    while start < count, isSpace(self[start]) { start += 1 }
    guard start < count else { return nil }
    var end = start + 1
    while end < count, !isSpace(self[end]) { end += 1 }
    return start..<end
  }

  /// True when one of the tokens between white space is `text`.
  func containsToken(_ text: [UInt8], ignoringCase: Bool = false) -> Bool {
    var position = 0
    while let token = nextToken(from: position) {
      if equals(text, in: token, ignoringCase: ignoringCase) { return true }
      position = token.upperBound
    }
    return false
  }
}

@inline(__always)
private func isWordSeparator(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "."): true
  default: isSpace(byte)
  }
}
