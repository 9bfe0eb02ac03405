extension LooseDate {
  /// Gives the numbers without a name their meaning by their size, place and separator.
  ///
  /// A first number of four digits, or past 31, is the year, and the month follows. Else the last is the
  /// year, and of the two before it the one past 12 is the day. Where both could be either, the month comes
  /// first between slashes, as in the United States, and the day comes first between all other marks.
  mutating func assignNumbers() -> Bool {
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
