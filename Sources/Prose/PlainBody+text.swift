internal import Markup

extension PlainBody {
  /// What a byte of text is to it.
  enum ByteClass: UInt8 {
    /// Stands as it is, and is no wide character.
    case plain
    case space
    /// Begins a character that has to be looked at.
    case other
    /// Is not for text.
    case forbidden
  }

  private static let classes: [ByteClass] = (0...255).map { byte in
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: .space
    case 0x3E: .other
    case 0x21..<0x7F: .plain
    // Latin, Greek and Cyrillic; the bytes after the first of a character.
    case 0x80..<0xC0, 0xC3..<0xCC, 0xCF...0xD1: .plain
    case 0xC0...0xFF: .other
    default: .forbidden
    }
  }

  mutating func addText(_ input: [UInt8], in range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      switch PlainBody.classes[Int(input[index])] {
      case .plain:
        let end = endOfPlainRun(input, from: index, to: range.upperBound)
        guard startContent() else { return false }
        html.plain(index..<end, of: input)
        text.plain(index..<end, of: input)
        ending = .other
        index = end
      case .space:
        addSpace(UInt32(input[index]))
        index += 1
      case .other:
        let (value, width) = input.span.scalar(at: index)
        guard addCharacter(value) else { return false }
        index += width
      case .forbidden: return false
      }
    }
    return true
  }

  /// The end of plain words with single spaces between them.
  func endOfPlainRun(_ input: [UInt8], from start: Int, to end: Int) -> Int {
    let classes = PlainBody.classes.span
    let input = input.span
    var index = PlainBody.endOfPlainBlocks(input, from: start, to: end)
    while index < end {
      if classes[Int(input[index])] == .plain {
        index += 1
      } else if input[index] == 0x20, index + 1 < end, classes[Int(input[index + 1])] == .plain {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  /// Passes over blocks of printable ASCII with single spaces, the usual text, at the speed of vectors.
  private static func endOfPlainBlocks(_ input: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 16 < end {
      // Numbers in place of truth values, as in `JSONWriter`.
      var plain: UInt8 = 1
      for place in index..<index &+ 16 {
        let (byte, next) = (input[place], input[place &+ 1])
        plain &= (byte &- 0x20 < 0x5F ? 1 : 0) & (byte == 0x3E ? 0 : 1) & (byte | next == 0x20 ? 0 : 1)
      }
      if plain == 0 || input[index &+ 15] == 0x20 { break }
      index &+= 16
    }
    return max(index, start + 1)
  }

  /// A character in whatever class; false for one that isn't shown.
  mutating func addCharacter(_ value: UInt32) -> Bool {
    switch TextClass(value) {
    case .invisible: return false
    case .space: addSpace(value)
    case .visible:
      guard startContent() else { return false }
      html.text(scalar: value)
      text.visible(value)
      ending = .other
    }
    return true
  }

  mutating func addSpace(_ value: UInt32) { space = BodyBuilder.space(value, after: space) }
}
