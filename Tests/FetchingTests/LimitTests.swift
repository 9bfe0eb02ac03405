import Fetching
import Foundation
import TestSupport
import Testing

struct LimitTests {
  private func code(_ limits: FetchLimits, _ answer: Response) async throws -> String? {
    let server = try TestServer { _ in answer }
    return await failure(.local(server), FetchRequest(server.url("/"), limits: limits))
  }

  @Test func `the defaults are those we promise`() {
    let feed = FetchLimits.feed
    #expect(feed.connect == .seconds(10))
    #expect(feed.firstByte == .seconds(20))
    #expect(feed.idle == .seconds(15))
    #expect(feed.total == .seconds(60))
    #expect(feed.decodedBytes == 16_777_216)
    #expect(FetchLimits.page.decodedBytes == 8_388_608)
    #expect(feed.wireBytes == 8_388_608)
    #expect(feed.headerBytes == 65_536)
    #expect(feed.redirects == 10)
  }

  @Test func `an endless body is stopped`() async throws {
    let endless = Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + [UInt8](repeating: 120, count: 9 << 20)
    #expect(try await code(.feed, .raw(endless)) == "too-large")
  }

  @Test func `a body of the limit passes, one byte more does not`() async throws {
    let limits = FetchLimits.small { $0.wireBytes = 1000 }
    #expect(try await code(limits, .text(String(repeating: "x", count: 1000))) == nil)
    #expect(try await code(limits, .text(String(repeating: "x", count: 1001))) == "too-large")
    let decoded = FetchLimits.small { $0.decodedBytes = 1000 }
    #expect(try await code(decoded, .text(String(repeating: "x", count: 1001))) == "too-large")
  }

  @Test func `a length that is too large ends the fetch before the body`() async throws {
    let stalled = Response(body: .stall([], lengthInBytes: 9 << 20))
    #expect(try await code(.small { $0.idle = .seconds(10) }, stalled) == "too-large")
  }

  @Test func `a body too large is cut where that is asked for`() async throws {
    let server = try TestServer { _ in .text(String(repeating: "x", count: 600 << 10)) }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/"), kind: .robots))
    #expect(response.body.count == 500 << 10)
    #expect(response.isCut)
    #expect(!response.isComplete)
  }

  @Test func `a flood of header lines is stopped`() async throws {
    let line = "X-Flood: " + String(repeating: "x", count: 1000) + "\r\n"
    let flood = "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 70) + "\r\n"
    #expect(try await code(.feed, .raw(Array(flood.utf8))) == "header-too-large")
    let long = "HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 1 << 20) + "\r\n\r\n"
    #expect(try await code(.feed, .raw(Array(long.utf8))) == "header-too-large")
  }

  @Test func `a server that says nothing times out`() async throws {
    #expect(try await code(.small { $0.firstByte = .milliseconds(200) }, .hang) == "timeout")
  }

  @Test func `a handshake that does not end times out`() async throws {
    let server = try TestServer { _ in .hang }
    let url = try #require(URL(string: "https://127.0.0.1:\(server.port)/"))
    let request = FetchRequest(url, limits: .small { $0.connect = .milliseconds(200) })
    await #expect(throws: FetchError.timeout(RedactedURL(url), .connect)) {
      try await Fetcher.local(server).fetch(request)
    }
  }

  @Test func `a body that stops coming times out`() async throws {
    let stalled = Response(body: .stall([120], lengthInBytes: 10))
    #expect(try await code(.small { $0.idle = .milliseconds(200) }, stalled) == "timeout")
  }

  @Test func `a slow drip ends with the time for the whole`() async throws {
    let drip = Response.drip([UInt8](repeating: 120, count: 1000), every: .milliseconds(20))
    let limits = FetchLimits.small { ($0.total, $0.idle) = (.milliseconds(400), .milliseconds(300)) }
    #expect(try await code(limits, drip) == "timeout")
  }

  @Test func `the time for the whole covers all redirects`() async throws {
    let server = try TestServer { request in
      usleep(60_000)
      return .redirect(to: request.path + "x", status: 302)
    }
    let limits = FetchLimits.small { ($0.total, $0.redirects) = (.milliseconds(300), 1000) }
    #expect(await failure(.local(server), FetchRequest(server.url("/"), limits: limits)) == "timeout")
  }

  @Test func `a short body is an error`() async throws {
    let short = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort"
    #expect(try await code(.feed, .raw(Array(short.utf8))) == "truncated")
    let chunk = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n"
    #expect(try await code(.feed, .raw(Array(chunk.utf8))) == "truncated")
  }

  @Test func `two lengths for one body are an error`() async throws {
    let two = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc"
    let found = try await code(.feed, .raw(Array(two.utf8)))
    #expect(found == "bad-response" || found == "truncated")
  }

  @Test(arguments: ["\u{0}\u{1}garbage\r\n\r\n", "HTTP/9.9 abc\r\n\r\n", "SSH-2.0-x\r\n"])
  func `what is not HTTP is an error`(text: String) async throws {
    #expect(try await code(.feed, .raw(Array(text.utf8))) != nil)
  }
}
