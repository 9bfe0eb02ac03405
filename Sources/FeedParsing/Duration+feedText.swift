internal import Markup

extension Duration {
  /// Seconds out of "ss", "mm:ss", "hh:mm:ss", "PT1H2M3S" or "1h 2min", each perhaps with a fraction; nil for
  /// anything else.
  static func seconds(_ text: String) -> Double? {
    if let seconds = wholeSeconds(text) { return Double(seconds) }
    let text = text.trimmed
    let hasUnits = text.utf8.contains { $0.isASCIILetter }
    return hasUnits ? secondsByUnits(Array(text.utf8)) : secondsByColons(text)
  }

  private static func secondsByColons(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for part in parts {
      guard let value = amount(String(part).trimmed) else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds
  }

  /// Numbers, each with the unit behind it, in the order of their size.
  private static func secondsByUnits(_ bytes: [UInt8]) -> Double? {
    let isBetween: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
    var rest = bytes.drop {
      $0 | 0x20 == UInt8(ascii: "p") || $0 | 0x20 == UInt8(ascii: "t") || isBetween($0)
    }
    var seconds: Double?
    var last = Double.infinity
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
      rest = rest[number.endIndex...].drop(while: isBetween)
      let unit = rest.prefix { $0.isASCIILetter || $0 == UInt8(ascii: ".") }
      rest = rest[unit.endIndex...].drop(while: isBetween)
      guard let value = amount(String(decoding: number, as: UTF8.self)),
        let size = unitSize(String(decoding: unit, as: UTF8.self).lowercased()), size < last
      else { return nil }
      seconds = (seconds ?? 0) + value * size
      last = size
    }
    return seconds
  }

  private static func unitSize(_ unit: String) -> Double? {
    switch unit {
    case "d", "dt", "day", "days": 86_400
    case "h", "hr", "hrs", "hr.", "hrs.", "hour", "hours": 3600
    case "m", "min", "mins", "min.", "mins.", "minute", "minutes": 60
    case "s", "sec", "secs", "sec.", "secs.", "second", "seconds": 1
    default: nil
    }
  }

  private static func amount(_ text: String) -> Double? {
    let digits = text.replacing(",", with: ".")
    guard digits.utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") }),
      let value = Double(digits), value.isFinite, value >= 0, value < 1e9
    else { return nil }
    return value
  }

  /// The usual case: nothing but digits, at most nine a part, and colons.
  private static func wholeSeconds(_ text: String) -> Int? {
    var (seconds, part, digits, colons) = (0, 0, 0, 0)
    for byte in text.utf8 {
      if byte.isASCIIDigit, digits < 9 {
        part = part * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      } else if byte == UInt8(ascii: ":"), digits > 0, colons < 2 {
        seconds = (seconds + part) * 60
        (part, digits) = (0, 0)
        colons += 1
      } else {
        return nil
      }
    }
    return digits > 0 ? seconds + part : nil
  }
}
