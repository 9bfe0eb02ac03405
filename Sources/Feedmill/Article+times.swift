internal import Foundation
internal import Model

extension Article {
  /// How far ahead of now an article may be dated, in seconds: scheduled posts and wrong zones.
  static let maxSecondsAhead = 48.0 * 3600

  /// Takes out dates that can't be true: the epoch, which stands for "none" in much software, a future day,
  /// and a change before the publication. Each is told in `warnings`; the feed's own words stay in the entry.
  ///
  /// Without a clock, `now` being nil, no day is in the future.
  mutating func refuseWrongDates(now: Date?) {
    refuse(\.published, "date_published", now: now)
    refuse(\.modified, "date_modified", now: now)
    guard let published, let modified, modified < published else { return }
    warnings.append("date_modified: \(modified.formatted(.iso8601)) is before the publication")
    self.modified = nil
  }

  private mutating func refuse(_ field: WritableKeyPath<Article, Date?>, _ name: String, now: Date?) {
    guard let date = self[keyPath: field] else { return }
    let isEpoch = date.timeIntervalSince1970 == 0
    let isAhead = now.map { date > $0.addingTimeInterval(Article.maxSecondsAhead) } ?? false
    guard isEpoch || isAhead else { return }
    warnings.append("\(name): \(date.formatted(.iso8601)) is \(isEpoch ? "no date" : "in the future")")
    self[keyPath: field] = nil
  }
}
