internal import Markup

/// Reads a date that follows no grammar: numbers, names of months and zones, in any order that makes sense.
struct LooseDate {
  private var scanner: DateScanner
  private var date = WrittenDate()
  /// Numbers that may be a day, a month or a year, in order.
  private var numbers: [(value: Int, digits: Int)] = []
  /// What stood between the first two numbers.
  private var separator: UInt8 = 0
  private var hasTime = false
  /// Romance languages abbreviate Tuesday as they do March.
  private var monthMayBeTuesday = false
  private var isKorean = false

  init(_ bytes: [UInt8]) { scanner = DateScanner(bytes) }

  mutating func read() -> WrittenDate? {
    while !scanner.isAtEnd {
      let byte = scanner.peek()
      if byte.isASCIIDigit {
        guard readNumber() else { return nil }
      } else if byte >= 0x80 || byte.isASCIILetter {
        readWord()
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        readSign(isNegative: byte == UInt8(ascii: "-"))
      } else {
        scanner.index += 1
      }
    }
    return assignNumbers() ? finished : nil
  }

  private var finished: WrittenDate {
    var date = date
    // Sites that write Korean dates leave the zone out, and the country has one.
    if isKorean, date.offsetInMinutes == nil { date.offsetInMinutes = 9 * 60 }
    return date
  }
}

// MARK: Pieces

extension LooseDate {
  private mutating func readNumber() -> Bool {
    guard let (value, digits) = scanner.number() else { return false }
    if scanner.peek() == UInt8(ascii: ":") || isClockDot(value, digits) {
      return hasTime ? skipClock() : readClock(hour: value)
    }
    switch unit() {
    case .year: date.year = WrittenDate.year(value, digits: digits)
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
    return DateNames.isAfternoon[String(decoding: ahead.word(), as: UTF8.self)] != nil
  }

  /// "12.30" after a full date, as German and Danish sites write the time.
  private func isClockDot(_ value: Int, _ digits: Int) -> Bool {
    guard scanner.peek() == UInt8(ascii: "."), !hasTime, digits == 2, value < 24 else { return false }
    return isDateComplete && scanner.peek(1).isASCIIDigit && scanner.peek(2).isASCIIDigit
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
    guard hasTime, date.offsetInMinutes == nil, scanner.digitCount > 0 else { return }
    let isDate = isNegative && numbers.count < 3 && date.month == nil
    guard !isDate else { return }
    date.offsetInMinutes = scanner.offset(isNegative: isNegative)
  }

  private mutating func readWord() {
    let word = scanner.word()
    let name = String(decoding: word, as: UTF8.self).lowercased()
    if let month = DateNames.month(name) {
      if date.month == nil || monthMayBeTuesday { date.month = month }
      monthMayBeTuesday = name == "mar" && numbers.isEmpty
    } else if let isAfternoon = DateNames.isAfternoon[name] {
      date.isAfternoon = isAfternoon
      isKorean = isKorean || DateNames.isHangul(name)
    } else if name == "a" || name == "p", scanner.peek() == UInt8(ascii: "."),
      scanner.peek(1) | 0x20 == UInt8(ascii: "m")
    {
      date.isAfternoon = name == "p"
      scanner.index += 2
    } else if name == "t", scanner.peek().isASCIIDigit {
      return
    } else if hasTime, date.offsetInMinutes == nil, name == "etc", scanner.take("/") {
      readPOSIXZone()
    } else if hasTime, date.offsetInMinutes == nil {
      readZone(word)
    }
  }

  /// A named zone, and an offset from it: "GMT+2", "UTC-05:00".
  private mutating func readZone(_ name: [UInt8]) {
    guard let zone = TimeZoneNames.offsetInMinutes(of: name) else { return }
    date.offsetInMinutes = zone
    let sign = scanner.peek()
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), scanner.peek(1).isASCIIDigit else { return }
    scanner.index += 1
    if let more = scanner.offset(isNegative: sign == UInt8(ascii: "-")) { date.offsetInMinutes = zone + more }
  }

  /// Zones of POSIX, whose sign says how far UTC is ahead: "Etc/GMT+4" is four hours behind.
  private mutating func readPOSIXZone() {
    _ = scanner.word()
    let sign = scanner.peek()
    date.offsetInMinutes = 0
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return }
    scanner.index += 1
    date.offsetInMinutes = scanner.offset(isNegative: sign == UInt8(ascii: "+"))
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

// MARK: Order

extension LooseDate {
  /// Gives the numbers without a name their meaning by their size, place and separator.
  private mutating func assignNumbers() -> Bool {
    var rest = numbers
    if date.month != nil {
      return assignDayAndYear(&rest)
    }
    guard rest.count >= 3, date.year == nil else { return date.year != nil && date.month != nil }
    let (a, b, c) = (rest[0], rest[1], rest[2])
    if a.digits == 4 || a.value > 31 {
      set(a, b.value, c.value)
    } else if separator == UInt8(ascii: "/"), a.value <= 12, b.value <= 31 {
      set(c, a.value, b.value)
    } else if b.value > 12 {
      set(c, a.value, b.value)
    } else {
      set(c, b.value, a.value)
    }
    return true
  }

  private mutating func assignDayAndYear(_ rest: inout [(value: Int, digits: Int)]) -> Bool {
    if date.year == nil, let place = rest.firstIndex(where: { $0.digits >= 3 || $0.value > 31 }) {
      let year = rest.remove(at: place)
      date.year = WrittenDate.year(year.value, digits: year.digits)
    }
    if date.day == nil, !rest.isEmpty { date.day = rest.removeFirst().value }
    if date.year == nil, !rest.isEmpty {
      let year = rest.removeFirst()
      date.year = WrittenDate.year(year.value, digits: year.digits)
    }
    if date.day == nil, date.year != nil { date.day = 1 }
    return date.year != nil
  }

  private mutating func set(_ year: (value: Int, digits: Int), _ month: Int, _ day: Int) {
    date.year = WrittenDate.year(year.value, digits: year.digits)
    date.month = month
    date.day = day
  }
}
