import Foundation
import Subscriptions
import TestSupport
import Testing

/// A publisher's hints, the interval asked for, and what comes of them.
struct RegularCase: Sendable, CustomTestStringConvertible {
  let name: String
  var interval = PollInterval.fixed(seconds: 3600)
  let hints: PublisherHints
  let seconds: Double
  let reason: CheckReason
  var testDescription: String { name }

  init(
    _ name: String, interval: PollInterval = .fixed(seconds: 3600), seconds: Double, _ reason: CheckReason,
    _ change: (inout PublisherHints) -> Void = { _ in }
  ) {
    self.name = name
    self.interval = interval
    var hints = PublisherHints()
    change(&hints)
    self.hints = hints
    self.seconds = seconds
    self.reason = reason
  }

  static let all = [
    RegularCase("no hints", seconds: 3600, .interval),
    RegularCase("interval under the floor", interval: .fixed(seconds: 60), seconds: 900, .interval),
    RegularCase("interval past the ceiling", interval: .fixed(seconds: 604_800), seconds: 604_800, .interval),
    RegularCase("max-age longer", seconds: 7200, .maxAge) { $0.maxAge = 7200 },
    RegularCase("max-age shorter", seconds: 3600, .interval) { $0.maxAge = 60 },
    RegularCase("max-age absurd", seconds: 86_400, .maxAge) { $0.maxAge = .max },
    RegularCase("max-age negative", seconds: 3600, .interval) { $0.maxAge = .min },
    RegularCase("expires", seconds: 9000, .expires) { $0.expiresAfter = 9000 },
    RegularCase("expired long ago", seconds: 3600, .interval) { $0.expiresAfter = -800_000_000 },
    RegularCase("max-age overrules expires", seconds: 7200, .maxAge) {
      $0.maxAge = 7200
      $0.expiresAfter = 80_000
    },
    RegularCase("ttl", seconds: 10_800, .ttl) { $0.ttlMinutes = 180 },
    RegularCase("ttl absurd", seconds: 86_400, .ttl) { $0.ttlMinutes = .max },
    RegularCase("ttl under the floor", interval: .fixed(seconds: 900), seconds: 900, .interval) {
      $0.ttlMinutes = 1
    },
    RegularCase("sy daily", seconds: 86_400, .updatePeriod) {
      $0.updateSeconds = PublisherHints.updateSeconds(period: "daily", frequency: nil)
    },
    RegularCase("sy daily twice", seconds: 43_200, .updatePeriod) {
      $0.updateSeconds = PublisherHints.updateSeconds(period: " Daily ", frequency: 2)
    },
    RegularCase("sy monthly is cut", seconds: 86_400, .updatePeriod) {
      $0.updateSeconds = PublisherHints.updateSeconds(period: "monthly", frequency: 0)
    },
    RegularCase("the longest wins", seconds: 14_400, .ttl) {
      $0.maxAge = 7200
      $0.ttlMinutes = 240
    },
    RegularCase("automatic, an item each 6 hours", interval: .automatic, seconds: 10_800, .automatic) {
      hints in
      hints.itemDates = (0..<20).map { .start.plus(hours: Double($0) * 6) }
    },
    RegularCase("automatic, an item each minute", interval: .automatic, seconds: 3600, .automatic) { hints in
      hints.itemDates = (0..<20).map { .start.plus(hours: Double($0) / 60) }
    },
    RegularCase("automatic, an item a week", interval: .automatic, seconds: 86_400, .automatic) { hints in
      hints.itemDates = (0..<20).map { .start.plus(days: Double($0) * 7) }
    },
    RegularCase("automatic without dates", interval: .automatic, seconds: 3600, .interval) { hints in
      hints.itemDates = [.start]
    },
  ]
}

struct ScheduleTests {
  let schedule = Schedule()

  func check(_ result: PollResult, _ circumstances: Schedule.Circumstances = .init(), at now: Date = .start)
    -> Check
  {
    var dice = MiddleDice()
    return schedule.check(after: result, of: circumstances, at: now, random: &dice)
  }

  @Test(arguments: RegularCase.all)
  func `a working feed is looked at again after the longest wish`(given: RegularCase) throws {
    let check = check(.success, .init(interval: given.interval, hints: given.hints))
    let wait = try #require(check.date).timeIntervalSince(.start)
    #expect(abs(wait - given.seconds) < 1)
    #expect(check.reason == given.reason)
    #expect(check.state == .ok)
  }

  @Test func `feeds added together drift apart by ten percent either way`() throws {
    var dice = SeededGenerator(seed: 1)
    let waits = try (0..<500).map { _ in
      let check = schedule.check(after: .success, of: .init(), at: .start, random: &dice)
      return try #require(check.date).timeIntervalSince(.start)
    }
    #expect(waits.allSatisfy { (3240...3960).contains($0) })
    #expect(waits.contains { $0 < 3400 } && waits.contains { $0 > 3800 })
  }

  @Test(arguments: [900, 86_400])
  func `at floor and ceiling feeds drift apart without passing them`(seconds: Int) throws {
    var dice = SeededGenerator(seed: 2)
    var hints = PublisherHints()
    hints.maxAge = seconds
    let waits = try (0..<200).map { _ in
      let circumstances = Schedule.Circumstances(interval: .fixed(seconds: 900), hints: hints)
      let check = schedule.check(after: .success, of: circumstances, at: .start, random: &dice)
      return try #require(check.date).timeIntervalSince(.start)
    }
    #expect(waits.allSatisfy { (900...86_400).contains($0) })
    #expect(Set(waits).count > 190)
  }

