import TestSupport

@testable import Feedmill

extension Behavior {
  /// Statuses, validators and redirects.
  static let answers: [Behavior] = statuses + validators + redirects + blockedRedirects

  private static let statuses: [Behavior] =
    [204, 206, 299, 400, 401, 402, 403, 404, 405, 410, 418, 429, 451, 500, 502, 503, 504, 511].map { status in
      .fails("status \(status)", "http-\(status)") { _, _ in .text(rss(item("a")), status: status) }
    } + [
      .reads("status 226, some of the entries") { _, _ in .text(rss(item("a")), status: 226) },
      .fails("a 304 nobody asked for", "unexpected-304") { _, _ in Response(304) },
      .polled("a 304 nobody asked for, then a feed", 2, codes: ["unexpected-304"], log: ["/feed", "/feed"]) {
        $1.visit == 0 ? Response(304) : .good
      },
      .polled(
        "429 with Retry-After keeps even --force away", 2, articles: 0, codes: ["http-429"], log: ["/feed"]
      ) {
        _, _ in Response(429, headers: ["Retry-After": "3600"])
      },
      .polled(
        "503 with Retry-After keeps even --force away", 2, articles: 0, codes: ["http-503"], log: ["/feed"]
      ) {
        _, _ in Response(503, headers: ["Retry-After": "Wed, 21 Oct 2099 07:28:00 GMT"])
      },
      .polled("429 without Retry-After", 2, articles: 0, codes: ["http-429"], log: ["/feed"]) { _, _ in
        Response(429)
      },
      .polled(
        "410 twice in a row is not yet gone", 2, articles: 0, codes: ["http-410", "http-410"],
        log: ["/feed", "/feed"]
      ) {
        _, _ in Response(410)
      },
    ]

  private static func etag(_ value: String) -> Behavior {
    .polled("the ETag \(value) comes back as it was", 2, log: ["/feed", "/feed If-None-Match: \(value)"]) {
      request, _ in request.headers["If-None-Match"] == value ? Response(304) : .good(["ETag": value])
    }
  }

  private static let validators: [Behavior] = [
    etag("\"v1\""), etag("W/\"v1\""), etag("unquoted"), etag("\"with space\""), etag("\"a\\\"b\""),
    .polled(
      "a Last-Modified that is no date comes back as it was", 2,
      log: ["/feed", "/feed If-Modified-Since: yesterday, about noon"]
    ) { _, web in web.visit == 0 ? .good(["Last-Modified": "yesterday, about noon"]) : Response(304) },
    .polled(
      "both validators come back", 2,
      log: ["/feed", "/feed If-None-Match: \"1\" If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT"]
    ) { _, web in
      web.visit == 0
        ? .good(["ETag": "\"1\"", "Last-Modified": "Thu, 01 Jan 1970 00:00:00 GMT"]) : Response(304)
    },
    .polled("an ETag of 2000 bytes is not kept", 2, log: ["/feed", "/feed"]) { _, _ in
      .good(["ETag": String(repeating: "x", count: 2000)])
    },
    .polled(
      "an answer without validators clears them", 3, articles: 2,
      log: ["/feed", "/feed If-None-Match: \"1\"", "/feed"]
    ) { _, web in
      web.visit == 0 ? .good(["ETag": "\"1\""]) : .feed(rss(item("b"), item("a")))
    },
    .polled("the ETag of an error is not kept", 2, codes: ["http-404"], log: ["/feed", "/feed"]) { _, web in
      web.visit == 0 ? Response(404, headers: ["ETag": "\"1\""]) : .good
    },
    .polled("the ETag of half a feed is not kept", 2, codes: ["truncated"], log: ["/feed", "/feed"]) {
      _, web in
      web.visit == 0
        ? .verbatim("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 999\r\n\r\n<rss>") : .good
    },
    .polled("the ETag of no feed is not kept", 2, codes: ["not-a-feed"], log: ["/feed", "/feed"]) { _, web in
      web.visit == 0 ? Response(headers: ["ETag": "\"1\""], body: .bytes(Array("<p>hi</p>".utf8))) : .good
    },
    .polled(
      "a 304 brings a new ETag", 3,
      log: ["/feed", "/feed If-None-Match: \"1\"", "/feed If-None-Match: \"2\""]
    ) { _, web in
      web.visit == 0 ? .good(["ETag": "\"1\""]) : Response(304, headers: ["ETag": "\"2\""])
    },
    .polled(
      "a 304 without an ETag leaves the old one", 3,
      log: ["/feed", "/feed If-None-Match: \"1\"", "/feed If-None-Match: \"1\""]
    ) { _, web in web.visit == 0 ? .good(["ETag": "\"1\""]) : Response(304) },
    .polled(
      "an error in between leaves the ETag", 3, codes: ["http-500"],
      log: ["/feed", "/feed If-None-Match: \"1\"", "/feed If-None-Match: \"1\""]
    ) { _, web in web.visit == 0 ? .good(["ETag": "\"1\""]) : web.visit == 1 ? Response(500) : Response(304)
    },
    .polled(
      "validators go to the URL they came from", 2,
      log: ["/feed", "/new", "/feed", "/new If-None-Match: \"1\""]
    ) { request, web in
      if request.path == "/feed" { return .redirect(to: "/new", status: 302) }
      return web.visit == 0 ? .good(["ETag": "\"1\""]) : Response(304)
    },
    .polled("the same bytes without validators", 2, log: ["/feed", "/feed"]) { _, _ in .good },
  ]

