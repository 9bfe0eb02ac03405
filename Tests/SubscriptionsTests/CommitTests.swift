import Foundation
import TestSupport
import Testing

@testable import Subscriptions

struct CommitTests {
  let state = TemporaryState()
  let url = "https://example.org/feed"

  func validators(_ etag: String?, _ modified: String? = nil) -> StoredValidators {
    StoredValidators(etag: etag, lastModified: modified, url: url)
  }

  @Test func `validators come with a document and go with one that has none`() throws {
    let feed = try PolledFeed(try state.open())
    #expect(try feed.record.validators == nil)
    try feed.poll([sighting(1)])
    #expect(try feed.record.validators == validators("\"1\""))
    try feed.commit(
      .document(.init(decisions: DocumentDecisions(decisions: []), articles: [], validators: validators(nil)))
    )
    #expect(try feed.record.validators == nil)
  }

  @Test func `a 304 replaces only what it carries`() throws {
    let feed = try PolledFeed(try state.open())
    try feed.commit(.sameBody(validators("W/\"1\"", "yesterday, more or less")))
    try feed.commit(.notModified(validators("W/\"2\"")))
    #expect(try feed.record.validators == validators("W/\"2\"", "yesterday, more or less"))
    try feed.commit(.notModified(validators(nil)))
    #expect(try feed.record.validators == validators("W/\"2\"", "yesterday, more or less"))
  }

  @Test func `a failure keeps validators, unless they were wrong`() throws {
    let feed = try PolledFeed(try state.open())
    try feed.poll([sighting(1)])
    try feed.commit(.failure(PollError(code: "http-500", message: "no"), dropsValidators: false))
    #expect(try feed.record.validators != nil)
    try feed.commit(.failure(PollError(code: "unexpected-304", message: "no"), dropsValidators: true))
    #expect(try feed.record.validators == nil)
  }

  @Test(arguments: ["", "a\nb", "a\u{7F}", "\u{100}", String(repeating: "x", count: 1025)])
  func `odd validators aren't kept`(value: String) {
    #expect(validators(value).etag == nil)
  }

  @Test func `validators keep every byte`() throws {
    let feed = try PolledFeed(try state.open())
    let bytes = String(
      String.UnicodeScalarView((0x20...0xFF).filter { $0 != 0x7F }.compactMap(Unicode.Scalar.init)))
    try feed.commit(.sameBody(validators(bytes, "  \"'W/ ")))
    #expect(
      try feed.record.validators.map { Array($0.etag?.unicodeScalars ?? "".unicodeScalars) }
        == Array(bytes.unicodeScalars))
    #expect(try feed.record.validators?.lastModified == "  \"'W/ ")
  }

  @Test func `a document that shares nothing is remembered in status`() throws {
    let feed = try PolledFeed(try state.open())
    try feed.poll((1...10).map(sighting))
    let strangers = (1...10).map { number in
      var entry = sighting(number)
      (entry.rawID, entry.link, entry.title, entry.bodyText) = ("n\(number)", nil, "n\(number)", "n\(number)")
      return entry
    }
    #expect(try feed.poll(strangers, at: .start.plus(hours: 1)).isEmpty)
    try feed.poll(strangers, at: .start.plus(hours: 2))
    #expect(try feed.record.rekeyed == .start.plus(hours: 1))
  }

  @Test func `a full disk stores nothing of a feed, and all of it later`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try store.run("PRAGMA max_page_count = 40")
    let error = try #require(throws: StoreError.self) {
      try feed.poll((1...50).map(sighting)) { decision in
        OutgoingArticle(decision, id: "1") { _ in Data(repeating: 0x20, count: 10_000) }
      }
    }
    #expect(error.code == "state-full")
    #expect(try store.articles().isEmpty)
    #expect(try feed.record.validators == nil)
    try store.run("PRAGMA max_page_count = 100000")
    #expect(try feed.poll((1...50).map(sighting)).count == 50)
  }

  @Test func `a 304 tells nothing about the last document`() throws {
    let feed = try PolledFeed(try state.open())
    try feed.poll([sighting(1)])
    try feed.commit(.notModified(validators(nil)), at: .start.plus(days: 1))
    let record = try feed.record
    #expect(record.lastDocument == .start)
    #expect(record.lastSuccess == .start.plus(days: 1))
    #expect(record.documents == 1)
  }

  @Test func `an error is shown without its secrets and goes with the next success`() throws {
    let feed = try PolledFeed(try state.open())
    let error = PollError(code: "tls", message: "https://ann:pw@example.org/?token=abc no")
    try feed.commit(.failure(error, dropsValidators: false))
    let failing = try feed.record
    #expect(failing.state == .failing)
    #expect(failing.standing.failures == 1)
    #expect(failing.lastError?.message == "https://***@example.org/?token=*** no")
    #expect(failing.reason == "backoff")
    try feed.poll([sighting(1)])
    let working = try feed.record
    #expect(working.state == .ok)
    #expect(working.lastError == nil)
    #expect(working.standing.failures == 0)
    #expect(working.nextCheck.map { $0 > .start } == true)
  }

  @Test func `an update keeps its key and counts its revisions`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll([sighting(1)])
    var changed = sighting(1)
    changed.bodyText = "Corrected"
    let identity = Identity(feed: feed.uid, sightings: [changed])
    let history = try store.history(of: feed.uid, for: identity.lookups, at: .start)
    let decisions = identity.decisions(with: history)
    #expect(decisions.decisions.map(\.verdict) == [.update])
    let articles = decisions.only(.update).map(PolledFeed.article)
    try feed.commit(.document(.init(decisions: decisions, articles: articles, validators: validators(nil))))
    let stored = try store.articles()
    #expect(stored.map(\.event) == ["new", "update"])
    #expect(Set(stored.map(\.key)).count == 1)
    #expect(try feed.poll([changed]).isEmpty)
    #expect(
      try store.history(of: feed.uid, for: identity.lookups, at: .start).items.values.map(\.revision) == [2])
  }

  @Test func `the store knows what the pure history knows`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    var reader = Reader(feed: feed.uid)
    var dice = SeededGenerator(seed: 6)
    for poll in 0..<40 {
      let first = Int.random(in: 1...30, using: &dice)
      let document = (first..<(first + Int.random(in: 0...8, using: &dice))).map { number in
        var entry = sighting(number)
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: entry.rawID = nil
        case 1: entry.rawID = "id-\(poll)-\(number)"
        case 2: entry.bodyText = "Body \(number) at \(poll)"
        case 3: entry.link = "https://example.org/"
        case 4: entry.rawID = entry.link
        default: break
        }
        return entry
      }
      let identity = Identity(feed: feed.uid, sightings: document)
      let history = try store.history(of: feed.uid, for: identity.lookups, at: .start)
      let stored = identity.decisions(with: history)
      let pure = reader.read(document)
      #expect(stored.decisions.map(\.verdict) == pure.decisions.map(\.verdict), "poll \(poll)")
      try feed.commit(.document(.init(decisions: stored, articles: [], validators: validators(nil))))
    }
  }

  @Test func `a feed nobody knows is an error`() throws {
    let store = try state.open()
    var dice = MiddleDice()
    let check = Schedule().check(after: .success, of: .init(), at: .start, random: &dice)
    let outcome = PollOutcome(feed: UUID(), date: .start, check: check, answer: .sameBody(validators(nil)))
    #expect(throws: StoreError.self) { try store.commit(outcome) }
  }
}
