/// When each host may be asked next. Pure: the clock is passed in.
struct StartTimes {
  private var next: [HostPort: ContinuousClock.Instant] = [:]

  /// Entries that are past are dropped when there are this many.
  private static let pruneCount = 4096

  /// How long to wait before the next start at the host, which is then taken; the one after it waits for
  /// `delay` more.
  mutating func reserve(_ host: HostPort, delay: Duration, now: ContinuousClock.Instant) -> Duration {
    if next.count >= Self.pruneCount { next = next.filter { $0.value > now } }
    let start = max(now, next[host] ?? now)
    next[host] = start + delay
    return start - now
  }

  /// Notes that a start came later than reserved, so that the next one keeps its distance from it.
  mutating func note(_ host: HostPort, delay: Duration, now: ContinuousClock.Instant) {
    next[host] = max(now + delay, next[host] ?? now)
  }
}