  private static func redirect(_ name: String, to location: String, log: [String] = ["/feed", "/new"])
    -> Behavior
  {
    .reads(name, log: log) { request, _ in
      request.path == "/feed" ? .redirect(to: location, status: 302) : .good
    }
  }

  private static let redirects: [Behavior] =
    [301, 302, 303, 307, 308].map { status in
      .reads("a \(status) redirect", log: ["/feed", "/new"]) { request, _ in
        request.path == "/feed" ? .redirect(to: "/new", status: status) : .good
      }
    } + [
      redirect("a Location with a fragment", to: "/new#part"),
      redirect("a Location with dots", to: "/x/../new"),
      redirect("a Location with an encoded line break", to: "/n%0d%0aX:1", log: ["/feed", "/n%0d%0aX:1"]),
      .fails("a redirect to itself", "bad-redirect") { _, _ in .redirect(to: "/feed", status: 302) },
      .fails("two redirects in a circle", "bad-redirect", log: ["/feed", "/b"]) { request, _ in
        .redirect(to: request.path == "/feed" ? "/b" : "/feed", status: 302)
      },
      .fails("eleven redirects", "too-many-redirects", log: ["/feed"] + (1...10).map { "/\($0)" }) {
        request, _ in
        .redirect(to: "/\((Int(request.path.dropFirst()) ?? 0) + 1)", status: 302)
      },
      .fails("a redirect without a target", "http-302") { _, _ in Response(302) },
      .reads("a redirect with a body of a megabyte", log: ["/feed", "/new"]) { request, _ in
        request.path == "/new"
          ? .good
          : Response(
            302, headers: ["Location": "/new"], body: .bytes([UInt8](repeating: 0x20, count: 1 << 20)))
      },
      Behavior(
        name: "user and password of the URL go to the server they are for", articles: 1,
        log: ["/feed Authorization: Basic dTpw", "/new Authorization: Basic dTpw"], userInfo: "u:p@"
      ) { request, _ in request.path == "/feed" ? .redirect(to: "/new", status: 302) : .good },
    ]

  private static func blocked(
    _ name: String, _ code: String, to location: @escaping @Sendable (Web) -> String
  )
    -> Behavior
  {
    .fails("a redirect to " + name, code) { _, web in .redirect(to: location(web), status: 302) }
  }

  private static let blockedRedirects: [Behavior] =
    [
      "file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/1", "data:text/xml,<rss/>",
      "javascript:alert(1)",
      "jar:http://a/!/b", "unix:///run/x.sock", "blob:http://a/b",
    ].map { location in
      blocked(location, "unsupported-scheme") { _ in location }
    } + [
      blocked("the cloud's metadata", "ssrf-blocked") { _ in "http://169.254.169.254/latest/meta-data/" },
      blocked("the cloud's metadata by name", "ssrf-blocked") { _ in "http://metadata.google.internal/" },
      blocked("the port next door", "ssrf-blocked") { $0.canary + "/" },
      blocked("the port next door without a scheme", "ssrf-blocked") { "//127.0.0.1:\($0.canaryPort)/" },
      blocked("the port next door as one number", "ssrf-blocked") { "http://2130706433:\($0.canaryPort)/" },
      blocked("the port next door in hexadecimal", "ssrf-blocked") { "http://0x7f.1:\($0.canaryPort)/" },
      blocked("the port next door in octal", "ssrf-blocked") { "http://0177.0.0.1:\($0.canaryPort)/" },
      blocked("the port next door in short", "ssrf-blocked") { "http://127.1:\($0.canaryPort)/" },
      blocked("the port next door as IPv6", "ssrf-blocked") { "http://[::ffff:7f00:1]:\($0.canaryPort)/" },
      blocked("the port next door through NAT64", "ssrf-blocked") {
        "http://[64:ff9b::7f00:1]:\($0.canaryPort)/"
      },
      blocked("the port next door as localhost", "ssrf-blocked") { "http://localhost:\($0.canaryPort)/" },
      blocked("the port next door in wide digits", "ssrf-blocked") { "http://１２７.0.0.1:\($0.canaryPort)/" },
      blocked("the port next door behind a user name", "ssrf-blocked") {
        "http://127.0.0.1@127.0.0.1:\($0.canaryPort)/"
      },
      blocked("address 0", "ssrf-blocked") { "http://0:\($0.canaryPort)/" },
      .fails("a second redirect to the port next door", "ssrf-blocked", log: ["/feed", "/hop"]) {
        request, web in
        .redirect(to: request.path == "/feed" ? "/hop" : web.canary, status: 302)
      },
    ]
}
