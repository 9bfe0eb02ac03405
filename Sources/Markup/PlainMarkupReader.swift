/// Reads HTML token by token as long as it is written by the book: complete tags, quoted attributes.
///
/// Whatever the repair pass would have to mend, and whatever is no element of HTML, is `.unusual`: then
/// the fragment needs a tree. The input must be valid UTF-8.
package struct PlainMarkupReader {
  package enum Token {
    /// Text without references, in these bytes of the input.
    case text(Range<Int>)
    /// One character of text: a reference, or an ampersand that starts none.
    case character(UInt32)
    /// A start tag, its attributes in `attributes`.
    case start(Tag)
    case end(Tag)
    case unusual
  }

  package let input: [UInt8]
  /// The attributes of the start tag read last.
  package private(set) var attributes = PlainAttributes()
  private var position = 0
  private let tags = TagIndex.shared

  package init(_ input: [UInt8]) { self.input = input }

  /// The next token; nil at the end. Comments are passed over.
  package mutating func next() -> Token? {
    while position < input.count {
      switch input[position] {
      case ASCII.less:
        guard input.byte(at: position + 1) == ASCII.exclamation else { return readTag() }
        guard skipComment() else { return .unusual }
      case ASCII.ampersand: return readReference(inAttribute: false).map { .character($0) } ?? .unusual
      default:
        let start = position
        position = input.index(of: ASCII.less, or: ASCII.ampersand, from: start)
        return .text(start..<position)
      }
    }
    return nil
  }

  /// Passes over a comment without dashes inside; false for anything else that begins with `<!`.
  private mutating func skipComment() -> Bool {
    guard input.hasExactly("<!--", at: position) else { return false }
    let start = position + 4
    let dash = input.index(of: ASCII.hyphen, from: start)
    var end = dash
    while end < input.count, !input.hasExactly("--", at: end) {
      end = input.index(of: ASCII.hyphen, from: end + 1)
    }
    // `<!-->` and `<!--->` are whole comments.
    guard end > start, input.byte(at: start) != ASCII.greater, !input.hasExactly("->", at: start),
      input.hasExactly("-->", at: end),
      input.index(of: 0, from: start, to: end) == end
    else { return false }
    position = end + 3
    return true
  }

  /// The character that the reference at `position` stands for; nil for one that isn't written out.
  private mutating func readReference(inAttribute: Bool) -> UInt32? {
    guard let match = Entities.match(in: input, at: position, inAttribute: inAttribute) else {
      position += 1
      return UInt32(ASCII.ampersand)
    }
    let end = position + match.lengthInBytes
    guard match.second == nil, match.first >= 0x20, input[end - 1] == ASCII.semicolon else { return nil }
    position = end
    return match.first
  }
}

// MARK: Tags

extension PlainMarkupReader {
  private mutating func readTag() -> Token {
    let isEnd = input.byte(at: position + 1) == ASCII.slash
    var index = position + (isEnd ? 2 : 1)
    guard input.byte(at: index).isASCIILetter else { return .unusual }
    var hash = NameHash()
    while input.byte(at: index).isASCIIAlphanumeric {
      hash.add(input[index])
      index += 1
    }
    let tag = tags[hash.value]
    guard tag != .other else { return .unusual }
    position = index
    if isEnd {
      guard input.byte(at: position) == ASCII.greater else { return .unusual }
      position += 1
      return .end(tag)
    }
    return readAttributes(of: tag) ? .start(tag) : .unusual
  }

  /// Reads up to the end of the tag; false when something in it is unusual.
  private mutating func readAttributes(of tag: Tag) -> Bool {
    attributes.removeAll()
    while position < input.count {
      let byte = input[position]
      if byte == ASCII.greater {
        position += 1
        return true
      } else if byte == ASCII.slash {
        position += 2
        return tag.isVoid && input.byte(at: position - 1) == ASCII.greater
      } else if byte == ASCII.space || byte == ASCII.newline {
        position += 1
        if input.byte(at: position).isASCIILetter, !readAttribute() { return false }
      } else {
        return false
      }
    }
    return false
  }

  private mutating func readAttribute() -> Bool {
    let start = position
    while isNameByte(input.byte(at: position)) { position += 1 }
    let name = start..<position
    let quote = input.byte(at: position + 1)
    guard name.count < 64, input.byte(at: position) == ASCII.equals,
      quote == ASCII.quote || quote == ASCII.apostrophe
    else { return false }
    position += 2
    guard let value = readValue(until: quote) else { return false }
    return attributes.add(name: input[name], value: value)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte.isASCIIDigit || byte == ASCII.hyphen || byte == 0x5F
  }

  /// The value up to its quote, which is passed over; nil when a byte in it is unusual.
  private mutating func readValue(until quote: UInt8) -> ArraySlice<UInt8>? {
    let start = position
    while position < input.count {
      let byte = input[position]
      if byte == quote {
        position += 1
        return input[start..<(position - 1)]
      }
      if byte == ASCII.ampersand { return readEscapedValue(from: start, until: quote) }
      guard byte >= 0x20, byte != 0x7F, byte != ASCII.less, byte != ASCII.greater else { return nil }
      position += 1
    }
    return nil
  }

  /// The value that has a reference at `position`.
  private mutating func readEscapedValue(from start: Int, until quote: UInt8) -> ArraySlice<UInt8>? {
    var value = Array(input[start..<position])
    while position < input.count, value.count < Self.maxEscapedValueSizeInBytes {
      let byte = input[position]
      if byte == quote {
        position += 1
        return value[...]
      }
      if byte == ASCII.ampersand {
        guard let scalar = readReference(inAttribute: true) else { return nil }
        value.appendScalar(scalar)
      } else {
        guard byte >= 0x20, byte != 0x7F, byte != ASCII.less, byte != ASCII.greater else { return nil }
        value.append(byte)
        position += 1
      }
    }
    return nil
  }

  private static var maxEscapedValueSizeInBytes: Int { 65_536 }
}
