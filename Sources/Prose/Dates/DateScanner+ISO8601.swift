internal import Markup

extension DateScanner {
  /// A date in the forms of ISO 8601 and W3CDTF, and nothing after it; nil, at the same place, for any other.
  mutating func iso8601() -> WrittenDate? {
    let start = index
    if var date = isoDay(), isoTime(into: &date), isoZone(into: &date) {
      skipSpaces()
      if isAtEnd { return date }
    }
    index = start
    return nil
  }

  /// YYYY, YYYY-MM, YYYY-MM-DD, YYYYMMDD, YYYY-DDD, YYYYDDD, YYYY-Www-D, YYMMDD, YY-MM-DD and --MM-DD's kin.
  private mutating func isoDay() -> WrittenDate? {
    switch digitCount {
    case 4: return isoExtendedDay()
    case 8: return calendarDay(digits(4), digits(2), digits(2))
    case 7:
      let year = digits(4)
      return ordinalDay(year, digits(3))
    case 14:
      guard var date = calendarDay(digits(4), digits(2), digits(2)) else { return nil }
      return compactTime(into: &date) ? date : nil
    case 6: return calendarDay(digits(2).map { WrittenDate.year($0, digits: 2) }, digits(2), digits(2))
    case 5: return ordinalDay(digits(2).map { WrittenDate.year($0, digits: 2) }, digits(3))
    case 2: return isoShortDay()
    default: return nil
    }
  }

  private mutating func isoExtendedDay() -> WrittenDate? {
    let year = digits(4)
    if peek() == UInt8(ascii: "W") { return weekDay(year) }
    guard take("-") else { return isoYearEnds ? calendarDay(year, 1, 1) : nil }
    if peek() == UInt8(ascii: "W") { return weekDay(year) }
    if digitCount == 3 { return ordinalDay(year, digits(3)) }
    guard digitCount <= 2, let month = number()?.value else { return nil }
    guard take("-") else { return isoYearEnds ? calendarDay(year, month, 1) : nil }
    guard digitCount <= 2, let day = number()?.value else { return nil }
    return calendarDay(year, month, day)
  }

  /// YY-MM-DD, when it can't be anything else.
  private mutating func isoShortDay() -> WrittenDate? {
    let year = digits(2).map { WrittenDate.year($0, digits: 2) }
    guard take("-"), digitCount == 2, let month = digits(2), take("-"), digitCount == 2, let day = digits(2)
    else { return nil }
    return calendarDay(year, month, day)
  }

  private var isoYearEnds: Bool { isAtEnd || peek() <= UInt8(ascii: " ") || peek() == UInt8(ascii: "T") }

  private func calendarDay(_ year: Int?, _ month: Int?, _ day: Int?) -> WrittenDate? {
    guard let year, let month, let day, (1...12).contains(month) else { return nil }
    var date = WrittenDate()
    (date.year, date.month, date.day) = (year, month, day)
    return date
  }

  /// The `number`th day of a year.
  private func ordinalDay(_ year: Int?, _ number: Int?) -> WrittenDate? {
    guard let year, var day = number, day >= 1 else { return nil }
    for month in 1...12 {
      let length = WrittenDate.days(in: month, of: year)
      if day <= length { return calendarDay(year, month, day) }
      day -= length
    }
    return nil
  }

  /// Www or Www-D: the week with the year's first Thursday is the first.
  private mutating func weekDay(_ year: Int?) -> WrittenDate? {
    index += 1
    guard let year, let week = digits(2), (1...53).contains(week) else { return nil }
    let hasMark = take("-")
    let weekday = digits(1) ?? (hasMark ? 0 : 1)
    guard (1...7).contains(weekday) else { return nil }
    let fourth = WrittenDate.dayNumber(year, 1, 4)
    // 1970-01-01 was a Thursday, the fourth day of its week.
    let monday = fourth - (fourth + 3) % 7 + (week - 1) * 7
    let end = WrittenDate.dayNumber(year, 12, 31)
    // A week belongs to the year of its Thursday, and may begin or end in the one beside it.
    guard monday + 3 <= end else { return nil }
    let ordinal = monday + weekday - WrittenDate.dayNumber(year, 1, 1)
    if ordinal < 1 { return calendarDay(year - 1, 12, 31 + ordinal) }
    let excess = monday + weekday - 1 - end
    return excess > 0 ? calendarDay(year + 1, 1, excess) : ordinalDay(year, ordinal)
  }

  private mutating func compactTime(into date: inout WrittenDate) -> Bool {
    guard let hour = digits(2), let minute = digits(2) else { return false }
    (date.hour, date.minute) = (hour, minute)
    date.second = digits(2) ?? 0
    return true
  }

  /// Thh, Thh:mm, Thh:mm:ss, with a fraction; true when there is no time at all.
  private mutating func isoTime(into date: inout WrittenDate) -> Bool {
    let start = index
    let hasMark = take("T") || take("t")
    skipSpaces()
    guard peek().isASCIIDigit, hasMark || index > start else { return !hasMark }
    if digitCount == 4 || digitCount == 6 {
      guard compactTime(into: &date) else { return false }
    } else {
      guard digitCount <= 2, let hour = number()?.value else { return false }
      date.hour = hour
      guard hasMark || peek() == UInt8(ascii: ":") else { return false }
      if take(":") {
        guard digitCount == 2 || digitCount == 1, let minute = number()?.value else { return false }
        date.minute = minute
        if take(":") {
          guard digitCount == 2 || digitCount == 1, let second = number()?.value else { return false }
          date.second = second
        }
      }
    }
    if peek() == UInt8(ascii: ".") || peek() == UInt8(ascii: ","), peek(1).isASCIIDigit {
      index += 1
      date.milliseconds = fraction()
    }
    return true
  }

  /// Z, an offset, or a named zone; true when there is none.
  private mutating func isoZone(into date: inout WrittenDate) -> Bool {
    skipSpaces()
    if isAtEnd { return true }
    let isNegative = peek() == UInt8(ascii: "-")
    if isNegative || peek() == UInt8(ascii: "+") {
      index += 1
      skipSpaces()
      date.offsetInMinutes = offset(isNegative: isNegative)
      return date.offsetInMinutes != nil
    }
    let name = word()
    guard let minutes = TimeZoneNames.offsetInMinutes(of: name) else { return false }
    date.offsetInMinutes = minutes
    // "UTC+01:00" and the like are left to the loose reading.
    return true
  }
}
