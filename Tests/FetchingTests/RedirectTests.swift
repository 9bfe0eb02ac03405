import Fetching
import Foundation
import TestSupport
import Testing

struct RedirectTests {
  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is followed and remembered`(status: Int) async throws {
    let server = try TestServer { $0.path == "/b" ? .text("b") : .redirect(to: "b?q#f", status: status) }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/a")))
    #expect(response.text == "b")
    #expect(response.finalURL == server.url("/b?q"))
    #expect(response.redirects.map(\.status) == [status])
    #expect(response.redirects.map(\.from) == [server.url("/a")])
    #expect(response.redirects.map(\.to) == [server.url("/b?q")])
    #expect(response.isPermanentlyMoved == (status == 301 || status == 308))
  }

  @Test func `one temporary hop makes the whole chain temporary`() async throws {
    let server = try TestServer {
      switch $0.path {
      case "/a": .redirect(to: "/b", status: 301)
      case "/b": .redirect(to: "/c", status: 302)
      default: .text("c")
      }
    }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/a")))
    #expect(response.redirects.map(\.isPermanent) == [true, false])
    #expect(!response.isPermanentlyMoved)
  }

  @Test func `ten redirects are followed, eleven are not`() async throws {
    let server = try TestServer { request in
      let number = Int(request.path.dropFirst()) ?? 0
      return number == 0 ? .text("end") : .redirect(to: "/\(number - 1)")
    }
    let fetcher = Fetcher.local(server)
    #expect(try await fetcher.fetch(FetchRequest(server.url("/10"))).text == "end")
    #expect(await failure(fetcher, FetchRequest(server.url("/11"))) == "too-many-redirects")
  }

  @Test func `a circle is noticed`() async throws {
    let server = try TestServer { .redirect(to: $0.path == "/a" ? "/b" : "/a") }
    #expect(await failure(.local(server), FetchRequest(server.url("/a"))) == "bad-redirect")
    #expect(server.requests.count == 2)
  }

  @Test(arguments: [
    ("file:///etc/passwd", "unsupported-scheme"), ("gopher://127.0.0.1/", "unsupported-scheme"),
    ("data:text/plain,x", "unsupported-scheme"), ("javascript:1", "unsupported-scheme"),
    ("http://169.254.169.254/latest/", "ssrf-blocked"), ("http://[::1]/", "ssrf-blocked"),
    ("http://localhost:1/", "ssrf-blocked"), ("//10.0.0.1/", "ssrf-blocked"),
    ("http://2130706433/", "ssrf-blocked"), ("http://", "bad-url"),
    ("http://127.0.0.1:99999/", "bad-url"), ("http://a b/", "bad-redirect"),
  ])
  func `each hop is checked anew`(location: String, code: String) async throws {
    let server = try TestServer { _ in .redirect(to: location) }
    let found = await failure(.local(server), FetchRequest(server.url("/")))
    #expect(found == code || (location.contains("a b") && found == "bad-url"))
    #expect(server.requests.count == 1)
  }

  @Test func `secrets stay with the origin they are for`() async throws {
    let other = try TestServer { _ in .text("other") }
    let server = try TestServer { $0.path == "/a" ? .redirect(to: "/b") : .redirect(to: other.base + "/c") }
    let url = try #require(URL(string: "http://me:secret@127.0.0.1:\(server.port)/a"))
    let headers = HeaderFields([("Cookie", "id=1"), ("X-Key", "k")])
    let request = FetchRequest(url, headers: headers)
    #expect(try await Fetcher.local(server, other).fetch(request).text == "other")
    #expect(
      server.requests.map { $0.headers["Authorization"] } == ["Basic bWU6c2VjcmV0", "Basic bWU6c2VjcmV0"])
    #expect(server.requests.map { $0.headers["X-Key"] } == ["k", "k"])
    let names = other.requests.flatMap { $0.headers.fields.map(\.name) }
    #expect(names == ["Host", "User-Agent", "Accept", "Accept-Encoding"])
  }

  @Test func `secrets are not sent again when a stranger leads back`() async throws {
    let home = try TestServer { _ in .text("home") }
    let stranger = try TestServer { _ in .redirect(to: home.base + "/end") }
    let front = try TestServer { _ in .redirect(to: stranger.base) }
    let request = FetchRequest(front.url("/"), headers: HeaderFields([("X-Key", "k")]))
    _ = try await Fetcher.local(front, stranger, home).fetch(request)
    #expect(front.requests.map { $0.headers["X-Key"] } == ["k"])
    #expect(stranger.requests.map { $0.headers["X-Key"] } == [nil])
    #expect(home.requests.map { $0.headers["X-Key"] } == [nil])
  }

  @Test func `user and password in a Location are dropped`() async throws {
    let server = try TestServer { request in
      guard request.path == "/a" else { return .text("b") }
      return .redirect(to: "http://x:y@\(request.headers["Host"] ?? "")/b")
    }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/a")))
    #expect(response.finalURL == server.url("/b"))
    #expect(server.requests.map { $0.headers["Authorization"] } == [nil, nil])
  }

  @Test func `a redirect without a target is the answer`() async throws {
    let server = try TestServer { _ in .init(302) }
    #expect(try await Fetcher.local(server).fetch(FetchRequest(server.url("/"))).status == 302)
  }

  @Test func `the body of a redirect is not read to its end`() async throws {
    let head = "HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n"
    let server = try TestServer {
      $0.path == "/b" ? .text("b") : .raw(Array(head.utf8) + [UInt8](repeating: 120, count: 12 << 20))
    }
    #expect(try await Fetcher.local(server).fetch(FetchRequest(server.url("/a"))).text == "b")
  }

  @Test func `a Location that is not ASCII is encoded`() async throws {
    let server = try TestServer {
      $0.path == "/a" ? .redirect(to: "/b\u{E9} c") : .text($0.target)
    }
    #expect(try await Fetcher.local(server).fetch(FetchRequest(server.url("/a"))).text == "/b%C3%A9%20c")
  }
}
