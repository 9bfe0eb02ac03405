import Feedmill
import Foundation
import TestSupport
import Testing

struct ParseCommandTests {
  private let feedmill = Program.built("feedmill")

  @Test func `a damaged feed gives what it has and says so`() throws {
    let outcome = try feedmill.run(["parse", "Feeds/samples/rss-2.0/damaged/feed.xml"])
    #expect(outcome.status == 0)
    let extras = try JSONValue(parsing: outcome.output)["_feedmill"]
    #expect(extras?["well_formed"] == .bool(false))
    #expect(extras?["warnings"]?.array?.isEmpty == false)
  }

  @Test func `an OPML list is whole though an input is missing`() throws {
    let feeds = ["rss-2.0/basic", "atom-1.0/threading"]
    let outcome = try feedmill.run(
      ["parse", "--format", "opml"] + feeds.map { Samples.feed($0).file.path } + ["no-such-file"])
    #expect(outcome.status == 66)
    let list = String(decoding: outcome.output, as: UTF8.self)
    #expect(list.hasPrefix("<?xml"))
    #expect(list.hasSuffix("</body>\n</opml>\n"))
    #expect(list.contains(#"xmlUrl="https://www.harbourwire.example/harbour/rss""#))
    #expect(list.contains(#"xmlUrl="https://forum.example/t/1204/atom""#))
    #expect(list.components(separatedBy: "<outline ").count == 3)
    #expect(outcome.errorLines.count == 1)
  }
}
