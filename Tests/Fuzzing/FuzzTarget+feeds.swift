import FeedParsing
import Foundation
import Model
import Prose
import TestSupport

/// Whole feeds, and JSON.
let feedTargets: [FuzzTarget] = [
  FuzzTarget(
    name: "feed", maxSizeInBytes: 8192, words: xmlWords + htmlWords, seeds: feedSeeds, run: readFeed),
  FuzzTarget(
    name: "jsonfeed", maxSizeInBytes: 4096, words: jsonWords,
    seeds: { try feedSeeds().filter { $0.first == UInt8(ascii: "{") } + goldenSeeds() }, run: readFeed),
  FuzzTarget(
    name: "opml", maxSizeInBytes: 4096, words: xmlWords + ["<opml", "<outline", "xmlUrl=\"", "text=\""],
    seeds: {
      [
        Array(
          #"<opml version="2.0"><body><outline text="a"><outline xmlUrl="https://a.example/"/></outline></body></opml>"#
            .utf8)
      ]
    },
    run: { bytes in
      guard let list = try? OPML(parsing: bytes) else { return }
      claim(list.outlines.count <= OPML.maxOutlines, "a list keeps its limit")
    }),
  FuzzTarget(
    name: "json", maxSizeInBytes: 4096, words: jsonWords, seeds: goldenSeeds,
    run: { bytes in
      for options in [JSONOptions.strict, .tolerant] {
        guard let value = try? JSONValue(parsing: bytes, options: options) else { continue }
        let json = value.json()
        claim(isUTF8(json), "written JSON is UTF-8")
        guard let again = try? JSONValue(parsing: json) else {
          return claim(false, "written JSON can be read")
        }
        claim(again.json() == json, "JSON read and written again is the same: " + text(json))
        claim(
          (try? JSONValue(parsing: value.json(pretty: true)).json()) == json, "indented JSON says the same")
      }
    }),
]

/// Bytes of any kind → feed → JSON → feed.
@Sendable private func readFeed(_ bytes: [UInt8]) {
  let url = "https://base.example/feeds/one"
  guard let feed = try? Feed(feedBytes: bytes, contentType: nil, url: url) else { return }
  let json = feed.json()
  claim(isUTF8(json), "written JSON is UTF-8")
  claim((try? Feed(feedBytes: bytes, contentType: nil, url: url).json()) == json, "twice the same")
  do {
    let value = try JSONValue(parsing: json)
    claim(value["items"]?.array?.count == feed.entries.count, "all entries are written")
    claim(value.json() == json, "the document is in normal form")
    claim(try Feed(json: value).json() == json, "a feed read back is the same: " + text(json))
  } catch {
    claim(false, "written JSON can be read: \(error) in " + text(json))
  }
  for problem in contractProblems(in: feed) { claim(false, problem + " in " + text(json)) }
}

/// What of the contract a schema can't say.
private func contractProblems(in feed: Feed) -> [String] {
  feed.entries.flatMap { entry -> [String] in
    let html = [entry.contentHTML, entry.titleHTML, entry.summaryHTML, entry.rightsHTML].compactMap { $0 }
    let problems = html.flatMap { html in
      SafeHTML.problems(in: html)
    }
    return (entry.id?.isEmpty ?? true) ? problems + ["an entry has no id"] : problems
  }
}

@Sendable private func goldenSeeds() throws -> [[UInt8]] {
  try Samples.feeds.map { try Array(Data(contentsOf: $0.golden)) }
}

private let jsonWords = [
  "\"version\":", "\"https://jsonfeed.org/version/1.1\"", "\"items\":[", "\"id\":", "\"content_html\":",
  "\\u", "\\ud83d",
  "null", "true", "1e999", "-0", "\"attachments\":[{", "\"authors\":[{", "\"date_published\":", "\"tags\":[",
  "//", "/*",
  "NaN", "'", ",]", "\"_feedmill\":{", "\"url\":", "\"hubs\":[", "\"size_in_bytes\":",
  "\"duration_in_seconds\":",
]
