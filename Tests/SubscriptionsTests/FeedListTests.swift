import Foundation
import Subscriptions
import Testing

struct FeedListTests {
  let state = TemporaryState()
  let url = "https://example.org/feed"

  @Test func `a new feed is due at once and not again before its time`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    #expect(try store.dueFeeds(at: .start).map(\.url) == [url])
    try feed.poll([])
    #expect(try store.dueFeeds(at: .start.plus(hours: 0.8)).isEmpty)
    #expect(try store.dueFeeds(at: .start.plus(hours: 1.2)).map(\.url) == [url])
    #expect(try store.dueFeeds(at: .start, isForced: true).map(\.url) == [url])
    #expect(try store.dueFeeds(at: .start, only: ["https://example.org/other"], isForced: true).isEmpty)
  }

  @Test func `a feed that asked for a pause keeps it when forced`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try store.pause(host: "example.org", until: .start.plus(hours: 5))
    #expect(try feed.record.state == .deferred)
    #expect(try store.dueFeeds(at: .start, isForced: true).isEmpty)
    #expect(try store.dueFeeds(at: .start.plus(hours: 5)).map(\.url) == [url])
    try store.pause(host: "example.com", until: .start.plus(days: 5))
    #expect(try store.dueFeeds(at: .start.plus(hours: 5)).map(\.url) == [url])
  }

  @Test func `a disabled or gone feed isn't due`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    var subscription = Subscription(url: url)
    subscription.isEnabled = false
    try store.sync([subscription], at: .start)
    #expect(try feed.record.state == .disabled)
    #expect(try store.dueFeeds(at: .start.plus(days: 9), isForced: true).isEmpty)
    try store.sync([Subscription(url: url)], at: .start)
    #expect(try store.dueFeeds(at: .start).count == 1)
    let check = Check(date: nil, reason: .gone, state: .gone, standing: Standing(), movesTo: nil)
    let answer = PollOutcome.Answer.failure(PollError(code: "gone", message: "410"), dropsValidators: false)
    try store.commit(PollOutcome(feed: feed.uid, date: .start, check: check, answer: answer))
    try store.sync([Subscription(url: url)], at: .start)
    #expect(try store.dueFeeds(at: .start.plus(days: 9), isForced: true).isEmpty)
  }

  @Test func `a feed that leaves the list and comes back keeps its history and its time`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll([sighting(1)])
    let before = try feed.record
    try store.sync([], at: .start)
    #expect(try store.feeds().isEmpty)
    #expect(try store.dueFeeds(at: .start.plus(days: 1)).isEmpty)
    try store.sync([Subscription(url: url)], at: .start)
    #expect(try feed.record == before)
    #expect(try feed.poll([sighting(1)]).isEmpty)
  }

  @Test func `a moved feed is fetched from its new place and keeps its keys`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll([sighting(1)])
    let new = "https://example.com/feed"
    let check = Check(date: .start, reason: .interval, state: .ok, standing: Standing(), movesTo: new)
    let answer = PollOutcome.Answer.notModified(StoredValidators(etag: nil, lastModified: nil, url: new))
    try store.commit(PollOutcome(feed: feed.uid, date: .start, check: check, answer: answer))
    #expect(try feed.record.fetchURL == new)
    #expect(try feed.record.url == url)
    #expect(try store.status(at: .start).map(\.movedTo) == [new])
    try store.undoMove(of: url, at: .start)
    #expect(try feed.record.fetchURL == url)
    try store.commit(PollOutcome(feed: feed.uid, date: .start, check: check, answer: answer))
    try store.sync([Subscription(url: new)], at: .start)
    let moved = try #require(try store.feeds().first)
    #expect(moved.uid == feed.uid)
    #expect(moved.url == new)
    var query = ArticleQuery()
    query.feedURL = url
    #expect(try store.articles(matching: query).count == 1)
    try store.sync([Subscription(url: new), Subscription(url: url)], at: .start)
    #expect(try store.feeds().count == 2)
  }

  @Test func `a clock that goes back leaves every wait as long as it was`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    let future = Date.start.plus(days: 3650)
    try feed.poll([], at: future)
    try store.record(RunRecord(started: future, ended: future, summary: ""))
    var dice = MiddleDice()
    #expect(try store.adjustToClock(Schedule(), at: .start, random: &dice) == 315_360_000.0)
    #expect(abs(try #require(try feed.record.nextCheck).timeIntervalSince(.start.plus(hours: 1))) < 2)
    #expect(try store.adjustToClock(Schedule(), at: .start, random: &dice) == nil)
  }

  @Test func `a date far ahead is brought near once`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll([], at: .start.plus(days: 30))
    var dice = MiddleDice()
    #expect(try store.adjustToClock(Schedule(), at: .start, random: &dice) == nil)
    #expect(try store.dueFeeds(at: .start.plus(hours: 1)).count == 1)
    #expect(try feed.record.reason == "clock")
  }

  @Test func `status counts items a week and names the state`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll((1...8).map(sighting), at: .start.plus(days: -40))
    let line = try #require(try store.status(at: .start).first)
    #expect(line.itemsPerWeek == 0)
    let dated = (11...18).map { number in
      var entry = sighting(number)
      entry.date = .start.plus(days: -Double(number))
      return entry
    }
    try feed.poll(dated)
    #expect(try store.status(at: .start).map(\.itemsPerWeek) == [2])
    #expect(try store.stateCounts() == [.ok: 1])
    #expect(store.sizeInBytes() > 0)
  }

  @Test func `counters go on over runs`() throws {
    let store = try state.open()
    #expect(try store.nextRunNumber() == 1)
    let run = RunRecord(started: .start, ended: .start.plus(hours: 1), summary: "run=1 feeds=2")
    #expect(try store.record(run, adding: ["items": 3]) == 1)
    try store.record(run, adding: ["items": 4, "bytes": 5])
    #expect(try store.counters() == ["items": 7, "bytes": 5])
    #expect(try store.runs(limit: 1) == [run])
    #expect(try store.nextRunNumber() == 3)
  }
}
