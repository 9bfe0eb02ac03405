internal import Markup

/// Walks over the bytes of a date.
struct DateScanner {
  let bytes: [UInt8]
  var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  /// The byte `offset` places on; 0 past the end.
  func peek(_ offset: Int = 0) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

  mutating func skipSpaces() {
    while !isAtEnd, bytes[index] <= UInt8(ascii: " ") { index += 1 }
  }

  /// Steps over `character` if it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character), !isAtEnd else { return false }
    index += 1
    return true
  }

  /// How many digits come next.
  var digitCount: Int {
    var end = index
    while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
    return end - index
  }

  /// A number of exactly `count` digits; nil, and nothing taken, when there are fewer.
  mutating func digits(_ count: Int) -> Int? {
    guard index + count <= bytes.count, bytes[index..<index + count].allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    var value = 0
    for byte in bytes[index..<index + count] { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
    index += count
    return value
  }

  /// All digits that follow, as a number of at most nine digits.
  mutating func number() -> (value: Int, digits: Int)? {
    let count = digitCount
    guard count > 0, count <= 9, let value = digits(count) else { return nil }
    return (value, count)
  }

  /// Digits of a fraction of a second, to the millisecond.
  mutating func fraction() -> Int {
    var value = 0
    var place = 100
    while peek().isASCIIDigit, !isAtEnd {
      value += Int(peek() - UInt8(ascii: "0")) * place
      place /= 10
      index += 1
    }
    return value
  }

  /// Letters of any script, in lower case when they are ASCII.
  mutating func word() -> [UInt8] {
    var word: [UInt8] = []
    while !isAtEnd, peek() >= 0x80 || peek().isASCIILetter {
      word.append(peek() < 0x80 ? peek() | 0x20 : peek())
      index += 1
    }
    return word
  }

  /// An offset from UTC after its sign: hh, hhmm, hh:mm, h or hmm.
  mutating func offset(isNegative: Bool) -> Int? {
    let count = digitCount
    guard count > 0, count <= 6, let (value, _) = number() else { return nil }
    var minutes = count <= 2 ? value * 60 : value / 100 * 60 + value % 100
    if count > 4 { minutes = value / 10000 * 60 + value / 100 % 100 }
    if count <= 2, peek() == UInt8(ascii: ":"), peek(1).isASCIIDigit {
      index += 1
      minutes += number()?.value ?? 0
    }
    guard minutes <= 24 * 60 else { return nil }
    return isNegative ? -minutes : minutes
  }
}
