import Foundation
import TestSupport
import Testing

@testable import Feedmill

struct WARCWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func server() throws -> TestServer {
    try TestServer { request in
      let base = "http://" + (request.headers["Host"] ?? "")
      switch request.path {
      case "/feed":
        return .feed(
          rss(
            item("a", link: base + "/one", body: "Short."), item("b", link: base + "/two", body: "Brief.")))
      case "/one": return .text(page("The ferry"), type: "text/html")
      case "/two": return .text(page("The lighthouse"), type: "text/html")
      default: return .notFound
      }
    }
  }

  private func records(_ file: URL) throws -> [WARCRecord] {
    try WARCReader(FileHandle(forReadingFrom: file), source: "pages.warc.gz").map { try $0.get() }
  }

  @Test func `pages that a poll fetched are in the archive, and give the same articles`() async throws {
    let server = try server()
    defer { server.stop() }
    let file = folder.url.appending(path: "pages.warc.gz")
    let sink = CollectingSink()
    let poller = Poller(folder, server, feeds: "/feed") {
      $0.fullText = .always
      $0.savedPages = file
    }
    try await poller.run(into: sink)
    let polled = try sink.articles.compactMap(\.contentText).sorted()
    #expect(polled.count == 2)
    let records = try records(file)
    #expect(records.map(\.type) == ["warcinfo", "response", "response"])
    let articles = try records.compactMap { try $0.article(of: "pages.warc.gz") }
    #expect(articles.compactMap(\.contentText).sorted() == polled)
    #expect(articles.allSatisfy { $0.page?.status == 200 && $0.page?.recordOffset != nil })
    let again = try WARCWriter(path: file.path, at: Date(timeIntervalSince1970: 0))
    withExtendedLifetime(again) {}
    #expect(try self.records(file).count == 3, "a file that is there gets no second beginning")
  }

  @Test func `a file in use and a folder that isn't there are refused`() throws {
    let file = folder.url.appending(path: "pages.warc.gz").path
    let first = try WARCWriter(path: file, at: Date(timeIntervalSince1970: 0))
    let locked = #expect(throws: FeedmillError.self) { try WARCWriter(path: file, at: .distantPast) }
    #expect(locked?.code == "output-locked")
    withExtendedLifetime(first) {}
    #expect(throws: FeedmillError.self) {
      try WARCWriter(path: folder.url.appending(path: "none/pages.warc.gz").path, at: .distantPast)
    }
  }
}
