import Foundation
import GRDB
import Subscriptions
import Testing

struct OutboxTests {
  let state = TemporaryState()

  @Test func `an article is stored with the number it was rendered with`() throws {
    let store = try state.open()
    let seqs = try PolledFeed(store).poll((1...3).map(sighting))
    let pending = try store.pendingArticles()
    #expect(seqs == [1, 2, 3])
    #expect(pending.map(\.seq) == seqs)
    for article in pending {
      #expect(
        String(decoding: article.json, as: UTF8.self).contains("\"seq\":\(article.seq),\"event\":\"new\""))
    }
  }

  @Test func `a crash before delivery is marked gives the same bytes again`() throws {
    var bytes: [Data] = []
    do {
      // Never closed, as by kill -9.
      let store = try state.open()
      try PolledFeed(store).poll((1...3).map(sighting))
      bytes = try store.pendingArticles().map(\.json)
      #expect(bytes.count == 3)
      try store.markDone([1])
    }
    let store = try state.open()
    #expect(try store.pendingArticles().map(\.json) == Array(bytes.dropFirst()))
    #expect(try store.pendingCount() == 2)
    #expect(try PolledFeed(store).poll((1...3).map(sighting)).isEmpty)
  }

  @Test func `numbers grow over runs, also when the last articles are forgotten`() throws {
    let first = try state.open()
    try PolledFeed(first).poll((1...3).map(sighting))
    try first.markDone([1, 2, 3])
    try first.prune(at: .start.plus(days: 500))
    #expect(try first.articles().isEmpty)
    try first.close()
    let second = try state.open()
    #expect(try PolledFeed(second).poll((4...5).map(sighting)) == [4, 5])
  }

  @Test func `an article that can't be rendered stores nothing of its feed`() throws {
    struct Broken: Error {}
    let store = try state.open()
    let feed = try PolledFeed(store)
    #expect(throws: StoreError.self) {
      try feed.poll((1...3).map(sighting)) { decision in
        OutgoingArticle(decision, id: "1") { stamp in
          if stamp.seq == 3 { throw Broken() }
          return Data("{}".utf8)
        }
      }
    }
    #expect(try store.pendingCount() == 0)
    #expect(try feed.record.validators == nil)
    #expect(try feed.poll((1...3).map(sighting)) == [1, 2, 3])
  }

  @Test func `a file's good size is stored with what was written`() throws {
    let store = try state.open()
    try PolledFeed(store).poll((1...2).map(sighting))
    #expect(try store.offset(ofSink: "a.ndjson") == nil)
    try store.markDone([1], offset: SinkOffset(sink: "a.ndjson", sizeInBytes: 100))
    try store.markDone([2], offset: SinkOffset(sink: "a.ndjson", sizeInBytes: 5_000_000_000))
    try store.close()
    let again = try state.open()
    #expect(try again.offset(ofSink: "a.ndjson") == 5_000_000_000)
    #expect(try again.offset(ofSink: "b.ndjson") == nil)
    #expect(try again.pendingCount() == 0)
  }

  @Test func `pending articles come in portions`() throws {
    let store = try state.open()
    try PolledFeed(store).poll((1...5).map(sighting))
    #expect(try store.pendingArticles(limit: 2).map(\.seq) == [1, 2])
    #expect(try store.pendingArticles(after: 2, limit: 2).map(\.seq) == [3, 4])
  }

  @Test func `stored articles are found by number, time, feed and tag`() throws {
    let store = try state.open()
    var first = Subscription(url: "https://example.org/1", tags: ["a", "b"])
    first.title = "One"
    let second = Subscription(url: "https://example.org/2", tags: ["b"])
    try store.sync([first, second], at: .start)
    let records = try store.feeds()
    try PolledFeed(store: store, uid: records[0].uid).poll([sighting(1), sighting(2)])
    try PolledFeed(store: store, uid: records[1].uid).poll(
      [sighting(1)], at: .start.plus(days: 1), dedupe: .off)
    func seqs(_ change: (inout ArticleQuery) -> Void) throws -> [Int64] {
      var query = ArticleQuery()
      change(&query)
      return try store.articles(matching: query).map(\.seq)
    }
    #expect(try seqs { _ in } == [1, 2, 3])
    #expect(try seqs { $0.afterSeq = 1 } == [2, 3])
    #expect(try seqs { $0.limit = 2 } == [1, 2])
    #expect(try seqs { $0.since = .start.plus(hours: 1) } == [3])
    #expect(try seqs { $0.feedURL = "https://example.org/1" } == [1, 2])
    #expect(try seqs { $0.tag = "a" } == [1, 2])
    #expect(try seqs { $0.tag = "b" } == [1, 2, 3])
    #expect(try seqs { $0.tag = "c" } == [])
    #expect(try store.articles().map(\.feedURL).last == "https://example.org/2")
  }
}
