/// The grammar of JSON's numbers (RFC 8259 §6).
enum JSONNumber {
  /// Whether a text is one number and nothing else.
  static func isNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return end(in: bytes, from: 0) == bytes.count
  }

  /// Where the number that starts at `start` ends; nil when there is none.
  static func end(in bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    if at < bytes.count, bytes[at] == 0x2D { at += 1 }
    let whole = at
    skipDigits(in: bytes, &at)
    // "007" is no number, but "0" is.
    if at == whole || (bytes[whole] == 0x30 && at > whole + 1) { return nil }
    if at < bytes.count, bytes[at] == 0x2E {
      at += 1
      if !skipDigits(in: bytes, &at) { return nil }
    }
    if at < bytes.count, bytes[at] | 0x20 == 0x65 {
      at += 1
      if at < bytes.count, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
      if !skipDigits(in: bytes, &at) { return nil }
    }
    return at
  }

  /// Whether there was a digit.
  @discardableResult private static func skipDigits(in bytes: [UInt8], _ at: inout Int) -> Bool {
    let start = at
    while at < bytes.count, 0x30...0x39 ~= bytes[at] { at += 1 }
    return at > start
  }
}

extension JSONReader {
  /// Reads a number, keeping its digits when neither `Int` nor `Double` would write it the same.
  mutating func number() throws(JSONError) -> JSONValue {
    guard let end = JSONNumber.end(in: bytes, from: at) else { throw unexpected("a number") }
    let literal = bytes[at..<end]
    at = end
    if let number = integer(literal) { return .integer(number) }
    let text = String(decoding: literal, as: UTF8.self)
    if literal.count <= 24, let number = Double(text), number.description == text { return .number(number) }
    return .numeral(text)
  }

  /// The number, if it is nothing but digits that fit; "-0" is not the same as 0.
  private func integer(_ literal: ArraySlice<UInt8>) -> Int? {
    var number = 0
    let isNegative = literal.first == 0x2D
    let digits = isNegative ? literal.dropFirst() : literal
    if digits.count > 18 || (isNegative && digits.first == 0x30) { return wide(literal) }
    for byte in digits {
      guard 0x30...0x39 ~= byte else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return isNegative ? -number : number
  }

  private func wide(_ literal: ArraySlice<UInt8>) -> Int? {
    guard literal.count <= 20, let number = Int(String(decoding: literal, as: UTF8.self)),
      number != 0
    else { return nil }
    return number
  }
}
