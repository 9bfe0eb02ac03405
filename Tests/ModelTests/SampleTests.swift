import Foundation
import Model
import TestSupport
import Testing

/// What is read from the samples is a feed of the contract, and says all that was read.
struct SampleTests {
  @Test func `every sample's JSON reads back as the same`() throws {
    let samples = try Samples.feeds
    #expect(samples.count >= 160)
    for sample in samples {
      let golden = try Array(Data(contentsOf: sample.golden))
      #expect(try Feed(json: golden).json(pretty: true) + [0x0A] == golden, "\(sample)")
    }
  }

  @Test func `every sample's JSON is valid against the feed schema`() throws {
    let lines = try Samples.feeds.map { sample in
      try Feed(json: Array(Data(contentsOf: sample.golden))).json() + [0x0A]
    }
    #expect(!lines.isEmpty)
    #expect(try SchemaTests().violations(of: .feed, in: Array(lines.joined())) == "")
  }
}
