package import Foundation

extension RFC3339 {
  /// The moment an RFC 3339 text names; nil when it isn't one. Fractions are read down to milliseconds.
  package static func parse(_ text: String) -> Date? {
    var reader = Reader(bytes: Array(text.utf8))
    guard let year = reader.number(digits: 4), year > 0, reader.take("-"),
      let month = reader.number(digits: 2), 1...12 ~= month, reader.take("-"),
      let day = reader.number(digits: 2), 1...length(ofMonth: month, year: year) ~= day,
      reader.take("T", "t", " "),
      let second = reader.timeOfDay()
    else { return nil }
    let fraction = reader.fraction()
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    let seconds = Self.day(year: year, month: month, day: day) * 86_400 + second - offset
    // One division, so that the same text gives the same bits as the literal number of seconds.
    return Date(timeIntervalSince1970: Double(seconds * 1000 + fraction) / 1000)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// A place in the text.
  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    var isAtEnd: Bool { at == bytes.count }
    var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func digit() -> Int? {
      guard let byte = next, 0x30...0x39 ~= byte else { return nil }
      at += 1
      return Int(byte) - 0x30
    }

    mutating func number(digits: Int) -> Int? {
      var number = 0
      for _ in 0..<digits {
        guard let digit = digit() else { return nil }
        number = number * 10 + digit
      }
      return number
    }

    mutating func take(_ characters: Unicode.Scalar...) -> Bool {
      guard let byte = next, characters.contains(Unicode.Scalar(byte)) else { return false }
      at += 1
      return true
    }

    mutating func timeOfDay() -> Int? {
      // A leap second is the first of the next minute.
      guard let hour = number(digits: 2), hour < 24, take(":"), let minute = number(digits: 2), minute < 60,
        take(":"), let second = number(digits: 2), second <= 60
      else { return nil }
      return hour * 3600 + minute * 60 + second
    }

    mutating func fraction() -> Int {
      guard next == 0x2E, at + 1 < bytes.count, 0x30...0x39 ~= bytes[at + 1] else { return 0 }
      at += 1
      var milliseconds = 0
      var weight = 100
      while let digit = digit() {
        milliseconds += digit * weight
        weight /= 10
      }
      return milliseconds
    }

    mutating func offset() -> Int? {
      if take("Z", "z") { return 0 }
      let isNegative = next == 0x2D
      guard take("+", "-"), let hour = number(digits: 2), hour < 24, take(":"),
        let minute = number(digits: 2), minute < 60
      else { return nil }
      return (hour * 3600 + minute * 60) * (isNegative ? -1 : 1)
    }
  }
}
