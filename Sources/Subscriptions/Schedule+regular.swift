package import Foundation

extension Schedule {
  /// The next look at a feed that works: the longest of all wishes, within floor and ceiling, not in a pause.
  func regular(
    _ feed: Circumstances, at now: Date, random: inout some RandomNumberGenerator
  ) -> (Date, CheckReason) {
    var (seconds, reason) = (base(feed.interval, feed.hints), baseReason(feed.interval, feed.hints))
    let floor = Double(limits.floor)
    let ceiling = max(Double(limits.ceiling), seconds)
    for (wish, name) in wishes(feed.hints) {
      let clamped = min(Double(limits.ceiling), max(floor, wish))
      if clamped > seconds { (seconds, reason) = (clamped, name) }
    }
    let jitter = Jitter(share: 0.1, within: floor...ceiling)
    let date = now.addingTimeInterval(jitter.applied(to: seconds, random: &random))
    return afterPauses(feed.hints, from: date, reason: reason, random: &random)
  }

  /// The subscription's own interval in seconds, never below the floor.
  func base(_ interval: PollInterval, _ hints: PublisherHints) -> Double {
    switch interval {
    case .fixed(let seconds): return Double(max(limits.floor, seconds))
    case .automatic:
      guard let seconds = hints.automaticSeconds else { return Double(limits.standardInterval) }
      return min(Double(limits.ceiling), max(Double(limits.automaticFloor), seconds))
    }
  }
}

private extension Schedule {
  func baseReason(_ interval: PollInterval, _ hints: PublisherHints) -> CheckReason {
    interval == .automatic && hints.automaticSeconds != nil ? .automatic : .interval
  }

  /// What the publisher wishes, in seconds.
  func wishes(_ hints: PublisherHints) -> [(Double, CheckReason)] {
    var wishes: [(Double, CheckReason)] = []
    if let maxAge = hints.maxAge { wishes.append((Double(maxAge), .maxAge)) }
    // RFC 9111 5.3: max-age overrides Expires.
    if hints.maxAge == nil, let seconds = hints.expiresAfter { wishes.append((Double(seconds), .expires)) }
    if let minutes = hints.ttlMinutes { wishes.append((Double(minutes) * 60, .ttl)) }
    if let seconds = hints.updateSeconds { wishes.append((Double(seconds), .updatePeriod)) }
    return wishes
  }

  /// The first moment from `date` on that isn't in a skipped hour or day, at most 24 hours later.
  func afterPauses(
    _ hints: PublisherHints, from date: Date, reason: CheckReason, random: inout some RandomNumberGenerator
  ) -> (Date, CheckReason) {
    let pauses = Pauses(hints)
    var hour = Pauses.hour(of: date)
    var why = reason
    for _ in 0..<24 {
      guard let pause = pauses.reason(inHour: hour) else { break }
      why = pause
      hour += 1
    }
    guard why != reason else { return (date, reason) }
    let late = Double.random(in: 0...600, using: &random)
    let latest = date.addingTimeInterval(86_400)
    return (min(latest, Date(timeIntervalSince1970: hour * 3600 + late)), why)
  }
}

extension Schedule {
  /// Whether a feed that is due is to be left alone for now: the run comes late, in an hour or on a day that
  /// the feed asks to skip, and the feed was asked in the last 24 hours.
  package func isPause(_ hints: PublisherHints, lastPoll: Date?, at now: Date) -> Bool {
    guard let lastPoll, (0..<86_400).contains(now.timeIntervalSince(lastPoll)) else { return false }
    return Pauses(hints).reason(inHour: Pauses.hour(of: now)) != nil
  }
}

/// The hours and days a feed asks to skip; who lists all of them doesn't mean it.
private struct Pauses {
  let hours: Set<Int>
  let days: Set<Int>

  init(_ hints: PublisherHints) {
    let hours = Set(hints.skipHours.map { $0 == 24 ? 0 : $0 }).filter { (0...23).contains($0) }
    let days = hints.skipDays.filter { (0...6).contains($0) }
    self.hours = hours.count >= 24 ? [] : hours
    self.days = days.count >= 7 ? [] : days
  }

  /// Whole hours since 1970.
  static func hour(of date: Date) -> Double { (date.timeIntervalSince1970 / 3600).rounded(.down) }

  /// Why an hour is skipped; nil when it isn't.
  func reason(inHour hour: Double) -> CheckReason? {
    if hours.isEmpty, days.isEmpty { return nil }
    // 1970 began on a Thursday.
    let day = Int(((hour / 24).rounded(.down) + 4).remainder(dividingBy: 7))
    if days.contains(day < 0 ? day + 7 : day) { return .skipDays }
    return hours.contains(Int(hour - (hour / 24).rounded(.down) * 24)) ? .skipHours : nil
  }
}

/// A random share more or less, so that feeds added together don't stay in step.
struct Jitter {
  /// 0.1 for ±10 %.
  let share: Double
  /// What the result keeps within.
  let bounds: ClosedRange<Double>

  init(share: Double, within bounds: ClosedRange<Double>) {
    self.share = share
    self.bounds = bounds
  }

  /// `seconds`, a little more or less. At a bound the dice are mirrored rather than cut, to keep the spread.
  func applied(to seconds: Double, random: inout some RandomNumberGenerator) -> Double {
    let spread = seconds * Double.random(in: -share...share, using: &random)
    if seconds + spread < bounds.lowerBound || seconds + spread > bounds.upperBound {
      return min(bounds.upperBound, max(bounds.lowerBound, seconds - spread))
    }
    return seconds + spread
  }
}
