import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Feedmill

/// A poll of servers that behave badly: each in its own way, none with any effect beyond its own feed.
@Suite struct HostileWebTests {
  static let behaviors = Behavior.transport + Behavior.answers + Behavior.documents + Behavior.pages

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `there are more than eighty behaviors, each with a name of its own`() {
    #expect(Self.behaviors.count >= 80)
    #expect(Set(Self.behaviors.map(\.name)).count == Self.behaviors.count)
  }

  @Test(arguments: behaviors) func `a server may behave like this`(behavior: Behavior) async throws {
    let canary = try TestServer { _ in .text("root:x:0:0 canary") }
    let server = try server(behavior, canary)
    let events = Events()
    var poller = Poller(folder, server) {
      $0.urls = [server.base.replacing("http://", with: "http://" + behavior.userInfo) + "/feed"]
      $0.fullText = behavior.fullText
      $0.isForced = true
      $0.contact = "mail@example.org"
    }
    poller.report = { events.note($0) }
    poller.limits = behavior.limits
    poller.adjustFetching = { $0.retryDelay = .zero...(.zero) }
    let clock = ContinuousClock.now
    var articles: [String] = []
    for _ in 0..<behavior.polls {
      let sink = CollectingSink()
      try await poller.run(into: sink)
      articles += sink.outbox.map { String(decoding: $0.json, as: UTF8.self) }
    }
    let codes = events.all.filter { $0.level != .info }.map(\.code)
    #expect(articles.count == behavior.articles)
    // Pages of one feed are worked on side by side: what is said of them comes in any order.
    #expect(codes.sorted() == behavior.codes.sorted())
    #expect(server.requests.map(Self.line) == behavior.log)
    #expect(canary.connectionCount == 0, "the port next door was touched")
    #expect(articles.allSatisfy { !$0.contains("root:") && !Self.hasControlCharacters($0) })
    // Nothing waits for anyone: the slowest of them has a limit of 800 ms, and a debug build is slow.
    #expect(ContinuousClock.now - clock < .seconds(30))
  }

  private func server(_ behavior: Behavior, _ canary: TestServer) throws -> TestServer {
    let visits = Visits()
    let canaryPort = canary.port
    return try TestServer { request in
      let base = "http://" + (request.headers["Host"] ?? "")
      let web = Web(base: base, canaryPort: canaryPort, visit: visits.count(request.path))
      return behavior.answer(request, web)
    }
  }

  /// A request with those of its header lines that say something about us.
  private static func line(_ request: Request) -> String {
    let telling = ["If-None-Match", "If-Modified-Since", "Authorization", "Cookie", "Referer", "From"]
    let fields = telling.flatMap { name in request.headers.values(name).map { "\(name): \($0)" } }
    return ([request.target] + fields).joined(separator: " ")
  }

  private static func hasControlCharacters(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
  }
}

/// How often each path was asked for.
private final class Visits: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  /// Earlier requests of a path.
  func count(_ path: String) -> Int {
    counts.withLock { counts in
      defer { counts[path, default: 0] += 1 }
      return counts[path, default: 0]
    }
  }
}
