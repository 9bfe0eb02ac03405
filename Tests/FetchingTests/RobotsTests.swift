import Fetching
import Foundation
import TestSupport
import Testing

struct RobotsTests {
  private static func robots(_ text: String) -> Robots { Robots(parsing: Array(text.utf8)) }

  @Test(arguments: [
    ("User-agent: *\nDisallow: /a", "/a/b", false), ("User-agent: *\nDisallow: /a", "/b", true),
    ("User-agent: *\nDisallow: /", "/robots.txt", true), ("User-agent: *\nDisallow:", "/x", true),
    ("user-AGENT : * # all\r\n disallow : /x # no\r\n", "/x", false), ("", "/x", true),
    ("Disallow: /", "/x", true), ("User-agent: other\nDisallow: /", "/x", true),
    ("User-agent: *\nDisallow: /\n\nUser-agent: feedmill\nAllow: /x", "/y", true),
    ("User-agent: *\nDisallow: /\n\nUser-agent: FeedMill/1.0\nDisallow: /x", "/y", true),
    ("User-agent: feedmill\nUser-agent: b\nDisallow: /x", "/x", false),
    ("User-agent: feedmill\nDisallow: /x\nUser-agent: b\nDisallow: /y", "/y", true),
    ("User-agent: feedmill\nDisallow: /x\n\nUser-agent: feedmill\nDisallow: /y", "/x", false),
    ("User-agent: feedmill\nDisallow: /x\n\nUser-agent: feedmill\nDisallow: /y", "/y", false),
    ("User-agent: feedmiller\nDisallow: /", "/x", true),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
    ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false),
    ("User-agent: *\nDisallow: /p\nAllow: /p", "/p", true),
    ("User-agent: *\nDisallow: /*.php$", "/a/b.php", false),
    ("User-agent: *\nDisallow: /*.php$", "/b.php?x", true),
    ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", false),
    ("User-agent: *\nDisallow: /a*b*c", "/a1c2b3", true),
    ("User-agent: *\nDisallow: *x", "/abcx", false), ("User-agent: *\nDisallow: /$", "/", false),
    ("User-agent: *\nDisallow: /$", "/a", true), ("User-agent: *\nDisallow: /a$b", "/a$b", false),
    ("User-agent: *\nDisallow: /é", "/%c3%A9", false), ("User-agent: *\nDisallow: /%7ejoe", "/~joe", false),
    ("User-agent: *\nDisallow: /a%2Fb", "/a/b", true), ("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false),
    ("\u{FEFF}User-agent: *\rDisallow: /", "/x", false),
    ("User-agent: *\nSitemap: /s\nDisallow: /x", "/x", false),
    ("User-agent: a\nCrawl-delay: 1\nUser-agent: *\nDisallow: /x", "/x", false),
    ("User-agent: *\nDisallow: /x?id=", "/x?id=1", false), ("User-agent: *\nDisallow: /%", "/%", false),
  ])
  func `a path is allowed or not`(text: String, path: String, isAllowed: Bool) {
    #expect(Self.robots(text).allows(path: path) == isAllowed)
  }

  @Test(
    arguments: [
      ("5", Duration.seconds(5)), ("0.5", .milliseconds(500)), ("31", .seconds(30)), ("1e99", .seconds(30)),
      ("inf", .seconds(30)), ("-1", nil), ("nan", nil), ("soon", nil),
    ] as [(String, Duration?)])
  func `the crawl delay is at most half a minute`(value: String, delay: Duration?) {
    #expect(Self.robots("User-agent: *\nCrawl-delay: \(value)").crawlDelay == delay)
  }

  @Test func `what follows 500 KiB is not read`() {
    let padding = String(repeating: "#" + String(repeating: "x", count: 1023) + "\n", count: 500)
    #expect(Self.robots("User-agent: *\nDisallow: /a\n" + padding + "Disallow: /b").allows(path: "/b"))
    #expect(!Self.robots("User-agent: *\nDisallow: /b\n" + padding).allows(path: "/b"))
  }

  @Test func `a hostile file costs little`() {
    let rule = "Disallow: " + String(repeating: "*a", count: 200) + "b\n"
    let robots = Self.robots("User-agent: *\n" + String(repeating: rule, count: 1000))
    let start = ContinuousClock.now
    #expect(robots.allows(path: "/" + String(repeating: "a", count: 100_000)))
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test(arguments: [(200, false), (404, true), (403, true), (429, true), (500, false), (503, false)])
  func `no file allows all, a broken server allows nothing`(status: Int, isAllowed: Bool) async throws {
    let server = try TestServer { _ in .text("User-agent: *\nDisallow: /", status: status) }
    let cache = RobotsCache(fetcher: .local(server))
    #expect(await cache.allows(server.url("/page")) == isAllowed)
  }

  @Test func `the file of an origin is fetched once`() async throws {
    let server = try TestServer { _ in .text("User-agent: *\nDisallow: /x\nCrawl-delay: 2") }
    let cache = RobotsCache(fetcher: .local(server))
    let answers = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<20 { group.addTask { await cache.allows(server.url("/y\(number)")) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers == [Bool](repeating: true, count: 20))
    #expect(await !cache.allows(server.url("/x?y")))
    #expect(await cache.crawlDelay(for: server.url("/")) == .seconds(2))
    #expect(server.requests.map(\.target) == ["/robots.txt"])
  }

  @Test func `six redirects count as no file, no answer as a broken server`() async throws {
    let server = try TestServer { .redirect(to: $0.path + "x") }
    #expect(await RobotsCache(fetcher: .local(server)).allows(server.url("/page")))
    #expect(server.requests.count == 6)
    let broken = try TestServer { _ in .raw([]) }
    #expect(await !RobotsCache(fetcher: .local(broken)).allows(broken.url("/page")))
  }
}
