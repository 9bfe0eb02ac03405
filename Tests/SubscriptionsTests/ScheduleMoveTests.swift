import Foundation
import Subscriptions
import TestSupport
import Testing

struct ScheduleMoveTests {
  let schedule = Schedule()

  /// Where the feed has moved after looks at these hours, each ending at a URL or, for nil, without a redirect.
  func move(_ looks: [(hours: Double, target: String?)]) -> String? {
    var standing = Standing()
    var moved: String?
    var dice = MiddleDice()
    for look in looks {
      let check = schedule.check(
        after: .success, of: .init(standing: standing), permanentTarget: look.target,
        at: .start.plus(hours: look.hours), random: &dice)
      standing = check.standing
      moved = check.movesTo
    }
    return moved
  }

  @Test func `a permanent redirect is believed after three runs over two days`() {
    #expect(move([(0, "b"), (24, "b"), (48, "b")]) == "b")
    #expect(move([(0, "b"), (24, "b"), (47, "b")]) == nil)
    #expect(move([(0, "b"), (50, "b")]) == nil)
    #expect(move([(0, "b"), (1, "b"), (2, "b"), (49, "b")]) == "b")
  }

  @Test func `a redirect to somewhere else starts anew`() {
    #expect(move([(0, "b"), (24, "c"), (48, "b")]) == nil)
    #expect(move([(0, "b"), (24, nil), (48, "b"), (50, "b")]) == nil)
  }

  @Test func `a failure in between doesn't`() {
    var dice = MiddleDice()
    var standing = Standing()
    standing.move = MoveCandidate(url: "b", since: .start, runs: 2)
    let check = schedule.check(
      after: .unreachable, of: .init(standing: standing), at: .start.plus(hours: 30), random: &dice)
    #expect(check.standing.move == standing.move)
  }

  @Test(arguments: [
    (8.0, true, true), (7.9, true, false), (30, false, false), (-1, true, true), (0, true, false),
  ])
  func `one request is unconditional after eight days of 304s`(
    days: Double, hasPublished: Bool, isForced: Bool
  ) {
    #expect(
      schedule.isUnconditional(lastDocument: .start, hasPublished: hasPublished, at: .start.plus(days: days))
        == isForced)
  }

  @Test func `a feed that never gave a document is asked as it comes`() {
    #expect(!schedule.isUnconditional(lastDocument: nil, hasPublished: true, at: .start))
  }

  @Test func `a date no decision can have made is replaced by a near one`() {
    var dice = SeededGenerator(seed: 4)
    #expect(schedule.trusted(.start.plus(days: 7.5), at: .start, random: &dice) == .start.plus(days: 7.5))
    let near = schedule.trusted(.start.plus(days: 3650), at: .start, random: &dice)
    #expect(near >= .start && near <= .start.plus(hours: 1))
  }

  @Test func `a clock that went back is noticed past an hour`() {
    #expect(schedule.setback(since: .start, at: .start.plus(hours: -0.9)) == nil)
    #expect(schedule.setback(since: .start, at: .start.plus(days: -3)) == 259_200.0)
    #expect(schedule.setback(since: .start, at: .start.plus(days: 3)) == nil)
    #expect(schedule.setback(since: nil, at: .start) == nil)
  }
}
