import Fetching
import Foundation
import TestSupport
import Testing

struct ConditionalGetTests {
  @Test func `validators come back as they were given and bring a 304`() async throws {
    let etag = "W/\"odd,  one\\\" é"
    let date = "Sunday, 06-Nov-94 08:49:37 GMT+0"
    let server = try TestServer { request in
      let headers: Headers = ["ETag": etag, "Last-Modified": date]
      return Response(request.headers["If-None-Match"] == etag ? 304 : 200, headers: headers)
    }
    let fetcher = Fetcher.local(server)
    let first = try await fetcher.fetch(FetchRequest(server.url("/")))
    #expect(first.status == 200)
    #expect(first.validators.lastModified == date)
    let second = try await fetcher.fetch(FetchRequest(server.url("/"), validators: first.validators))
    #expect(second.isNotModified)
    #expect(second.body.isEmpty)
    #expect(server.requests.map { $0.headers["If-None-Match"] } == [nil, etag])
    #expect(server.requests.map { $0.headers["If-Modified-Since"] } == [nil, date])
  }

  @Test func `validators are sent to no URL but their own`() async throws {
    let server = try TestServer { $0.path == "/a" ? .redirect(to: "/b") : .text("") }
    let validators = Validators(etag: "\"b\"", url: server.url("/b").absoluteString)
    _ = try await Fetcher.local(server).fetch(FetchRequest(server.url("/a"), validators: validators))
    #expect(server.requests.map { $0.headers["If-None-Match"] } == [nil, "\"b\""])
  }

  @Test func `a 304 that nobody asked for is an error`() async throws {
    let server = try TestServer { _ in Response(304) }
    #expect(await failure(.local(server), FetchRequest(server.url("/"))) == "unexpected-304")
  }

  @Test func `long validators and those with control characters are not kept`() {
    #expect(Validators(etag: String(repeating: "x", count: 1024)).etag != nil)
    #expect(Validators(etag: String(repeating: "x", count: 1025)).isEmpty)
    #expect(Validators(etag: "a\r\nX: b", lastModified: "\u{0}").isEmpty)
  }

  @Test func `a 304 replaces only what it repeats`() async throws {
    let server = try TestServer { _ in Response(304, headers: ["ETag": "\"new\""]) }
    let stored = Validators(etag: "\"old\"", lastModified: "yesterday")
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/"), validators: stored))
    let kept = ConditionalGet.validators(after: response, stored: stored)
    #expect(kept.etag == "\"new\"")
    #expect(kept.lastModified == "yesterday")
  }

  @Test(arguments: [(200, true), (226, true), (404, false), (500, false)])
  func `a document without validators clears them, an error leaves them`(status: Int, isCleared: Bool)
    async throws
  {
    let server = try TestServer { _ in .text("x", status: status) }
    let stored = Validators(etag: "\"old\"")
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/"), validators: stored))
    #expect(ConditionalGet.validators(after: response, stored: stored).isEmpty == isCleared)
  }

  @Test func `what the header says about time is read`() async throws {
    let server = try TestServer { _ in
      Response(
        503,
        headers: [
          "Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Expires": "Sunday, 06-Nov-94 09:49:37 GMT",
          "Retry-After": "Sun Nov  6 08:50:37 1994", "Cache-Control": "public, Max-Age=\"600\", s-maxage=1",
        ])
    }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/")))
    #expect(response.retryAfterInSeconds == 60)
    #expect(response.maxAgeInSeconds == 600)
    #expect(response.secondsUntilExpiry == 3600)
    #expect(response.expires == Date(timeIntervalSince1970: 784_115_377))
  }

  @Test(arguments: [
    ("120", 120), ("soon", nil), ("-1", nil), ("99999999999999999999", 3_162_240_000), ("", nil),
  ])
  func `odd waiting times do no harm`(value: String, seconds: Int?) async throws {
    let server = try TestServer { _ in
      Response(429, headers: ["Retry-After": value, "Cache-Control": "max-age=\(value)", "Expires": "0"])
    }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/")))
    #expect(response.retryAfterInSeconds == seconds)
    #expect(response.maxAgeInSeconds == seconds)
    #expect(response.expires == nil)
  }
}
