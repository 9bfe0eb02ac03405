import Model
import TestSupport
import Testing

@testable import FeedParsing

/// Any bytes give a feed whose JSON can be read, or an error; never a crash.
@Suite struct FeedPropertyTests {
  func check(_ bytes: [UInt8], _ note: String) throws {
    guard let feed = try? Feed(feedBytes: bytes, contentType: nil, url: "https://e.org/f") else { return }
    let value = try JSONValue(parsing: feed.json())
    #expect(value["items"]?.array?.count == feed.entries.count, "\(note)")
  }

  @Test func `random bytes`() throws {
    var generator = SeededGenerator(seed: 20_041)
    for round in 0..<200 {
      let count = Int.random(in: 0..<300, using: &generator)
      try check((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }, "round \(round)")
    }
  }

  @Test func `samples with bytes changed, cut out and put in twice`() throws {
    var generator = SeededGenerator(seed: 77)
    let samples = try Samples.feeds
    #expect(!samples.isEmpty)
    for sample in samples {
      let original = try sample.bytes()
      for round in 0..<25 {
        var bytes = original
        for _ in 0..<Int.random(in: 1...6, using: &generator) where bytes.count > 2 {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
          case 1: bytes.removeSubrange(place..<end)
          case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
          default: bytes.removeSubrange(place...)
          }
        }
        try check(bytes, "\(sample) round \(round)")
      }
    }
  }

  @Test func `random dates`() {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "2004", "Jan", "31", "-", "T", ":", "24", " ", "+", "GMT", "年", "Z", ".", "99999", "PM", "/", "W", "오후",
    ]
    for _ in 0..<5000 {
      let count = Int.random(in: 1..<12, using: &generator)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
      if let stamp = Stamp(text).date { #expect(RFC3339.write(stamp) != nil, "\(text)") }
    }
  }

  @Test func `deep and long documents end`() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    try check(Array(("<rss><channel><item><description>" + deep).utf8), "deep")
    let items = String(repeating: "<item><title>x</title></item>", count: 20_000)
    #expect(try rss(items).entries.count == 20_000)
  }
}