  @Test(arguments: [
    (PollResult.failed(status: 500), 1, 3600.0), (.failed(status: 500), 2, 7200), (.unreachable, 3, 14_400),
    (.unreachable, 6, 86_400), (.failed(status: 503), 100, 86_400), (.failed(status: 404), 5, 57_600),
    (.failed(status: 404), 10, 86_400), (.failed(status: 404), 11, 604_800),
    (.failed(status: nil), 50, 86_400),
    (.failed(status: 403), Int(UInt16.max), 604_800),
  ])
  func `each failure in a row doubles the wait, up to a cap`(
    result: PollResult, failures: Int, seconds: Double
  ) throws {
    var standing = Standing()
    standing.failures = failures - 1
    let check = check(result, .init(standing: standing))
    #expect(abs(try #require(check.date).timeIntervalSince(.start) - seconds) < 1)
    #expect(check.reason == .backoff)
    #expect(check.state == .failing)
    #expect(check.standing.failures == failures)
  }

  @Test func `a failing feed is looked at no sooner than its interval`() throws {
    let check = check(.failed(status: 500), .init(interval: .fixed(seconds: 604_800)))
    #expect(try #require(check.date).timeIntervalSince(.start) > 600_000)
  }

  @Test func `a backoff spreads by twenty percent`() throws {
    var dice = SeededGenerator(seed: 3)
    let waits = try (0..<500).map { _ in
      let check = schedule.check(after: .unreachable, of: .init(), at: .start, random: &dice)
      return try #require(check.date).timeIntervalSince(.start)
    }
    #expect(waits.allSatisfy { (2880...4320).contains($0) })
    #expect(waits.contains { $0 < 3000 } && waits.contains { $0 > 4200 })
  }

  @Test func `a success ends a row of failures`() {
    var standing = Standing()
    standing.failures = 7
    standing.throttles = 2
    standing.goneSince = .start
    #expect(check(.success, .init(standing: standing)).standing == Standing())
  }

  @Test(
    arguments: [
      (7200, 0, 7200.0, CheckReason.retryAfter), (1, 0, 900, .retryAfter), (-5, 0, 900, .retryAfter),
      (.max, 0, 604_800, .retryAfter), (nil, 0, 3600, .throttled), (nil, 2, 14_400, .throttled),
      (nil, 40, 604_800, .throttled),
    ] as [(Int?, Int, Double, CheckReason)])
  func `a throttled feed waits as long as it was told, never less`(
    retryAfter: Int?, throttles: Int, seconds: Double, reason: CheckReason
  ) throws {
    var standing = Standing()
    standing.throttles = throttles
    let check = check(.throttled(retryAfterSeconds: retryAfter), .init(standing: standing))
    let wait = try #require(check.date).timeIntervalSince(.start)
    #expect(wait >= seconds && wait <= seconds * 1.1)
    #expect(check.reason == reason)
    #expect(check.state == .deferred)
    #expect(check.standing.failures == 0)
  }

  @Test(
    arguments: [
      (200, nil, nil), (304, nil, nil), (226, nil, nil), (410, nil, PollResult.gone),
      (429, nil, .throttled(retryAfterSeconds: nil)), (429, 9, .throttled(retryAfterSeconds: 9)),
      (503, 9, .throttled(retryAfterSeconds: 9)), (503, nil, .failed(status: 503)),
      (404, 9, .failed(status: 404)),
    ] as [(Int, Int?, PollResult?)])
  func `a status says how a look ended`(status: Int, retryAfter: Int?, result: PollResult?) {
    #expect(PollResult(status: status, retryAfterSeconds: retryAfter) == result)
  }

  @Test func `a person is told of a change, then once a day`() {
    var standing = Standing()
    func notice(_ result: PollResult, hours: Double) -> Notice? {
      let check = check(result, .init(standing: standing), at: .start.plus(hours: hours))
      standing = check.standing
      return check.notice
    }
    #expect(notice(.success, hours: 0) == nil)
    #expect(notice(.unreachable, hours: 1) == nil)
    #expect(notice(.unreachable, hours: 2) == nil)
    #expect(notice(.unreachable, hours: 3) == .failing(times: 3))
    #expect(notice(.unreachable, hours: 4) == nil)
    #expect(notice(.failed(status: 500), hours: 28) == .failing(times: 5))
    #expect(notice(.throttled(retryAfterSeconds: 1), hours: 29) == nil)
    #expect(notice(.success, hours: 30) == .working)
    #expect(notice(.success, hours: 31) == nil)
    #expect(notice(.unreachable, hours: 32) == nil)
    #expect(notice(.success, hours: 33) == nil)
    #expect(notice(.gone, hours: 34) == nil)
    #expect(notice(.gone, hours: 60) == .gone)
  }

  @Test func `a feed is gone after two 410s a day apart`() throws {
    let first = check(.gone)
    #expect(first.state == .failing)
    #expect(try #require(first.date) >= .start.plus(hours: 24))
    let early = check(.gone, .init(standing: first.standing), at: .start.plus(hours: 2))
    #expect(early.state == .failing)
    #expect(try #require(early.date) >= .start.plus(hours: 24))
    let second = check(.gone, .init(standing: early.standing), at: .start.plus(hours: 25))
    #expect(second.state == .gone)
    #expect(second.date == nil)
    #expect(second.reason == .gone)
  }

  @Test func `a 410 counts from anew when something else came between`() {
    let first = check(.gone)
    let between = check(.failed(status: 500), .init(standing: first.standing), at: .start.plus(hours: 25))
    let second = check(.gone, .init(standing: between.standing), at: .start.plus(hours: 50))
    #expect(second.state == .failing)
  }
}
