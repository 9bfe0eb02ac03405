import Foundation
import TestSupport
import Testing

@testable import Feedmill

/// Manners that take more than one run to see, on a virtual clock.
@Suite struct EtiquetteTests {
  let folder: TemporaryFolder
  let clock = VirtualClock()

  init() throws { folder = try TemporaryFolder() }

  private func poller(_ server: TestServer, adjust: (inout PollOptions) -> Void = { _ in }) -> Poller {
    var poller = Poller(folder, server, feeds: "/feed", adjust: adjust)
    poller.now = { [clock] in clock.now }
    return poller
  }

  private var health: FeedHealth { get throws { try #require(poller.home.health(at: clock.now).first) } }

  private var poller: Poller { Poller(home: Home(directory: folder.url)) }

  /// Hours from now to the next look at the feed.
  private var wait: Double {
    get throws { try #require(health.nextCheck).timeIntervalSince(clock.now) / 3600 }
  }

  @Test(arguments: [
    ("<ttl>180</ttl>", "ttl", 3.0),
    (
      "<sy:updatePeriod xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">daily</sy:updatePeriod>",
      "sy", 24
    ),
  ])
  func `what the feed says about time holds also after a 304`(channel: String, reason: String, hours: Double)
    async throws
  {
    let server = try TestServer { request in
      request.headers["If-None-Match"] != nil
        ? Response(304)
        : .feed(
          rss(item("a")).replacing("<channel>", with: "<channel>" + channel), headers: ["ETag": "\"1\""])
    }
    for run in 0..<3 {
      _ = try await poller(server) { $0.isForced = true }.collect()
      #expect(try health.nextCheckReason == reason, "run \(run)")
      #expect(try (hours * 0.89...hours * 1.11).contains(wait), "run \(run)")
      clock.advance(by: 3600)
    }
    #expect(server.requests.count == 3)
  }

  @Test func `the hours a feed skips are skipped also after the same bytes and after an error`() async throws
  {
    let hours = (0..<24).filter { $0 != 20 }.map { "<hour>\($0)</hour>" }.joined()
    let server = try TestServer { request in
      .feed(rss(item("a")).replacing("<channel>", with: "<channel><skipHours>\(hours)</skipHours>"))
    }
    for _ in 0..<2 {
      _ = try await poller(server) { $0.isForced = true }.collect()
      #expect(try health.nextCheckReason == "skip-hours")
      let next = try #require(try health.nextCheck)
      #expect(Int(next.timeIntervalSince1970 / 3600) % 24 == 20)
    }
  }

  @Test func `a 304 replaces the header lines it has, and only those`() async throws {
    let server = try TestServer { request in
      switch request.headers["If-None-Match"] {
      case nil: .feed(rss(item("a")), headers: ["ETag": "\"1\"", "Cache-Control": "max-age=14400"])
      case "\"1\"": Response(304, headers: ["ETag": "\"2\""])
      default: Response(304, headers: ["Cache-Control": "max-age=28800"])
      }
    }
    for hours in [4.0, 4, 8] {
      _ = try await poller(server) { $0.isForced = true }.collect()
      #expect(try health.nextCheckReason == "max-age")
      #expect(try (hours * 0.89...hours * 1.11).contains(wait))
    }
  }

  @Test func `a feed that moved for good is asked there after two days, and here again when told`()
    async throws
  {
    let server = try TestServer { request in
      request.path == "/feed" ? .redirect(to: "/new", status: 308) : .feed(rss(item("a")))
    }
    let events = Events()
    var poller = poller(server)
    poller.report = { events.note($0) }
    for _ in 0..<54 {
      _ = try await poller.collect()
      clock.advance(by: 3600)
    }
    #expect(events.all.map(\.code).filter { $0 == "moved" }.count == 1)
    #expect(server.paths.last == "/new")
    #expect(server.paths.suffix(3) == ["/new", "/new", "/new"])
    #expect(try poller.home.moves().map(\.to) == [server.base + "/new"])
    #expect(try health.movedTo == server.base + "/new")
    try poller.home.undoMoves(of: [server.base + "/feed"])
    let articles = try await poller.adjusted { $0.isForced = true }.collect().articles
    #expect(articles.isEmpty)
    #expect(server.paths.suffix(2) == ["/feed", "/new"])
  }

  @Test func `after eight days of 304s one request is unconditional`() async throws {
    let server = try TestServer { request in
      request.headers["If-None-Match"] != nil ? Response(304) : .good(["ETag": "\"1\""])
    }
    var bare: [Double] = []
    let start = clock.now
    for _ in 0..<(18 * 8) {
      let before = server.requests.count
      _ = try await poller(server) { $0.isForced = true }.collect()
      for request in server.requests[before...] where request.headers["If-None-Match"] == nil {
        bare.append(clock.now.timeIntervalSince(start) / 86_400)
      }
      clock.advance(by: 3 * 3600)
    }
    #expect(bare.count == 3)
    #expect(bare.first == 0)
    #expect(zip(bare, bare.dropFirst()).allSatisfy { (8.0...8.2).contains($1 - $0) }, "\(bare)")
  }

  @Test func `a feed is gone after two 410s a day apart, and told of once`() async throws {
    let server = try TestServer { _ in Response(410) }
    let events = Events()
    var poller = poller(server)
    poller.report = { events.note($0) }
    for _ in 0..<(24 * 5) {
      _ = try await poller.collect()
      clock.advance(by: 3600)
    }
    #expect(server.requests.count == 2)
    #expect(events.all.filter { $0.isNews }.map(\.code) == ["gone"])
    #expect(try health.state == "gone")
    #expect(try health.nextCheck == nil)
  }

  @Test func `who gives no contact is reminded of it, who does isn't`() async throws {
    let server = try TestServer { _ in .good }
    let events = Events()
    var poller = poller(server)
    poller.report = { events.note($0) }
    _ = try await poller.collect()
    #expect(events.all.map(\.code) == ["no-contact"])
    #expect(events.all.allSatisfy { !$0.isNews })
    #expect(server.requests.first?.headers["User-Agent"] == "feedmill/\(feedmillVersion)")
    _ = try await poller.adjusted {
      $0.contact = "https://example.org/me"
      $0.isForced = true
    }.collect()
    #expect(events.all.count { $0.code == "no-contact" } == 1)
    #expect(
      server.requests.last?.headers["User-Agent"] == "feedmill/\(feedmillVersion) (+https://example.org/me)")
  }

  @Test func `feeds of one owner are in one shard`() throws {
    for count in 2...5 {
      let shards = try (1...count).map { try #require(PollOptions.Shard("\($0)/\(count)")) }
      for owner in ["example.org", "example.co.uk", "herald.example"] {
        let urls = ["https://\(owner)/feed", "https://www.\(owner)/a", "http://news.\(owner):8080/b?c"]
        let homes = urls.map { url in shards.filter { $0.holds(url: url) }.map(\.number) }
        #expect(homes.allSatisfy { $0.count == 1 && $0 == homes[0] })
      }
    }
  }
}
