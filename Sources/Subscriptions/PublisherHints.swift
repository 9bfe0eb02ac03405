package import Foundation

/// What a publisher says about how often to look, in the answer's headers and in the feed.
package struct PublisherHints: Sendable, Equatable {
  /// `Cache-Control: max-age`, in seconds. A 304's headers count too.
  package var maxAge: Int?
  /// `Expires` minus `Date`, in seconds; negative for a date that has passed.
  package var expiresAfter: Int?
  /// RSS `<ttl>`.
  package var ttlMinutes: Int?
  /// Seconds between updates by the syndication namespace.
  package var updateSeconds: Int?
  /// RSS `<skipHours>`: hours of the day in GMT, 0 … 23. 24 counts as 0.
  package var skipHours: Set<Int> = []
  /// RSS `<skipDays>`: days of the week in GMT, 0 for Sunday … 6.
  package var skipDays: Set<Int> = []
  /// Publication dates of the newest items, for `PollInterval.automatic`; order doesn't matter.
  package var itemDates: [Date] = []
  /// What the item dates of an earlier document came to, in seconds; those of this one count first.
  var rhythm: Double?

  /// No hints.
  package init() {}

  /// Seconds between updates of `sy:updatePeriod` and `sy:updateFrequency`; nil for a period that isn't one.
  package static func updateSeconds(period: String?, frequency: Int?) -> Int? {
    let periods = [
      "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
    ]
    guard let period, let seconds = periods[period.trimmed.lowercased()] else { return nil }
    return seconds / max(1, frequency ?? 1)
  }

  /// The day of the week as `skipDays` counts; nil for what is no English day name.
  package static func dayNumber(_ name: String) -> Int? {
    let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    return names.firstIndex(of: String(name.trimmed.lowercased().prefix(3)))
  }

  /// Half of the median gap between the newest ten items, in seconds; nil when fewer than three have dates.
  var automaticSeconds: Double? {
    let newest = itemDates.map(\.timeIntervalSince1970).sorted(by: >).prefix(10)
    guard newest.count >= 3 else { return rhythm }
    let gaps = zip(newest, newest.dropFirst()).map { $0 - $1 }.sorted()
    let middle = gaps.count / 2
    let median = gaps.count.isMultiple(of: 2) ? (gaps[middle - 1] + gaps[middle]) / 2 : gaps[middle]
    return median / 2
  }
}
