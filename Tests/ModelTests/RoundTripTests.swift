import Foundation
import Model
import Testing

struct RoundTripTests {
  /// Whoever adds a property learns here that the dice must know it, and then below that JSON must.
  @Test func `the random values vary every stored property of every type`() {
    var properties = StoredProperties()
    for seed in UInt64(0)..<200 {
      var dice = Dice(seed: seed, isFull: seed % 10 == 0)
      properties.walk(dice.article())
      properties.walk(dice.feed())
    }
    #expect(properties.constants == [])
    for name in ["Feed.format", "Entry.other", "Media.details", "Article.entry", "DeletedEntry.ref"] {
      #expect(properties.names.contains(name), "\(name)")
    }
  }

  @Test(arguments: [false, true])
  func `an article that was written comes back equal`(isPretty: Bool) throws {
    for seed in UInt64(0)..<(isPretty ? 500 : 2500) {
      var dice = Dice(seed: seed, isFull: seed % 10 == 0)
      let article = dice.article()
      let json = article.json(pretty: isPretty)
      #expect(try Article(json: json) == article, "seed \(seed)")
      #expect(article.json(pretty: isPretty) == json, "seed \(seed)")
      #expect(String(validating: json, as: UTF8.self) != nil)
    }
  }

  @Test(arguments: [false, true])
  func `a feed that was written comes back equal`(isPretty: Bool) throws {
    for seed in UInt64(0)..<(isPretty ? 500 : 2500) {
      var dice = Dice(seed: seed, isFull: seed % 10 == 0)
      let feed = dice.feed()
      #expect(try Feed(json: feed.json(pretty: isPretty)) == feed, "seed \(seed)")
    }
  }

  @Test func `a value that was written comes back equal and writes the same bytes`() throws {
    for seed in UInt64(0)..<500 {
      var dice = Dice(seed: seed)
      let value = dice.value(depth: 4)
      let json = value.json()
      #expect(try JSONValue(parsing: json) == value, "seed \(seed)")
      #expect(try JSONValue(parsing: value.json(pretty: true)).json() == json, "seed \(seed)")
    }
  }

  @Test(arguments: [false, true])
  func `a streamed feed has the bytes of the whole one`(isPretty: Bool) throws {
    var dice = Dice(seed: 4, isFull: true)
    var feed = dice.feed()
    let entry = dice.entry(id: "1")
    feed.entries = Array(repeating: entry, count: 200)
    var chunks: [[UInt8]] = []
    feed.writeJSON(pretty: isPretty) { chunks.append($0) }
    #expect(Array(chunks.joined()) == feed.json(pretty: isPretty))
    #expect(chunks.count > 5)
    let entrySize = entry.json(pretty: isPretty).count
    #expect(chunks.map(\.count).max() ?? 0 < 1 << 16 + 2 * entrySize + 65_536)
  }

  @Test func `a chunk's error ends the writing`() {
    struct Full: Error {}
    var feed = Feed(format: .rss20)
    feed.entries = Array(repeating: Entry(), count: 100_000)
    var chunks = 0
    #expect(throws: Full.self) {
      try feed.writeJSON { _ in
        chunks += 1
        if chunks == 2 { throw Full() }
      }
    }
    #expect(chunks == 2)
  }
}
