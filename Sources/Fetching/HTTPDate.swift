package import Foundation

extension Date {
  /// The date of an HTTP header, in any of its three formats. Source: RFC 9110 §5.6.7.
  ///
  /// nil for anything else, such as `Expires: 0`.
  package init?(httpDate text: String) {
    let words = text.utf8.split { " ,-\t".utf8.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
    let parts: (day: String, month: String, year: String, time: String)
    switch words.count {
    // "Sun, 06 Nov 1994 08:49:37 GMT" and "Sunday, 06-Nov-94 08:49:37 GMT"
    case 6: parts = (words[1], words[2], words[3], words[4])
    // "Sun Nov  6 08:49:37 1994"
    case 5: parts = (words[2], words[1], words[4], words[3])
    default: return nil
    }
    guard let day = Self.number(parts.day, in: 1...31), let month = Self.month(parts.month),
      let year = Self.year(parts.year), let seconds = Self.secondsOfDay(parts.time)
    else { return nil }
    let days = Self.daysSince1970(year: year, month: month, day: day)
    self.init(timeIntervalSince1970: Double(days * 86_400 + seconds))
  }
}

private extension Date {
  static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
    guard text.utf8.count <= 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(text),
      range.contains(value)
    else { return nil }
    return value
  }

  static func month(_ text: String) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return names.firstIndex(of: text.lowercased()).map { $0 + 1 }
  }

  static func year(_ text: String) -> Int? {
    guard let year = number(text, in: 0...9999) else { return nil }
    switch text.utf8.count {
    case 4: return year
    case 2: return year < 70 ? 2000 + year : 1900 + year
    default: return nil
    }
  }

  static func secondsOfDay(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let hour = number(parts[0], in: 0...23),
      let minute = number(parts[1], in: 0...59), let second = number(parts[2], in: 0...60)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Days in the Gregorian calendar, counted in years that begin in March.
  static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
