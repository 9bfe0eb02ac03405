import Foundation
import TestSupport
import Testing

@testable import Feedmill

/// A month of polls on a virtual clock, judged by a checker that reads the server's log.
@Suite struct MonthTests {
  /// With FEEDMILL_TORTURE=1 the whole month of fifty feeds; else its first days.
  static let isFull = ProcessInfo.processInfo.environment["FEEDMILL_TORTURE"] == "1"
  static let days = isFull ? 30.0 : 11
  static let tick = isFull ? 900.0 : 2700

  /// Polls until the month is over. Gives the server's log.
  private func month(_ feeds: [MonthFeed]) async throws -> [String: [MonthEntry]] {
    let folder = try TemporaryFolder()
    let clock = VirtualClock(Month.start)
    let month = Month(feeds, clock: clock)
    let server = try TestServer { month.answer($0) }
    var poller = Poller(folder, server) { $0.urls = feeds.map { server.base + "/" + $0.name } }
    poller.now = { clock.now }
    poller.adjustFetching = { $0.retryDelay = .zero...(.zero) }
    while clock.now < Month.start + Self.days * 86_400 {
      try await poller.run(into: CollectingSink())
      clock.advance(by: Self.tick)
    }
    return month.log
  }

  private func violations(_ log: [String: [MonthEntry]]) -> [String] {
    var checker = MonthChecker(tick: Self.tick)
    for (name, entries) in log.sorted(by: { $0.key < $1.key }) { checker.check(name, entries) }
    return checker.violations
  }

  @Test func `a month of polls breaks no rule of manners`() async throws {
    #expect(MonthFeed.all.count == 50)
    let log = try await month(MonthFeed.all)
    #expect(log.count == 50)
    #expect(violations(log) == [])
    let requests = log.values.reduce(0) { $0 + $1.count }
    #expect(requests > 50 * Int(Self.days))
    if Self.isFull { FileHandle.standardError.write(Data("torture: month of \(requests) requests\n".utf8)) }
    try provesItself(log)
  }

  /// What the checker says of a log that was tampered with.
  private func provesItself(_ log: [String: [MonthEntry]]) throws {
    func tampered(_ name: String, _ change: (inout [MonthEntry]) throws -> Void) throws -> [String] {
      var log = log
      var entries = try #require(log[name])
      try change(&entries)
      log[name] = entries
      return violations(log)
    }
    #expect(try tampered("etag") { $0[3].etag = nil }.contains { $0.contains("sent -") })
    #expect(try tampered("neither") { $0[5].etag = "\"x\"" }.contains { $0.contains("sent \"x\"") })
    #expect(try tampered("etag") { $0[4].date = $0[3].date + 600 }.contains { $0.contains("early") })
    #expect(try tampered("max-age-2h") { $0[4].date = $0[3].date + 3600 }.contains { $0.contains("early") })
    #expect(try tampered("ttl-150") { $0[4].date = $0[3].date + 3600 }.contains { $0.contains("early") })
    #expect(try tampered("neither") { $0.removeSubrange(5..<9) }.contains { $0.contains("late") })
    #expect(try tampered("302") { $0[4].path = "/302/new" }.contains { $0.contains("in place of") })
    #expect(
      try tampered("410-for-good") { entries in
        var again = try #require(entries.last)
        again.date += 100_000
        entries.append(again)
      }.contains { $0.contains("gone") })
    #expect(
      try tampered("301") { entries in
        var again = try #require(entries.last)
        (again.date, again.path, again.etag) = (again.date + 3900, "/301", nil)
        entries.append(again)
      }.contains { $0.contains("in place of /301/new") })
  }
}
