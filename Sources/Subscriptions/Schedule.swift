package import Foundation

/// Decides when a feed is looked at next. Pure: the clock and the dice are passed in.
package struct Schedule: Sendable {
  /// All figures, with their defaults.
  package var limits = Limits()

  /// The figures the decisions are made with. Times are in seconds.
  package struct Limits: Sendable, Equatable {
    /// Between looks when nobody says otherwise.
    package var standardInterval = 3600
    /// No feed is looked at more often, whatever it or the list says.
    package var floor = 900
    /// No publisher's hint puts a look off for longer.
    package var ceiling = 86_400
    /// `PollInterval.automatic` never goes below.
    package var automaticFloor = 3600
    /// A failing feed is looked at least this often.
    package var backoffCap = 86_400
    /// The same, for a feed that answered with a 4xx more than `patience` times.
    package var clientErrorCap = 604_800
    /// Failures in a row before `clientErrorCap` counts.
    package var patience = 10
    /// The wait after a 429 that names none; doubles with each one.
    package var throttleInterval = 3600
    /// No `Retry-After` puts a look off for longer.
    package var throttleCap = 604_800
    /// Between the two 410s that end a subscription.
    package var goneConfirmation = 86_400
    /// How long, and in how many runs, a permanent redirect must hold.
    package var moveAge = 172_800
    package var moveRuns = 3
    /// After so long without anything but 304s, one request is unconditional.
    package var staleValidators = 8 * 86_400
    /// A date further ahead than this is a broken clock's.
    package var farthestCheck = 8 * 86_400
    /// A clock that went back by more than this is noticed.
    package var clockTolerance = 3600
    /// Failures in a row before a person is told.
    package var failuresToNotice = 3
    /// A person is told again that a feed fails after so long.
    package var noticeInterval = 86_400
  }

  /// A schedule with the default figures.
  package init() {}

  /// The check after a look that ended with `result`.
  ///
  /// - Parameters:
  ///   - permanentTarget: the final URL when every redirect on the way was permanent and the document parsed
  ///     as a feed; nil when there was no redirect or not such a one.
  package func check(
    after result: PollResult, of feed: Circumstances, permanentTarget: String? = nil, at now: Date,
    random: inout some RandomNumberGenerator
  ) -> Check {
    var check: Check
    switch result {
    case .success: check = worked(feed, permanentTarget: permanentTarget, at: now, random: &random)
    case .unreachable: check = backedOff(feed, isClientError: false, at: now, random: &random)
    case .failed(let status):
      let isClientError = status.map { (400...499).contains($0) } ?? false
      check = backedOff(feed, isClientError: isClientError, at: now, random: &random)
    case .throttled(let seconds): check = throttled(feed, retryAfter: seconds, at: now, random: &random)
    case .gone: check = gone(feed, at: now, random: &random)
    }
    check.addNotice(at: now, limits)
    return check
  }

  /// What of a feed a decision depends on.
  package struct Circumstances: Sendable, Equatable {
    /// The subscription's interval.
    package var interval: PollInterval
    /// What the answer and the document said.
    package var hints: PublisherHints
    /// The feed's past, without the look that is decided about.
    package var standing: Standing

    /// The circumstances of a feed.
    package init(
      interval: PollInterval = .fixed(seconds: 3600), hints: PublisherHints = .init(),
      standing: Standing = .init()
    ) {
      self.interval = interval
      self.hints = hints
      self.standing = standing
    }
  }
}

private extension Schedule {
  func worked(
    _ feed: Circumstances, permanentTarget: String?, at now: Date, random: inout some RandomNumberGenerator
  ) -> Check {
    var standing = feed.standing
    let movesTo = standing.noteMove(to: permanentTarget, at: now, limits)
    (standing.failures, standing.throttles, standing.goneSince) = (0, 0, nil)
    let (date, reason) = regular(feed, at: now, random: &random)
    return Check(date: date, reason: reason, state: .ok, standing: standing, movesTo: movesTo)
  }

