package import Foundation

extension Schedule {
  /// Whether the next request is to be unconditional: nothing but 304s for 8 days from a feed that published.
  ///
  /// - Parameter lastDocument: when the last answer with a body came; nil when none ever did.
  package func isUnconditional(lastDocument: Date?, hasPublished: Bool, at now: Date) -> Bool {
    guard hasPublished, let lastDocument else { return false }
    let age = now.timeIntervalSince(lastDocument)
    // A document from the future is a wrong clock's: its age can't be known.
    return age >= Double(limits.staleValidators) || age < -Double(limits.clockTolerance)
  }

  /// By how many seconds the clock went back since the last run; nil when it didn't.
  ///
  /// All stored dates of checks are to be moved back by as much, so that every wait stays as long as it was.
  package func setback(since lastRun: Date?, at now: Date) -> Double? {
    guard let lastRun else { return nil }
    let seconds = lastRun.timeIntervalSince(now)
    return seconds > Double(limits.clockTolerance) ? seconds : nil
  }

  /// The stored date of a check, or a near one if no decision can have made it.
  package func trusted(_ date: Date, at now: Date, random: inout some RandomNumberGenerator) -> Date {
    let farthest = now.addingTimeInterval(Double(limits.farthestCheck))
    guard date > farthest else { return date }
    return now.addingTimeInterval(Double.random(in: 0...Double(limits.standardInterval), using: &random))
  }

  /// The date of a new subscription's first check: at once.
  package func firstCheck(at now: Date) -> Check {
    Check(date: now, reason: .new, state: .ok, standing: Standing())
  }
}
