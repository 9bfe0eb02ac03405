import Foundation
import Subscriptions
import Testing

struct SchedulePauseTests {
  func next(from now: Date, _ change: (inout PublisherHints) -> Void) throws -> (
    date: Date, reason: CheckReason
  ) {
    var hints = PublisherHints()
    change(&hints)
    var dice = MiddleDice()
    let check = Schedule().check(after: .success, of: .init(hints: hints), at: now, random: &dice)
    return (try #require(check.date), check.reason)
  }

  @Test func `a skipped hour is waited out`() throws {
    let (date, reason) = try next(from: .start.plus(hours: 1.5)) { $0.skipHours = [2, 3] }
    #expect(date >= .start.plus(hours: 4) && date < .start.plus(hours: 4.2))
    #expect(reason == .skipHours)
  }

  @Test func `an hour that isn't skipped changes nothing`() throws {
    let (date, reason) = try next(from: .start.plus(hours: 4)) { $0.skipHours = [2, 3, 24, 77, -1] }
    #expect(abs(date.timeIntervalSince(.start.plus(hours: 5))) < 1)
    #expect(reason == .interval)
  }

  @Test func `hour 24 is midnight`() throws {
    let (date, _) = try next(from: .start.plus(hours: -0.5)) { $0.skipHours = [24] }
    #expect(date >= .start.plus(hours: 1) && date < .start.plus(hours: 1.2))
  }

  @Test func `a skipped day is waited out`() throws {
    // The start is a Friday.
    let (date, reason) = try next(from: .start.plus(hours: 10)) { $0.skipDays = [5] }
    #expect(date >= .start.plus(hours: 24) && date < .start.plus(hours: 24.2))
    #expect(reason == .skipDays)
    #expect(try next(from: .start.plus(hours: 10)) { $0.skipDays = [4, 6] }.reason == .interval)
  }

  @Test func `pauses put a look off by a day at most`() throws {
    let (date, _) = try next(from: .start.plus(hours: 10)) { $0.skipDays = [5, 6, 0, 1] }
    #expect(date <= .start.plus(hours: 36))
  }

  @Test func `a feed that pauses always doesn't mean it`() throws {
    #expect(try next(from: .start) { $0.skipHours = Set(0...24) }.reason == .interval)
    #expect(try next(from: .start) { $0.skipDays = Set(0...6) }.reason == .interval)
  }

  @Test(
    arguments: [("Sunday", 0), (" saturday ", 6), ("Wed", 3), ("Sonntag", nil), ("", nil)] as [(String, Int?)]
  )
  func `days have English names`(name: String, number: Int?) {
    #expect(PublisherHints.dayNumber(name) == number)
  }

  @Test(
    arguments: [("hourly", 1, 3600), ("weekly", nil, 604_800), ("daily", -3, 86_400), ("often", 1, nil)]
      as [(String, Int?, Int?)])
  func `an update period is seconds`(period: String, frequency: Int?, seconds: Int?) {
    #expect(PublisherHints.updateSeconds(period: period, frequency: frequency) == seconds)
  }
}
