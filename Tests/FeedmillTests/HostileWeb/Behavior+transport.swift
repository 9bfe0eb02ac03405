import Foundation
import TestSupport

@testable import Feedmill

extension Behavior {
  /// Answers that are broken, too large, too slow, or only look wrong.
  static let transport: [Behavior] = sizes + codings + slow + framing + headers

  private static let zeros = [UInt8](repeating: 0x20, count: 17 << 20)

  private static let sizes: [Behavior] = [
    .fails("a Brotli bomb", "too-large") { _, _ in
      Response(headers: ["Content-Encoding": "br"], body: .bytes(Compression.brotli(zeros)))
    },
    .fails("a Zstandard bomb", "too-large") { _, _ in
      Response(headers: ["Content-Encoding": "zstd"], body: .bytes(Compression.zstd(zeros)))
    },
    .fails("a gzip bomb", "too-large") { _, _ in
      Response(headers: ["Content-Encoding": "gzip"], body: .bytes(Compression.gzip(zeros)))
    },
    .fails("a body that never ends", "too-large") { _, _ in
      Response(body: .endless([UInt8](repeating: 0x20, count: 65_536)))
    },
    .fails("a length of a terabyte", "too-large") { _, _ in
      Response(body: .stall([0x20], lengthInBytes: 1 << 40))
    },
    .fails("a body of more than 8 MiB on the wire", "too-large") { _, _ in
      Response(body: .chunked([Array(zeros.prefix(9 << 20))]))
    },
    .fails("64 KiB of header lines", "header-too-large") { _, _ in
      .good(
        Headers((0..<700).map { Headers.Field(name: "X-\($0)", value: String(repeating: "x", count: 100)) }))
    },
    .fails("one header line of 200 KB", "header-too-large") { _, _ in
      .good(["X-Long": String(repeating: "x", count: 200_000)])
    },
  ]

  private static let codings: [Behavior] = [
    .reads("Brotli") { _, _ in
      Response(
        headers: ["Content-Encoding": "br"], body: .bytes(Compression.brotli(Array(rss(item("a")).utf8))))
    },
    .reads("Zstandard") { _, _ in
      Response(
        headers: ["Content-Encoding": "zstd"], body: .bytes(Compression.zstd(Array(rss(item("a")).utf8))))
    },
    .reads("gzip") { _, _ in
      Response(
        headers: ["Content-Encoding": "gzip"], body: .bytes(Compression.gzip(Array(rss(item("a")).utf8))))
    },
    .reads("deflate") { _, _ in
      Response(
        headers: ["Content-Encoding": "deflate"], body: .bytes(Compression.zlib(Array(rss(item("a")).utf8))))
    },
    .reads("Content-Encoding: identity") { _, _ in .good(["Content-Encoding": "identity"]) },
    .fails("gzip twice", "bad-encoding") { _, _ in
      let once = Compression.gzip(Array(rss(item("a")).utf8))
      return Response(headers: ["Content-Encoding": "gzip, gzip"], body: .bytes(Compression.gzip(once)))
    },
    .fails("gzip cut short in a whole answer", "truncated") { _, _ in
      let whole = Compression.gzip(Array(rss(item("a")).utf8))
      return Response(headers: ["Content-Encoding": "gzip"], body: .bytes(Array(whole.dropLast(12))))
    },
    .fails("gzip that isn't", "bad-encoding") { _, _ in .good(["Content-Encoding": "gzip"]) },
    .fails("a coding nobody asked for", "bad-encoding") { _, _ in .good(["Content-Encoding": "br"]) },
    .fails("a coding nobody knows", "bad-encoding") { _, _ in .good(["Content-Encoding": "x-rot13"]) },
  ]

  private static let slow: [Behavior] = [
    .fails("no answer ever", "timeout", limits: .short) { _, _ in .hang },
    .fails("a body byte by byte", "timeout", limits: .short) { _, _ in
      .drip(Array(zeros.prefix(1000)), every: .milliseconds(50))
    },
    .fails("a header byte by byte", "timeout", limits: .short) { _, _ in
      Response(body: .slow(Array("HTTP/1.1 200 OK\r\nX: ".utf8) + zeros, every: .milliseconds(50)))
    },
    .fails("a body that stops", "timeout", limits: .short) { _, _ in
      Response(body: .stall(Array("<rss".utf8), lengthInBytes: 1000))
    },
  ]

  private static let framing: [Behavior] = [
    .fails("the connection closed without a word", "connect", log: ["/feed", "/feed"]) { _, _ in .raw([]) },
    .reads("no word at first, an answer at the second try", log: ["/feed", "/feed"]) { _, web in
      web.visit == 0 ? .raw([]) : .good
    },
    .fails("a body shorter than its length", "truncated") { _, _ in
      .verbatim("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + rss(item("a")))
    },
    .fails("two lengths for one body", "bad-response") { _, _ in
      .verbatim("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 60\r\n\r\n" + rss(item("a")))
    },
    .fails("a chunk whose size is no number", "truncated") { _, _ in
      .verbatim("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n")
    },
    .fails("chunks that end early", "truncated") { _, _ in
      .verbatim("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n")
    },
    .reads("chunks with a trailer") { _, _ in
      var response = Response.good
      response.body = .chunked(
        [Array(rss(item("a")).utf8)], trailer: ["X-Sum": "1", "Location": "/elsewhere"])
      return response
    },
    .reads("no length at all, the end of the connection ends the body") { _, _ in
      .verbatim("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n" + rss(item("a")))
    },
    .reads("100 and 103 before the answer") { _, _ in
      let body = rss(item("a"))
      return .verbatim(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n"
          + "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
    },
    .fails("another protocol", "unsupported-scheme") { _, _ in .verbatim("SSH-2.0-OpenSSH_9\r\n\r\n") },
    .fails("a body without any header", "unsupported-scheme") { _, _ in .verbatim(rss(item("a"))) },
  ]

  private static let headers: [Behavior] = [
    .polled("a cookie, which nobody brings back", 2, log: ["/feed", "/feed"]) { _, _ in
      .good(["Set-Cookie": "track=1; Path=/"])
    },
    .reads("a feed that calls itself a picture") { _, _ in
      var response = Response.good
      response.headers["Content-Type"] = "image/png"
      return response
    },
    .reads("a feed that calls itself a page") { _, _ in
      var response = Response.good
      response.headers["Content-Type"] = "text/html"
      return response
    },
    .reads("a feed that calls itself nothing") { _, _ in
      var response = Response.good
      response.headers["Content-Type"] = nil
      return response
    },
    .reads("header lines that end in a bare line feed") { _, _ in
      let body = rss(item("a"))
      return .verbatim("HTTP/1.1 200 OK\nContent-Length: \(body.utf8.count)\n\n" + body)
    },
    .reads("a download with a dangerous name") { _, _ in
      .good(["Content-Disposition": "attachment; filename=\"../../etc/passwd\""])
    },
    .reads("a Refresh header to a private address") { _, web in .good(["Refresh": "0; url=\(web.canary)/"]) },
    .reads("a Link header to a private hub") { _, web in .good(["Link": "<\(web.canary)/>; rel=\"hub\""]) },
    .reads("an Alt-Svc header to a private port") { _, web in
      .good(["Alt-Svc": "h2=\":\(web.canaryPort)\"; ma=86400"])
    },
  ]
}
