import Feedmill
import Foundation
import TestSupport
import Testing

/// Whatever befalls a feed, what is read from it keeps the contract.
@Suite struct MutatedFeedTests {
  @Test(arguments: Mutation.allCases)
  func `a spoiled sample gives a feed of the contract, twice the same`(mutation: Mutation) throws {
    var generator = SeededGenerator(seed: 1 + UInt64(Mutation.allCases.firstIndex(of: mutation) ?? 0))
    var documents: [[UInt8]] = []
    let samples = try Samples.feeds
    for sample in samples {
      let original = try sample.bytes()
      let url = try sample.url.absoluteString
      for round in 0..<2 {
        let bytes = mutation(original, using: &generator)
        guard let json = try feedJSON(bytes, url, "\(sample), round \(round)") else { continue }
        documents.append(json)
      }
    }
    // Most are still feeds.
    #expect(documents.count > samples.count)
    #expect(try violations(in: documents) == "")
  }

  @Test func `mutations spoil`() throws {
    let bytes = try Samples.feed("rss-2.0/podcast").bytes()
    for mutation in Mutation.allCases {
      var (one, other) = (SeededGenerator(seed: 9), SeededGenerator(seed: 9))
      let spoiled = mutation(bytes, using: &one)
      #expect(spoiled != bytes, "\(mutation)")
      #expect(mutation(bytes, using: &other) == spoiled, "\(mutation)")
    }
  }

  /// The JSON of a feed, held against that of a second reading in a stream; nil when it can't be read.
  private func feedJSON(_ bytes: [UInt8], _ url: String, _ note: String) throws -> [UInt8]? {
    guard let feed = try? Feed(parsing: bytes, from: url) else { return nil }
    let json = feed.json()
    var streamed: [UInt8] = []
    try Feed.writeJSON(of: InputDocument(bytes: bytes, url: url)) { streamed += $0 }
    #expect(streamed == json, "\(note) is read twice in different ways")
    #expect(try Feed(json: json).json() == json, "\(note) comes back as another")
    return json
  }

  private func violations(in documents: [[UInt8]]) throws -> String {
    try withTemporaryFolder { folder in
      let files = ["schema.json", "documents.json"].map { folder.appending(path: $0) }
      try Data(Schema.feed.json).write(to: files[0])
      try Data(documents.joined(separator: [0x0A])).write(to: files[1])
      return try JSONCheck.violations(in: [files[1]], schema: files[0])
    }
  }
}
