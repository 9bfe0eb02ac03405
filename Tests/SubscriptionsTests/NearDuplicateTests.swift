import Foundation
import Subscriptions
import Testing

struct NearDuplicateTests {
  let state = TemporaryState()

  /// The first feed's article, then what the second feed's one is called a duplicate of.
  func duplicate(
    hoursLater: Double = 0, dedupe: Dedupe = .mark, first: (inout OutgoingArticle) -> Void,
    second: (inout OutgoingArticle) -> Void
  ) throws -> String? {
    let store = try state.open()
    let feeds = try ["https://example.org/1", "https://example.org/2"].map { try PolledFeed(store, url: $0) }
    func article(_ decision: Decision, _ change: (inout OutgoingArticle) -> Void) -> OutgoingArticle {
      var article = OutgoingArticle(decision, id: "id-\(decision.key.shortHex)", wordCount: 100) { stamp in
        Data((stamp.duplicate.map { "\($0.feedURL) \($0.id == "id-\($0.key.shortHex)")" } ?? "none").utf8)
      }
      change(&article)
      return article
    }
    try feeds[0].poll([sighting(1)]) { article($0, first) }
    try feeds[1].poll([sighting(1)], at: .start.plus(hours: hoursLater), dedupe: dedupe) {
      article($0, second)
    }
    let stored = try store.articles()
    #expect(stored.first.map { String(decoding: $0.json, as: UTF8.self) } == "none")
    try store.close()
    return stored.count == 2 ? String(decoding: stored[1].json, as: UTF8.self) : nil
  }

  let marked = "https://example.org/1 true"

  @Test func `the same canonical URL is a duplicate, however long ago`() throws {
    let found = try duplicate(
      hoursLater: 2000, first: { $0.canonicalURL = "https://www.example.com/a?utm_source=1" },
      second: { $0.canonicalURL = "http://example.com/a/" })
    #expect(found == marked)
  }

  @Test(arguments: [(0, true), (1, true), (3, true), (4, false), (20, false)])
  func `texts within three bits are duplicates`(bits: Int, isDuplicate: Bool) throws {
    let other = (0..<bits).reduce(UInt64(0xF0F0_1234_5678_9ABC)) { $0 ^ (1 << UInt64($1 * 13 % 64)) }
    let found = try duplicate(
      first: { $0.fingerprint = 0xF0F0_1234_5678_9ABC }, second: { $0.fingerprint = other })
    #expect(found == (isDuplicate ? marked : "none"))
  }

  @Test(arguments: [(167.0, true), (169, false)])
  func `texts are compared for seven days`(hours: Double, isDuplicate: Bool) throws {
    let found = try duplicate(
      hoursLater: hours, first: { $0.fingerprint = 7 }, second: { $0.fingerprint = 7 })
    #expect(found == (isDuplicate ? marked : "none"))
  }

  @Test func `short texts are alike by chance`() throws {
    let found = try duplicate(
      first: { $0.fingerprint = 7 },
      second: {
        $0.fingerprint = 7
        $0.wordCount = 49
      })
    #expect(found == "none")
  }

  @Test func `a duplicate is dropped or let alone as the setting says`() throws {
    #expect(
      try duplicate(dedupe: .drop, first: { $0.fingerprint = 7 }, second: { $0.fingerprint = 7 }) == nil)
  }

  @Test func `with dedupe off nothing is compared`() throws {
    #expect(
      try duplicate(dedupe: .off, first: { $0.fingerprint = 7 }, second: { $0.fingerprint = 7 }) == "none")
  }

  @Test func `a feed is no duplicate of itself`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll([sighting(1), sighting(2)]) { decision in
      var article = OutgoingArticle(decision, id: "1", wordCount: 100) {
        Data(($0.duplicate == nil ? "none" : "some").utf8)
      }
      article.fingerprint = 7
      return article
    }
    #expect(try store.articles().map { String(decoding: $0.json, as: UTF8.self) } == ["none", "none"])
  }
}
