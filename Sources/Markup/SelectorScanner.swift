/// Reads the tokens of a selector: identifiers with escapes, strings, white space.
struct SelectorScanner {
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position >= bytes.count }

  /// The next byte; 0 at the end, which no selector holds.
  var peek: UInt8 { peek(0) }

  func peek(_ distance: Int) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  /// Steps over `byte` if it is next.
  mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard !isAtEnd, peek == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Steps over white space; true if there was any.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = position
    while !isAtEnd, isSpace(peek) { position += 1 }
    return position > start
  }

  /// An error at a byte offset, told as a column that counts characters from 1.
  func failure(_ message: String, at offset: Int? = nil) -> MarkupError {
    let before = bytes.prefix(offset ?? position)
    let column = before.count { $0 & 0xC0 != 0x80 } + 1
    return .badSelector("column \(column): \(message)")
  }

  /// True when an identifier starts `distance` bytes ahead.
  func startsIdentifier(_ distance: Int = 0) -> Bool {
    let byte = peek(distance)
    if byte == UInt8(ascii: "-") {
      let next = peek(distance + 1)
      return isNameStart(next) || next == UInt8(ascii: "-") || next == UInt8(ascii: "\\")
    }
    return isNameStart(byte) || byte == UInt8(ascii: "\\")
  }

  /// An identifier with its escapes resolved; nil when none starts here.
  mutating func identifier() throws(MarkupError) -> [UInt8]? {
    guard startsIdentifier() else { return nil }
    return try name()
  }

  /// Name characters and escapes, which may start with a digit; empty when there are none.
  mutating func name() throws(MarkupError) -> [UInt8] {
    var name: [UInt8] = []
    while !isAtEnd {
      if peek == UInt8(ascii: "\\") {
        try escape(into: &name)
      } else if isNameStart(peek) || isDigit(peek) || peek == UInt8(ascii: "-") {
        name.append(peek)
        position += 1
      } else {
        break
      }
    }
    return name
  }

  /// A quoted string with its escapes resolved; the opening quote is next.
  mutating func string() throws(MarkupError) -> [UInt8] {
    let start = position
    let quote = peek
    position += 1
    var value: [UInt8] = []
    while !isAtEnd, peek != quote {
      if peek == UInt8(ascii: "\\") {
        try escape(into: &value)
      } else {
        value.append(peek)
        position += 1
      }
    }
    guard !isAtEnd else { throw failure("the string is not closed", at: start) }
    position += 1
    return value
  }

  /// `\31 ` is the character with that number, `\:` the character itself.
  private mutating func escape(into text: inout [UInt8]) throws(MarkupError) {
    let start = position
    position += 1
    guard !isAtEnd else { throw failure("nothing follows `\\`", at: start) }
    guard let first = hexDigit(peek) else {
      text.append(peek)
      position += 1
      return
    }
    var value = first
    position += 1
    var digits = 1
    while digits < 6, let digit = hexDigit(peek) {
      value = value << 4 | digit
      position += 1
      digits += 1
    }
    if isSpace(peek) { position += 1 }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    text.append(contentsOf: String(scalar.map(Character.init) ?? "\u{FFFD}").utf8)
  }
}

@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte >= 9 && byte <= 13 && byte != 11 }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

@inline(__always)
func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

@inline(__always)
func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

/// The ASCII lower case of a byte.
@inline(__always)
func lowered(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

private func isNameStart(_ byte: UInt8) -> Bool {
  isLower(byte) || isUpper(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
}

private func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 87
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 55
  default: nil
  }
}
