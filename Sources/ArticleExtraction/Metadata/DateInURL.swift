/// Reads a date out of an address: `/2014/09/11/`, `/2014-09-11-`, `/20140911-`, `/11-09-2014-`.
enum DateInURL {
  /// The day as `2014-09-11`; nil when the address has none.
  static func date(in url: String?) -> String? {
    guard let parts = url?.utf8.split(whereSeparator: { separators.contains($0) }).map(number) else {
      return nil
    }
    for (index, part) in parts.enumerated() {
      if part.digits == 8, let day = day(part.value / 10_000, part.value / 100 % 100, part.value % 100) {
        return day
      }
      guard index + 2 < parts.count else { continue }
      let (month, last) = (parts[index + 1], parts[index + 2])
      if month.digits > 4 || last.digits > 4 { continue }
      if part.digits == 4, let day = day(part.value, month.value, last.value) { return day }
      if part.digits == 2, last.digits == 4, let day = day(last.value, month.value, part.value) { return day }
    }
    return nil
  }

  private static let separators = Array("/-_.?+%".utf8)

  /// A part that is a number of up to eight digits; -1 for any other.
  private static func number(_ part: Substring.UTF8View) -> (value: Int, digits: Int) {
    guard part.count <= 8, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return (-1, part.count) }
    return (part.reduce(0) { $0 * 10 + Int($1 - 0x30) }, part.count)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1990...2099).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
