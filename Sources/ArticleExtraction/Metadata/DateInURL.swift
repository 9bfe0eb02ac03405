/// Reads a date out of an address: `/2014/09/11/`, `/2014-09-11-`, `/20140911-`, `/11-09-2014-`.
enum DateInURL {
  /// The day as `2014-09-11`; nil when the address has none.
  static func date(in url: String?) -> String? {
    guard let parts = url?.split(whereSeparator: { "/-_.?+%".contains($0) }) else { return nil }
    for index in parts.indices {
      if parts[index].count == 8, let whole = Int(parts[index]),
        let day = day(whole / 10_000, whole / 100 % 100, whole % 100)
      {
        return day
      }
      guard index + 2 < parts.endIndex else { continue }
      let numbers = parts[index...index + 2].map { $0.count <= 4 ? Int($0) ?? -1 : -1 }
      if parts[index].count == 4, let day = day(numbers[0], numbers[1], numbers[2]) { return day }
      if parts[index + 2].count == 4, parts[index].count == 2,
        let day = day(numbers[2], numbers[1], numbers[0])
      {
        return day
      }
    }
    return nil
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1990...2099).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
