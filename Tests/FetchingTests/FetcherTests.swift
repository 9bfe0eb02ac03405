import Fetching
import Foundation
import TestSupport
import Testing

struct FetcherTests {
  @Test func `a plain answer comes with its status, header and body`() async throws {
    let server = try TestServer { _ in .text("hello", status: 404) }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/a?b=c")))
    #expect(response.status == 404)
    #expect(response.text == "hello")
    #expect(response.contentType == "text/plain; charset=utf-8")
    #expect(response.charset == "utf-8")
    #expect(response.finalURL == server.url("/a?b=c"))
    #expect(response.wireBytes == 5)
    #expect(response.redirects.isEmpty)
    #expect(server.requests.map(\.target) == ["/a?b=c"])
  }

  @Test func `a request says who asks and what for, and nothing else`() async throws {
    let server = try TestServer { _ in .text("") }
    let fetcher = Fetcher.local(server) { $0.contact = "https://example.org/bot" }
    for kind in [FetchRequest.Kind.feed, .page] {
      _ = try await fetcher.fetch(FetchRequest(server.url("/"), kind: kind))
    }
    let requests = server.requests
    #expect(requests.count == 2)
    let names = requests.first?.headers.fields.map(\.name)
    #expect(names == ["Host", "User-Agent", "Accept", "Accept-Encoding"])
    #expect(requests.first?.headers["User-Agent"] == "feedmill/1.2 (+https://example.org/bot)")
    #expect(requests.first?.headers["Accept-Encoding"] == "gzip, deflate, br, zstd")
    #expect(requests.first?.headers["Accept"]?.hasPrefix("application/atom+xml, ") == true)
    #expect(requests.last?.headers["Accept"]?.hasPrefix("text/html, ") == true)
  }

  @Test func `user and password of a URL become an Authorization header`() async throws {
    let server = try TestServer { _ in .text("") }
    let url = try #require(URL(string: "http://me:p%40ss@127.0.0.1:\(server.port)/feed#top"))
    let response = try await Fetcher.local(server).fetch(FetchRequest(url))
    #expect(server.requests.map { $0.headers["Authorization"] } == ["Basic bWU6cEBzcw=="])
    #expect(response.finalURL == server.url("/feed"))
  }

  @Test func `a chunked answer with a trailer is whole, and the trailer changes nothing`() async throws {
    let server = try TestServer { _ in
      Response(
        headers: ["ETag": "\"a\""], body: .chunked([[97], [98]], trailer: ["ETag": "\"b\"", "X-T": "1"]))
    }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/")))
    #expect(response.text == "ab")
    #expect(response.headers.values(of: "ETag") == ["\"a\""])
  }

  @Test func `interim answers are passed over`() async throws {
    let answer = "HTTP/1.1 103 Early Hints\r\nX-A: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    let server = try TestServer { _ in .raw(Array(answer.utf8)) }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/")))
    #expect(response.text == "ok")
    #expect(response.headers["X-A"] == nil)
  }

  @Test func `an answer with a login demand is an answer`() async throws {
    let server = try TestServer { _ in .init(401, headers: ["WWW-Authenticate": "Basic realm=\"x\""]) }
    #expect(try await Fetcher.local(server).fetch(FetchRequest(server.url("/"))).status == 401)
  }

  @Test func `no cookie is sent back`() async throws {
    let server = try TestServer { _ in .init(headers: ["Set-Cookie": "a=b"]) }
    let fetcher = Fetcher.local(server)
    for _ in 0..<2 { _ = try await fetcher.fetch(FetchRequest(server.url("/"))) }
    #expect(server.requests.map { $0.headers["Cookie"] } == [nil, nil])
  }

  @Test func `fifty fetches at once all come home`() async throws {
    let server = try TestServer { .text($0.target) }
    let fetcher = Fetcher.local(server) { $0.hostConcurrency = 50 }
    let texts = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<50 {
        group.addTask { try await fetcher.fetch(FetchRequest(server.url("/\(number)"))).text }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(texts == Set((0..<50).map { "/\($0)" }))
  }

  @Test func `a cancelled task ends its fetch at once`() async throws {
    let server = try TestServer { _ in .hang }
    let fetcher = Fetcher.local(server)
    let task = Task { await failure(fetcher, FetchRequest(server.url("/"))) }
    while server.requests.isEmpty { await Task.yield() }
    let start = ContinuousClock.now
    task.cancel()
    #expect(await task.value == "cancelled")
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func `a task cancelled before it starts asks nobody`() async throws {
    let server = try TestServer { _ in .text("") }
    let fetcher = Fetcher.local(server)
    let code = await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await failure(fetcher, FetchRequest(server.url("/")))
    }.value
    #expect(code == "cancelled")
    #expect(server.requests.isEmpty)
  }

  @Test func `shutting down ends what is under way and refuses what comes later`() async throws {
    let server = try TestServer { _ in .hang }
    let fetcher = Fetcher.local(server)
    let task = Task { await failure(fetcher, FetchRequest(server.url("/"))) }
    while server.requests.isEmpty { await Task.yield() }
    fetcher.shutDown()
    #expect(await task.value == "cancelled")
    #expect(await failure(fetcher, FetchRequest(server.url("/"))) == "cancelled")
  }

  @Test func `a connection that ends before any answer is tried once more`() async throws {
    let server = try TestServer { _ in .raw([]) }
    #expect(await failure(.local(server), FetchRequest(server.url("/"))) == "connect")
    #expect(server.requests.count == 2)
  }

  @Test func `a status is never tried again`() async throws {
    let server = try TestServer { _ in .text("", status: 503) }
    #expect(try await Fetcher.local(server).fetch(FetchRequest(server.url("/"))).status == 503)
    #expect(server.requests.count == 1)
  }

  @Test func `a refused connection and an unknown name are told apart`() async throws {
    // Nothing listens on port 1: a port that was just given up could be another test's by now.
    let refused = try #require(URL(string: "http://127.0.0.1:1/"))
    let fetcher = Fetcher.local { $0.addressGuard.allowed = [HostPort(host: "127.0.0.1", port: 1)] }
    #expect(await failure(fetcher, FetchRequest(refused)) == "connect")
    let unknown = try #require(URL(string: "http://no-such-host.invalid/"))
    #expect(await failure(.local(), FetchRequest(unknown)) == "dns")
  }

  @Test func `the proxy of the environment is not used`() async throws {
    let proxy = try TestServer { _ in .text("proxy") }
    let server = try TestServer { _ in .text("server") }
    setenv("http_proxy", proxy.base, 1)
    defer { unsetenv("http_proxy") }
    #expect(try await Fetcher.local(server).fetch(FetchRequest(server.url("/"))).text == "server")
    #expect(proxy.requests.isEmpty)
  }

  @Test func `a proxy the user names is used, also at a private address`() async throws {
    let proxy = try TestServer { .text($0.target) }
    let fetcher = Fetcher.local { $0.proxy = proxy.base }
    let url = try #require(URL(string: "http://example.invalid/feed"))
    #expect(try await fetcher.fetch(FetchRequest(url)).text == "http://example.invalid/feed")
    let metadata = try #require(URL(string: "http://169.254.169.254/"))
    #expect(await failure(fetcher, FetchRequest(metadata)) == "ssrf-blocked")
  }
}
