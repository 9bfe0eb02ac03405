extension JSONReader {
  /// Reads the string whose opening quote is next as bytes, if it ends without an escape; else reads nothing.
  mutating func plainBytes() -> ArraySlice<UInt8>? {
    let end = JSONReader.plainEnd(of: bytes.span, from: at + 1)
    guard end < bytes.count, bytes[end] == 0x22 else { return nil }
    defer { at = end + 1 }
    return bytes[(at + 1)..<end]
  }

  /// Reads a string whose opening quote is next.
  mutating func string() throws(JSONError) -> String {
    at += 1
    let start = at
    skipPlain()
    if at < bytes.count, bytes[at] == 0x22 {
      at += 1
      return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
    }
    return try escapedString(from: start)
  }

  /// Reads on after the first piece of a string that isn't plain.
  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var collected: [UInt8] = []
    var runStart = start
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x22 || byte == 0x5C { collected.append(contentsOf: bytes[runStart..<at]) }
      if byte == 0x22 {
        at += 1
        return String(decoding: collected, as: UTF8.self)
      } else if byte == 0x5C {
        try escape(into: &collected)
        runStart = at
      } else if options.isTolerant {
        at += 1
      } else {
        throw .malformed("a control character in a string", at: position)
      }
      skipPlain()
    }
    throw .unexpectedEnd(at: position)
  }

  /// Goes on to the next quote, backslash or control character.
  @inline(__always) private mutating func skipPlain() {
    at = JSONReader.plainEnd(of: bytes.span, from: at)
  }

  /// Blocks of this length make vector code.
  private static var blockLength: Int { 32 }

  private static func plainEnd(of source: borrowing Span<UInt8>, from start: Int) -> Int {
    var next = start
    // Keys and the like end within a block.
    var blockEnd = min(next &+ blockLength, source.count)
    while true {
      while next < blockEnd {
        if isPlain(source[next]) == 0 { return next }
        next &+= 1
      }
      while next &+ blockLength <= source.count {
        // Numbers in place of truth values: the compiler makes vector code of this, and none of `&&`.
        var plain: UInt8 = 1
        for place in next..<(next &+ blockLength) { plain &= isPlain(source[place]) }
        if plain == 0 { break }
        next &+= blockLength
      }
      if next == source.count { return next }
      blockEnd = min(next &+ blockLength, source.count)
    }
  }

  /// 0 for a quote, a backslash and control characters, 1 for the others.
  @inline(__always) private static func isPlain(_ byte: UInt8) -> UInt8 {
    (byte < 0x20 ? 0 : 1) & (byte == 0x22 ? 0 : 1) & (byte == 0x5C ? 0 : 1)
  }

  /// Reads an escape whose backslash is next.
  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard at + 1 < bytes.count else {
      at = bytes.count
      throw .unexpectedEnd(at: position)
    }
    let byte = bytes[at + 1]
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case 0x6E: text.append(0x0A)
    case 0x74: text.append(0x09)
    case 0x72: text.append(0x0D)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x75: return try unicodeEscape(into: &text)
    // What follows the backslash is taken as it stands: `\'` is the frequent one.
    case _ where options.isTolerant:
      at += 1
      return
    default: throw unexpected("an escape that JSON has")
    }
    at += 2
  }

  private mutating func unicodeEscape(into text: inout [UInt8]) throws(JSONError) {
    guard let first = hexadecimal(at: at + 2) else {
      if !options.isTolerant { throw unexpected("four hexadecimal digits after \\u") }
      text.append(contentsOf: "\u{FFFD}".utf8)
      at += 2
      return
    }
    at += 6
    guard first & 0xFC00 == 0xD800, at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75,
      let second = hexadecimal(at: at + 2), second & 0xFC00 == 0xDC00
    else {
      // A surrogate without its other half has no place in a string.
      text.append(contentsOf: String(Unicode.Scalar(first) ?? "\u{FFFD}").utf8)
      return
    }
    at += 6
    let scalar = 0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)
    text.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var number: UInt32 = 0
    for byte in bytes[start..<(start + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }
}
