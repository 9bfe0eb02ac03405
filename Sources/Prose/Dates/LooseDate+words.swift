internal import Markup

extension LooseDate {
  mutating func readWord() {
    let name = String(decoding: scanner.word(), as: UTF8.self).lowercased()
    // After a date of three numbers words name something else: the "des" of German is Danish for December.
    if numbers.count < 3, let month = DateNames.month(name) ?? DateNames.month(name, before: nextWord) {
      if date.month == nil || monthMayBeTuesday { date.month = month }
      monthMayBeTuesday = name == "mar" && numbers.isEmpty
    } else if let isAfternoon = DateNames.isAfternoon(name) {
      date.isAfternoon = isAfternoon
      isKorean = isKorean || DateNames.isHangul(name)
    } else if let isAfternoon = takeDottedHalf(name) {
      date.isAfternoon = isAfternoon
    } else if let era = DateNames.era(name) {
      yearBeforeEra = era.yearBefore
      if era.isFirstYear { date.year = era.yearBefore + 1 }
    } else if name == "t", scanner.peek().isASCIIDigit {
      return
    } else if hasTime, date.offsetInMinutes == nil, name == "etc", scanner.take("/") {
      readPOSIXZone()
    } else if hasTime, date.offsetInMinutes == nil, TimeZoneNames.continents.contains(name),
      scanner.peek() == UInt8(ascii: "/")
    {
      readPlace(start: scanner.index - name.utf8.count)
    } else if hasTime, date.offsetInMinutes == nil {
      readZone(Array(name.utf8))
    }
  }

  private var nextWord: String {
    var ahead = scanner
    ahead.skipSpaces()
    return String(decoding: ahead.word(), as: UTF8.self)
  }

  /// Steps over the rest of "a.m.", "p. m." and "μ.μ." after their first letter; nil for anything else.
  private mutating func takeDottedHalf(_ name: String) -> Bool? {
    guard ["a", "p", "π", "μ"].contains(name), scanner.peek() == UInt8(ascii: ".") else { return nil }
    var ahead = scanner
    ahead.index += 1
    ahead.skipSpaces()
    guard ["m", "μ"].contains(String(decoding: ahead.word(), as: UTF8.self).lowercased()) else { return nil }
    scanner = ahead
    return name == "p" || name == "μ"
  }

  /// A named zone, and an offset from it: "GMT+2", "UTC-05:00", "GMT +1".
  private mutating func readZone(_ name: [UInt8]) {
    guard let zone = TimeZoneNames.offsetInMinutes(of: name) else { return }
    date.offsetInMinutes = zone
    var ahead = scanner
    ahead.skipSpaces()
    let sign = ahead.peek()
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), ahead.peek(1).isASCIIDigit else { return }
    ahead.index += 1
    guard let more = ahead.offset(isNegative: sign == UInt8(ascii: "-")) else { return }
    scanner = ahead
    // "EST-0500" says the same twice.
    if zone == 0 { date.offsetInMinutes = more }
  }

  /// The rest of a zone that is called by a place: "America/New_York".
  private mutating func readPlace(start: Int) {
    let inName = "/_-".utf8
    while scanner.peek().isASCIIAlphanumeric || inName.contains(scanner.peek()), !scanner.isAtEnd {
      scanner.index += 1
    }
    date.zoneName = String(decoding: scanner.bytes[start..<scanner.index], as: UTF8.self)
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
}
