import Model
import TestSupport
import Testing

@testable import FeedParsing

/// `Feeds/samples/<format>/<case>/`: `feed.xml`, or `source.json` for a feed in JSON; `feed.json` is what we read.
@Suite struct SampleFeedTests {
  @Test func `there are samples`() throws { #expect(try Samples.feeds.count >= 160) }

  @Test func `every sample is of the format of its folder`() throws {
    for sample in try Samples.feeds {
      let feed = try Feed(feedBytes: sample.bytes(), contentType: nil, url: sample.url.absoluteString)
      #expect(feed.format.rawValue == sample.format, "\(sample)")
    }
  }
}
