internal import Markup

/// Reads a date that follows no grammar: numbers, names of months and zones, in any order that makes sense.
struct LooseDate {
  var scanner: DateScanner
  var date = WrittenDate()
  /// Numbers that may be a day, a month or a year, in order.
  var numbers: [(value: Int, digits: Int)] = []
  /// What stood between the first two numbers.
  private(set) var separator: UInt8 = 0
  var hasTime = false
  /// Romance languages abbreviate Tuesday as they do March.
  var monthMayBeTuesday = false
  var isKorean = false
  /// The year before the first of the era that the year is counted in, as in 令和3年.
  var yearBeforeEra: Int?

  init(_ bytes: [UInt8]) { scanner = DateScanner(bytes) }

  mutating func read() -> WrittenDate? {
    while !scanner.isAtEnd {
      let byte = scanner.peek()
      if byte.isASCIIDigit {
        guard readNumber() else { return nil }
      } else if byte >= 0x80 || byte.isASCIILetter {
        readWord()
      } else if isYearBeforeFirst {
        return nil
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        readSign(isNegative: byte == UInt8(ascii: "-"))
      } else {
        scanner.index += 1
      }
    }
    return assignNumbers() ? finished : nil
  }

  /// The year of a date that was never set, as PHP writes it: `-0001-11-30`, `30 Nov -0001`.
  private var isYearBeforeFirst: Bool {
    guard scanner.peek() == UInt8(ascii: "-"), scanner.peek(1) == UInt8(ascii: "0"),
      scanner.peek(2) == UInt8(ascii: "0"), numbers.count < 2, !hasTime
    else { return false }
    return scanner.index == 0 || scanner.bytes[scanner.index - 1] == UInt8(ascii: " ")
  }

  private var finished: WrittenDate {
    var date = date
    // Sites that write Korean dates leave the zone out, and the country has one.
    if isKorean, date.offsetInMinutes == nil { date.offsetInMinutes = 9 * 60 }
    // Thailand counts from the Buddha.
    if let year = date.year, (2443...2643).contains(year) { date.year = year - 543 }
    return date
  }
}

// MARK: Pieces

extension LooseDate {
  private mutating func readNumber() -> Bool {
    guard let (value, digits) = scanner.number() else { return false }
    if digits <= 2, scanner.peek() == UInt8(ascii: ":") || isClockDot(value, digits) {
      return hasTime ? skipClock() : readClock(hour: value)
    }
    if !hasTime, digits <= 2, value <= 24, takeHourMark() {
      date.hour = value
      hasTime = true
      if scanner.digitCount == 2, let minute = scanner.digits(2) { date.minute = minute }
      return true
    }
    switch unit() {
    case .year: date.year = yearBeforeEra.map { $0 + value } ?? WrittenDate.year(value, digits: digits)
    case .month: date.month = value
    case .day: date.day = value
    case .hour:
      date.hour = value
      hasTime = true
    case .minute: date.minute = value
    case .second: date.second = value
    case nil:
      if !hasTime, digits <= 2, isDateComplete, isHalfDayNext {
        date.hour = value
        hasTime = true
        return true
      }
      if numbers.isEmpty { separator = scanner.peek() }
      if numbers.count >= 6 { return false }
      numbers.append((value, digits))
    }
    return true
  }

  /// True when day, month and year are there, so that another number is a time.
  private var isDateComplete: Bool { numbers.count == 3 || date.month != nil && numbers.count == 2 }

  private var isHalfDayNext: Bool {
    var ahead = scanner
    ahead.skipSpaces()
    return DateNames.isAfternoon(String(decoding: ahead.word(), as: UTF8.self)) != nil
  }

  /// "12.30" after a full date, as German and Danish sites write the time.
  private func isClockDot(_ value: Int, _ digits: Int) -> Bool {
    guard scanner.peek() == UInt8(ascii: "."), !hasTime, digits == 2, value < 24 else { return false }
    return isDateComplete && scanner.peek(1).isASCIIDigit && scanner.peek(2).isASCIIDigit
  }

  /// Steps over the h of "10h20" and "10 h 20", as French and Portuguese write the time.
  private mutating func takeHourMark() -> Bool {
    var ahead = scanner
    ahead.skipSpaces()
    guard ahead.take("h") || ahead.take("H"), !ahead.peek().isASCIILetter, ahead.peek() < 0x80 else {
      return false
    }
    ahead.skipSpaces()
    scanner = ahead
    return true
  }

  private mutating func readClock(hour: Int) -> Bool {
    hasTime = true
    date.hour = hour
    scanner.index += 1
    scanner.skipSpaces()
    guard scanner.digitCount <= 2, let minute = scanner.number()?.value else { return false }
    date.minute = minute
    if scanner.peek() == UInt8(ascii: ":") || scanner.peek() == UInt8(ascii: "."),
      scanner.peek(1).isASCIIDigit
    {
      scanner.index += 1
      guard scanner.digitCount <= 2, let second = scanner.number()?.value else { return false }
      date.second = second
      if scanner.peek() == UInt8(ascii: ".") || scanner.peek() == UInt8(ascii: ","),
        scanner.peek(1).isASCIIDigit
      {
        scanner.index += 1
        date.milliseconds = scanner.fraction()
      }
    }
    return true
  }

  private mutating func skipClock() -> Bool {
    while scanner.peek() == UInt8(ascii: ":"), !scanner.isAtEnd {
      scanner.index += 1
      _ = scanner.number()
    }
    return true
  }

  /// A sign is an offset after the time, and a separator elsewhere.
  private mutating func readSign(isNegative: Bool) {
    scanner.index += 1
    guard hasTime, date.offsetInMinutes == nil else { return }
    var ahead = scanner
    ahead.skipSpaces()
    if ahead.digitCount == 4, isDateComplete { scanner = ahead }
    guard scanner.digitCount > 0 else { return }
    let isDate = isNegative && numbers.count < 3 && date.month == nil
    guard !isDate else { return }
    date.offsetInMinutes = scanner.offset(isNegative: isNegative)
  }

  private enum Unit { case year, month, day, hour, minute, second }

  /// The character that says what the number before it is, as in Chinese, Japanese and Korean.
  private mutating func unit() -> Unit? {
    var ahead = scanner
    if ahead.peek() == UInt8(ascii: " ") { ahead.index += 1 }
    guard ahead.peek() >= 0x80, ahead.index + 3 <= ahead.bytes.count else { return nil }
    let mark = String(decoding: ahead.bytes[ahead.index..<ahead.index + 3], as: UTF8.self)
    let unit: Unit
    switch mark {
    case "年", "년": unit = .year
    case "月", "월": unit = .month
    case "日", "号", "號", "일": unit = .day
    case "時", "时", "點", "点", "시": unit = .hour
    case "分", "분": unit = .minute
    case "秒", "초": unit = .second
    default: return nil
    }
    isKorean = isKorean || DateNames.isHangul(mark)
    scanner.index = ahead.index + 3
    return unit
  }
}
