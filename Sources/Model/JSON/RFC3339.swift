package import Foundation

/// Dates as the output writes them: `2014-09-11T15:22:00Z` (RFC 3339).
package enum RFC3339 {
  /// The date in UTC, with milliseconds only when there are some; nil outside the years 1 … 9999.
  package static func write(_ date: Date) -> String? {
    utf8(of: date).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as bytes.
  static func utf8(of date: Date) -> [UInt8]? {
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
    guard milliseconds >= earliest, milliseconds < latest else { return nil }
    let (second, fraction) = divide(Int(milliseconds), by: 1000)
    let (day, timeOfDay) = divide(second, by: 86_400)
    let (year, month, dayOfMonth) = civil(fromDay: day)
    var text: [UInt8] = []
    text.reserveCapacity(24)
    append(year, digits: 4, to: &text)
    append("-", month, to: &text)
    append("-", dayOfMonth, to: &text)
    append("T", timeOfDay / 3600, to: &text)
    append(":", timeOfDay / 60 % 60, to: &text)
    append(":", timeOfDay % 60, to: &text)
    if fraction > 0 {
      text.append(0x2E)
      append(fraction, digits: 3, to: &text)
      while text.last == 0x30 { text.removeLast() }
    }
    text.append(UInt8(ascii: "Z"))
    return text
  }

  /// Days since 1970-01-01 of a date in the Gregorian calendar.
  static func day(year: Int, month: Int, day: Int) -> Int {
    // Years begin in March, so that a leap day is the last of its year; 400 years have 146,097 days.
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = divide(shifted, by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date in the Gregorian calendar of a number of days since 1970-01-01.
  static func civil(fromDay day: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = divide(day + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension RFC3339 {
  /// 0001-01-01 and 10000-01-01 in milliseconds since 1970.
  private static var earliest: Double { -62_135_596_800_000 }
  private static var latest: Double { 253_402_300_800_000 }

  /// Quotient and remainder, the remainder never negative.
  private static func divide(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private static func append(_ separator: Unicode.Scalar, _ number: Int, to text: inout [UInt8]) {
    text.append(UInt8(ascii: separator))
    append(number, digits: 2, to: &text)
  }

  private static func append(_ number: Int, digits: Int, to text: inout [UInt8]) {
    var divisor = digits == 4 ? 1000 : digits == 3 ? 100 : 10
    while divisor > 0 {
      text.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }
}
