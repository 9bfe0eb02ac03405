package import Foundation
internal import Markup

extension Date {
  /// The moment a feed's date names; nil when it is not a date.
  ///
  /// Reads RFC 822 and what people make of it, W3CDTF and ISO 8601, asctime, numbers in the orders of
  /// several countries, month names of many languages, seconds since 1970. Without a time it is midnight,
  /// without a zone UTC. Nothing is ever taken from the clock: a text without a year is no date.
  package init?(written text: String) {
    guard let date = WrittenDate.parse(Array(text.utf8)) else { return nil }
    self = date
  }
}

/// The fields of a date while it is being read.
package struct WrittenDate {
  var year: Int?
  var month: Int?
  var day: Int?
  var hour = 0
  var minute = 0
  var second = 0
  var milliseconds = 0
  var offsetInMinutes: Int?
  /// The zone's name in the database of zones, as `America/New_York`, where no offset is written.
  var zoneName: String?
  /// Half of the day that a 12-hour clock means.
  var isAfternoon: Bool?

  /// The longest text that is looked at.
  static let maxSizeInBytes = 200

  /// The seconds of the years 1 … 9999 in UTC, counted from 1970.
  private static let writableSeconds = dayNumber(1, 1, 1) * 86_400..<dayNumber(10_000, 1, 1) * 86_400

  static func parse(_ bytes: [UInt8]) -> Date? {
    guard bytes.count <= maxSizeInBytes else { return nil }
    let bytes = bytes.contains { $0 >= 0x80 } ? DateText.folded(bytes) : bytes
    return strict(bytes)?.date ?? epoch(bytes) ?? loose(bytes)?.date
  }

  private static func strict(_ bytes: [UInt8]) -> WrittenDate? {
    var scanner = DateScanner(bytes)
    scanner.skipSpaces()
    return scanner.rfc822() ?? scanner.iso8601()
  }

  private static func loose(_ bytes: [UInt8]) -> WrittenDate? {
    var reader = LooseDate(bytes)
    return reader.read()
  }

  /// True for a date with a time of day that says in no zone.
  package static func lacksZone(_ text: String) -> Bool {
    let bytes = DateText.folded(Array(text.utf8.prefix(maxSizeInBytes)))
    guard epoch(bytes) == nil, let date = strict(bytes) ?? loose(bytes), date.date != nil else {
      return false
    }
    return date.offsetInMinutes == nil && date.zoneName == nil && (date.hour, date.minute) != (0, 0)
  }

  /// The moment; nil when a field is missing or out of range.
  var date: Date? {
    guard let year, let month, let day, (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= WrittenDate.days(in: month, of: year), let hour = hour24
    else { return nil }
    guard hour <= 24, minute <= 59, second <= 60, hour < 24 || minute == 0 && second == 0 else { return nil }
    let local = WrittenDate.dayNumber(year, month, day) * 86_400 + (hour * 60 + minute) * 60
    let offset = offsetInMinutes ?? zoneName.flatMap { TimeZoneNames.offsetInMinutes(in: $0, at: local) } ?? 0
    guard abs(offset) <= 24 * 60 else { return nil }
    let minutes = (WrittenDate.dayNumber(year, month, day) * 24 + hour) * 60 + minute - offset
    // The offset may lead out of the years that can be written.
    guard WrittenDate.writableSeconds.contains(minutes * 60 + second) else { return nil }
    return Date(timeIntervalSince1970: Double((minutes * 60 + second) * 1000 + milliseconds) / 1000)
  }

  private var hour24: Int? {
    guard let isAfternoon else { return hour }
    if hour > 12 { return hour }
    return hour % 12 + (isAfternoon ? 12 : 0)
  }

  /// A year of two digits stands for 1970 … 2069, one of three counts from 1900, as RFC 2822 §4.3 has it.
  static func year(_ value: Int, digits: Int) -> Int {
    switch digits {
    case 1, 2: value < 70 ? 2000 + value : 1900 + value
    case 3: value < 1000 && value >= 100 ? 1900 + value : value
    default: value
    }
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 in the Gregorian calendar.
  static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years that begin in March put the leap day at their end.
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  /// Seconds or milliseconds since 1970, written as a number of 9, 10 or 13 digits, the seconds perhaps with
  /// a fraction.
  private static func epoch(_ bytes: [UInt8]) -> Date? {
    var scanner = DateScanner(bytes)
    scanner.skipSpaces()
    let count = scanner.digitCount
    guard [9, 10, 13].contains(count), let whole = scanner.digits(count) else { return nil }
    var milliseconds = count == 13 ? whole : whole * 1000
    if count < 13, scanner.peek() == UInt8(ascii: "."), scanner.peek(1).isASCIIDigit {
      scanner.index += 1
      milliseconds += scanner.fraction()
    }
    scanner.skipSpaces()
    return scanner.isAtEnd ? Date(timeIntervalSince1970: Double(milliseconds) / 1000) : nil
  }
}
