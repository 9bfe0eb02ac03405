import Foundation
import Synchronization
import TestSupport

@testable import Feedmill

/// A folder for one test, removed when nobody holds it any more.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "feedmill-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Relative paths of all files below, sorted.
  var files: [String] {
    let found = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return found.filter { path in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: url.appending(path: path).path, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue
    }.sorted()
  }
}

/// A sink that keeps what it gets, or fails.
final class CollectingSink: Sink {
  private let kept = Mutex<[OutboxArticle]>([])
  let fails: Bool

  init(fails: Bool = false) { self.fails = fails }

  func write(_ articles: [OutboxArticle]) async throws(FeedmillError) -> Int64? {
    if fails { throw FeedmillError(code: "output-io", message: "the sink fails") }
    kept.withLock { $0 += articles }
    return nil
  }

  var outbox: [OutboxArticle] { kept.withLock { $0 } }
  var articles: [Article] { get throws { try outbox.map { try Article(json: $0.json) } } }
}

/// Events of a poll, as they came.
final class Events: Sendable {
  private let kept = Mutex<[PollEvent]>([])
  func note(_ event: PollEvent) { kept.withLock { $0.append(event) } }
  var all: [PollEvent] { kept.withLock { $0 } }
}

/// An RSS document of these items.
func rss(_ items: String...) -> String {
  "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Test</title>" + items.joined()
    + "</channel></rss>"
}

/// An RSS item with a body of some length.
func item(_ id: String, title: String = "A story", link: String? = nil, body: String = "A body of its own.")
  -> String
{
  let link = link.map { "<link>\($0)</link>" } ?? ""
  return "<item><title>\(title)</title>\(link)<guid isPermaLink=\"false\">\(id)</guid>"
    + "<pubDate>Tue, 02 Apr 2024 06:00:00 GMT</pubDate><description>\(body)</description></item>"
}

/// A page with an article of several paragraphs.
func page(_ opening: String) -> String {
  let paragraph =
    "<p>\(opening) was seen at the harbour on Tuesday, where the ferry waited for two hours, and nobody "
    + "could say why; the captain, who has sailed this route for thirty years, blamed the wind.</p>"
  return
    "<!doctype html><html lang=\"en\"><head><title>\(opening)</title></head><body><article><h1>\(opening)</h1>"
    + String(repeating: paragraph, count: 4) + "</article></body></html>"
}

extension TestServer {
  /// A server that answers by path; the rest is 404.
  convenience init(_ paths: [String: Response]) throws {
    try self.init { request in paths[request.path] ?? .notFound }
  }

  var address: String { "127.0.0.1:\(port)" }

  /// Paths asked for, in order.
  var paths: [String] { requests.map(\.path) }
}

extension Poller {
  /// A poller of certain feeds of a test server, all time limits as they are.
  init(
    _ folder: TemporaryFolder, _ server: TestServer, feeds: String...,
    adjust: (inout PollOptions) -> Void = { _ in }
  ) {
    var options = PollOptions()
    options.urls = feeds.map { server.base + $0 }
    options.allowedAddresses = [server.address]
    options.fullText = .never
    adjust(&options)
    self.init(home: Home(directory: folder.url), options: options)
  }

  /// One run into a sink of its own.
  func collect() async throws -> (articles: [Article], summary: PollSummary) {
    let sink = CollectingSink()
    let summary = try await run(into: sink)
    return (try sink.articles, summary)
  }

  /// The same poller with other options.
  func adjusted(_ adjust: (inout PollOptions) -> Void) -> Poller {
    var copy = self
    adjust(&copy.options)
    return copy
  }
}