  func backedOff(
    _ feed: Circumstances, isClientError: Bool, at now: Date, random: inout some RandomNumberGenerator
  ) -> Check {
    var standing = feed.standing
    standing.failures += 1
    standing.throttles = 0
    standing.goneSince = nil
    let isHopeless = isClientError && standing.failures > limits.patience
    let base = base(feed.interval, feed.hints)
    let cap = max(base, Double(isHopeless ? limits.clientErrorCap : limits.backoffCap))
    let wait = min(cap, base * doubled(standing.failures - 1))
    let jittered = Jitter(share: 0.2, within: Double(limits.floor)...cap).applied(to: wait, random: &random)
    return Check(
      date: now.addingTimeInterval(jittered), reason: .backoff, state: .failing, standing: standing)
  }

  func throttled(
    _ feed: Circumstances, retryAfter: Int?, at now: Date, random: inout some RandomNumberGenerator
  ) -> Check {
    var standing = feed.standing
    standing.throttles += 1
    standing.goneSince = nil
    let cap = Double(limits.throttleCap)
    let asked =
      retryAfter.map(Double.init) ?? Double(limits.throttleInterval) * doubled(standing.throttles - 1)
    let wait = min(cap, max(Double(limits.floor), asked))
    // Only ever later than asked.
    let late = wait * Double.random(in: 0...0.1, using: &random)
    return Check(
      date: now.addingTimeInterval(min(cap * 1.01, wait + late)),
      reason: retryAfter == nil ? .throttled : .retryAfter, state: .deferred, standing: standing)
  }

  func gone(_ feed: Circumstances, at now: Date, random: inout some RandomNumberGenerator) -> Check {
    var standing = feed.standing
    standing.failures += 1
    standing.throttles = 0
    let since = standing.goneSince.map { min($0, now) } ?? now
    standing.goneSince = since
    let confirmed = since.addingTimeInterval(Double(limits.goneConfirmation))
    if now >= confirmed {
      return Check(date: nil, reason: .gone, state: .gone, standing: standing)
    }
    let late = Double(limits.goneConfirmation) * Double.random(in: 0...0.1, using: &random)
    return Check(
      date: confirmed.addingTimeInterval(late), reason: .goneUnconfirmed, state: .failing, standing: standing)
  }

  /// 2 to this power, without overflow.
  func doubled(_ times: Int) -> Double {
    Double(1 << min(max(0, times), 20))
  }
}

private extension Check {
  /// Tells a person of a change: failing after a few times, then once a day; working again; gone.
  mutating func addNotice(at now: Date, _ limits: Schedule.Limits) {
    switch state {
    case .gone: notice = .gone
    case .ok:
      if standing.noticed != nil { notice = .working }
      standing.noticed = nil
    case .failing where standing.failures >= limits.failuresToNotice:
      // A notice from the future is a wrong clock's.
      let isRecent = standing.noticed.map { abs(now.timeIntervalSince($0)) < Double(limits.noticeInterval) }
      guard isRecent != true else { return }
      standing.noticed = now
      notice = .failing(times: standing.failures)
    default: break
    }
  }
}

extension Standing {
  /// Counts a run that ended at `target`; gives the URL once it is to be believed.
  mutating func noteMove(to target: String?, at now: Date, _ limits: Schedule.Limits) -> String? {
    guard let target else {
      move = nil
      return nil
    }
    var candidate = MoveCandidate(url: target, since: now, runs: 0)
    if let move, move.url == target { candidate = move }
    candidate.runs += 1
    candidate.since = min(candidate.since, now)
    move = candidate
    let isOldEnough = now.timeIntervalSince(candidate.since) >= Double(limits.moveAge)
    guard candidate.runs >= limits.moveRuns, isOldEnough else { return nil }
    move = nil
    return target
  }
}
