import Feedmill
import Foundation
import TestSupport
import Testing

/// The samples are the specification: what is read from them stands beside them, and `make golden`
/// rewrites it.
@Suite struct GoldenTests {
  @Test func `there are enough samples`() throws {
    #expect(try Samples.pages.count >= 20)
    #expect(try Samples.feeds.count >= 160)
  }

  @Test(arguments: try Samples.pages)
  func `a page gives its article`(sample: PageSample) throws {
    let article = try article(of: sample, explains: false)
    let json = String(decoding: article.json(pretty: true), as: UTF8.self) + "\n"
    #expect(try Golden.difference(of: json, from: sample.article) == nil)
  }

  @Test(arguments: try Samples.pages)
  func `what was removed from a page, and by which rule, is known`(sample: PageSample) throws {
    let removals = try article(of: sample, explains: true).extraction.removals ?? []
    let lines = removals.map { "\($0.rule)\t\($0.kind)\t\($0.text)\n" }.joined()
    #expect(try Golden.difference(of: lines, from: sample.removed) == nil)
  }

  @Test(arguments: try Samples.feeds)
  func `a feed gives its JSON`(sample: FeedSample) throws {
    let feed = try Feed(parsing: sample.bytes(), from: sample.url.absoluteString)
    let json = String(decoding: feed.json(pretty: true), as: UTF8.self) + "\n"
    #expect(try Golden.difference(of: json, from: sample.golden) == nil)
  }

  private func article(of sample: PageSample, explains: Bool) throws -> Article {
    var options = ExtractionOptions()
    options.explains = explains
    var document = InputDocument(bytes: try sample.bytes, url: try sample.url.absoluteString)
    document.source = sample.file.lastPathComponent
    return try Article(extracting: document, options: options)
  }
}
