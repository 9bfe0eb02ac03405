import Foundation
import TestSupport
import Testing

@testable import Feedmill

@Suite struct PollerTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `the first poll delivers all, oldest first, the second asks conditionally and delivers nothing`()
    async throws
  {
    let server = try TestServer { request in
      if request.headers["If-None-Match"] == "\"v1\"" { return Response(304) }
      return .feed(rss(item("b"), item("a")), headers: ["ETag": "\"v1\""])
    }
    let poller = Poller(folder, server, feeds: "/feed") { $0.isForced = true }
    let first = try await poller.collect()
    #expect(first.articles.map(\.id) == ["a", "b"])
    #expect(first.articles.map(\.sequence) == [1, 2])
    #expect(first.articles.map(\.event) == [.new, .new])
    let second = try await poller.collect()
    #expect(second.articles.isEmpty)
    #expect(second.summary.notModified == 1)
    #expect(server.requests.map { $0.headers["If-None-Match"] } == [nil, "\"v1\""])
  }

  @Test func `a run straight after another asks nobody`() async throws {
    let server = try TestServer(["/feed": .feed(rss(item("a")))])
    let poller = Poller(folder, server, feeds: "/feed")
    _ = try await poller.collect()
    let second = try await poller.collect()
    #expect(second.summary.due == 0)
    #expect(server.paths == ["/feed"])
  }

  @Test func `the same bytes without validators are not read again`() async throws {
    let server = try TestServer(["/feed": .feed(rss(item("a")))])
    let poller = Poller(folder, server, feeds: "/feed") { $0.isForced = true }
    _ = try await poller.collect()
    #expect(try await poller.collect().summary.notModified == 1)
  }

  @Test func `a changed entry is an update, delivered when asked for`() async throws {
    let server = try TestServer { [folder] _ in
      let isSecond = FileManager.default.fileExists(atPath: folder.url.appending(path: "second").path)
      return .feed(rss(item("a", body: isSecond ? "It was corrected." : "It was wrong.")))
    }
    let poller = Poller(folder, server, feeds: "/feed") {
      $0.isForced = true
      $0.emits = .all
    }
    _ = try await poller.collect()
    try Data().write(to: folder.url.appending(path: "second"))
    let second = try await poller.collect()
    #expect(second.articles.map(\.event) == [.update])
    #expect(second.articles.map(\.revision) == [2])
    #expect(second.articles.map(\.contentText) == ["It was corrected."])
  }

  @Test func `the article's page gives the body, the feed what it is the source of`() async throws {
    let server = try TestServer { request in
      let base = "http://" + (request.headers["Host"] ?? "")
      switch request.path {
      case "/feed":
        return .feed(rss(item("guid:1", title: "Ferry late", link: base + "/story", body: "A teaser…")))
      case "/story": return .text(page("The ferry"), type: "text/html")
      default: return .notFound
      }
    }
    let (articles, summary) = try await Poller(folder, server, feeds: "/feed") { $0.fullText = .always }
      .collect()
    let article = try #require(articles.first)
    #expect(article.id == "guid:1")
    #expect(article.title == "Ferry late")
    #expect(article.contentText?.hasPrefix("The ferry was seen at the harbour") == true)
    #expect(article.extraction.method == .generic)
    #expect(article.page?.status == 200)
    #expect(article.feed?.url == server.base + "/feed")
    #expect(summary.pages == 1)
    #expect(server.paths == ["/feed", "/robots.txt", "/story"])
  }

  @Test func `a page that fails leaves the feed's content and a warning`() async throws {
    let server = try TestServer { request in
      let base = "http://" + (request.headers["Host"] ?? "")
      switch request.path {
      case "/feed": return .feed(rss(item("a", link: base + "/story", body: "What the feed says.")))
      case "/story": return .text("no", status: 500)
      default: return .notFound
      }
    }
    let (articles, summary) = try await Poller(folder, server, feeds: "/feed") { $0.fullText = .always }
      .collect()
    #expect(articles.map(\.contentText) == ["What the feed says."])
    #expect(articles.first?.warnings.contains { $0.contains("500") } == true)
    #expect(summary.pageErrors == 1)
    #expect(summary.failed == 0)
  }

  @Test func `a page that robots.txt forbids is not fetched`() async throws {
    let server = try TestServer { request in
      let base = "http://" + (request.headers["Host"] ?? "")
      switch request.path {
      case "/feed": return .feed(rss(item("a", link: base + "/private/story")))
      case "/robots.txt": return .text("User-agent: *\nDisallow: /private/\n")
      default: return .text(page("Never"), type: "text/html")
      }
    }
    let (articles, _) = try await Poller(folder, server, feeds: "/feed") { $0.fullText = .always }.collect()
    #expect(articles.count == 1)
    #expect(server.paths == ["/feed", "/robots.txt"])
  }

  @Test func `a broken feed costs its own error only`() async throws {
    let server = try TestServer([
      "/good": .feed(rss(item("a"))), "/broken": .text("<html>no feed</html>"),
      "/late": .text("no", status: 503),
    ])
    let events = Events()
    var poller = Poller(folder, server, feeds: "/broken", "/good", "/late", "/missing")
    poller.report = { events.note($0) }
    let (articles, summary) = try await poller.collect()
    #expect(articles.map(\.id) == ["a"])
    #expect(summary.failed == 3)
    #expect(!summary.isNetworkDown)
    let errors = events.all.filter { $0.level == .error }
    #expect(Set(errors.map(\.code)) == ["not-a-feed", "http-503", "http-404"])
    #expect(errors.allSatisfy { !$0.isNews })
  }

  @Test func `a private address is not asked unless it is allowed`() async throws {
    let server = try TestServer(["/feed": .feed(rss(item("a")))])
    let events = Events()
    var poller = Poller(folder, server, feeds: "/feed") { $0.allowedAddresses = [] }
    poller.report = { events.note($0) }
    #expect(try await poller.collect().articles.isEmpty)
    #expect(events.all.filter { $0.level == .error }.map(\.code) == ["ssrf-blocked"])
    #expect(server.connectionCount == 0)
  }

  @Test func `a redirect is followed and its validators belong to the URL that gave them`() async throws {
    let server = try TestServer([
      "/old": .redirect(to: "/new"), "/new": .feed(rss(item("a")), headers: ["ETag": "\"x\""]),
    ])
    let poller = Poller(folder, server, feeds: "/old") { $0.isForced = true }
    #expect(try await poller.collect().articles.map(\.id) == ["a"])
    _ = try await poller.collect()
    #expect(server.paths == ["/old", "/new", "/old", "/new"])
    #expect(server.requests.map { $0.headers["If-None-Match"] } == [nil, nil, nil, "\"x\""])
  }

  @Test func `a compressed feed is read`() async throws {
    let body = Compression.gzip(Array(rss(item("a")).utf8))
    let server = try TestServer(["/feed": Response(headers: ["Content-Encoding": "gzip"], body: .bytes(body))]
    )
    #expect(try await Poller(folder, server, feeds: "/feed").collect().articles.map(\.id) == ["a"])
  }

  @Test func `what a failing sink didn't take is delivered by the next run, without asking again`()
    async throws
  {
    let server = try TestServer(["/feed": .feed(rss(item("b"), item("a")))])
    let poller = Poller(folder, server, feeds: "/feed")
    await #expect(throws: FeedmillError.self) { try await poller.run(into: CollectingSink(fails: true)) }
    #expect(try await poller.collect().articles.map(\.id) == ["a", "b"])
    #expect(server.paths == ["/feed"])
  }

  @Test func `a state that is locked ends a second run at once`() async throws {
    let server = try TestServer(["/feed": .drip(Array(rss(item("a")).utf8), every: .milliseconds(20))])
    let poller = Poller(folder, server, feeds: "/feed")
    let first = Task { try await poller.collect() }
    while server.requests.isEmpty { await Task.yield() }
    await #expect { try await poller.collect() } throws: { ($0 as? FeedmillError)?.code == "state-locked" }
    #expect(try await first.value.articles.count == 1)
  }

  @Test func `a long feed is stored in portions and each article comes once`() async throws {
    let items = (0..<70).map { item("id\($0)", title: "Story \($0)") }.joined()
    let server = try TestServer(["/feed": .feed(rss(items), headers: ["ETag": "\"x\""])])
    let (articles, summary) = try await Poller(folder, server, feeds: "/feed").collect()
    #expect(articles.compactMap(\.id) == (0..<70).reversed().map { "id\($0)" })
    #expect(summary.new == 70)
    #expect(articles.compactMap(\.sequence) == Array(1...70))
  }

  @Test func `a first run can be cut to the newest`() async throws {
    let server = try TestServer(["/feed": .feed(rss(item("c"), item("b"), item("a")))])
    let poller = Poller(folder, server, feeds: "/feed") {
      $0.firstRun = .latest(1)
      $0.isForced = true
    }
    #expect(try await poller.collect().articles.map(\.id) == ["c"])
    #expect(try await poller.collect().articles.isEmpty)
  }

  @Test func `a dry run delivers and leaves nothing behind`() async throws {
    let server = try TestServer(["/feed": .feed(rss(item("a")))])
    let poller = Poller(folder, server, feeds: "/feed")
    #expect(try await poller.adjusted { $0.isDryRun = true }.collect().articles.count == 1)
    #expect(folder.files.isEmpty)
    #expect(try await poller.collect().articles.count == 1)
    #expect(try await poller.adjusted { $0.isDryRun = true }.collect().articles.isEmpty)
  }

  @Test func `articles come one by one, and one that was not finished comes again`() async throws {
    let server = try TestServer(["/feed": .feed(rss(item("c"), item("b"), item("a")))])
    let poller = Poller(folder, server, feeds: "/feed")
    for try await article in poller.articles() where article.id == "b" { break }
    // The run that was left still holds the state for a moment.
    let rest = try await poller.adjusted { $0.patience = .seconds(20) }.collect()
    #expect(rest.articles.map(\.id) == ["b", "c"])
  }

  @Test func `pages are kept and articles made again from them`() async throws {
    let server = try TestServer { request in
      let base = "http://" + (request.headers["Host"] ?? "")
      switch request.path {
      case "/feed": return .feed(rss(item("a", link: base + "/story", body: "Short.")))
      case "/story": return .text(page("The ferry"), type: "text/html")
      default: return .notFound
      }
    }
    let pages = folder.url.appending(path: "kept")
    let sink = CollectingSink()
    try await Poller(folder, server, feeds: "/feed") {
      $0.fullText = .always
      $0.savedPages = pages
    }.run(into: sink)
    let stored = try #require(sink.outbox.first)
    #expect(folder.files.filter { $0.hasPrefix("kept/") }.count == 2)
    let again = try stored.extractedAgain(from: pages)
    #expect(again.contentText == (try stored.article().contentText))
    #expect(again.id == "a")
  }

  @Test func `metrics are whole and count over runs`() async throws {
    let server = try TestServer(["/feed": .feed(rss(item("a")))])
    let file = folder.url.appending(path: "feedmill.prom")
    let poller = Poller(folder, server, feeds: "/feed") { $0.metrics = file }
    _ = try await poller.collect()
    _ = try await poller.collect()
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("\nfeedmill_items_emitted_total 1\n"))
    #expect(text.contains("\nfeedmill_feeds{state=\"ok\"} 1\n"))
    #expect(text.contains("\nfeedmill_http_requests_total{code=\"200\"} 1\n"))
    #expect(text.contains("\nfeedmill_outbox_pending 0\n"))
  }
}
