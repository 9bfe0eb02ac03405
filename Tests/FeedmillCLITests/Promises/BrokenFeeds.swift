import TestSupport

/// Answers that give no feed, each in a way of its own.
enum BrokenFeeds {
  static let all: [(name: String, response: Response)] =
    statuses.map { ("status \($0)", Response.text("no", status: $0)) } + bodies + messages

  private static let statuses = [204, 206, 400, 401, 403, 404, 410, 429, 451, 500, 502, 503]

  private static let bodies: [(name: String, response: Response)] = [
    ("empty", .feed("")),
    ("a page", .text("<!doctype html><html><body><p>No feed.</p></body></html>", type: "text/html")),
    ("plain text", .text("hello")),
    ("another XML", .feed("<?xml version=\"1.0\"?><note><to>You</to></note>")),
    ("JSON that is no feed", .text("{\"a\": 1}", type: "application/json")),
    (
      "binary",
      Response(headers: ["Content-Type": "application/octet-stream"], body: .bytes((0...255).map { $0 }))
    ),
    ("gzip that isn't", Response(headers: ["Content-Encoding": "gzip"], body: .bytes(Array("plain".utf8)))),
    (
      "gzip cut short",
      Response(
        headers: ["Content-Encoding": "gzip"],
        body: .bytes(Array(Compression.gzip(Array(repeating: 65, count: 5000)).dropLast(9))))
    ),
    ("a coding nobody asked for", Response(headers: ["Content-Encoding": "br"], body: .bytes([1, 2, 3]))),
    ("encoded twice", Response(headers: ["Content-Encoding": "gzip, gzip"], body: .bytes([1, 2, 3]))),
  ]

  private static let messages: [(name: String, response: Response)] = [
    ("a circle", Response(302, headers: ["Location": "/22"])),
    ("a file", .redirect(to: "file:///etc/passwd")),
    ("a private address", .redirect(to: "http://169.254.169.254/latest/meta-data")),
    ("no answer", .raw([])),
    ("not HTTP", .raw(Array("SSH-2.0-OpenSSH\r\n".utf8))),
    ("a short body", .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss>".utf8))),
    (
      "two lengths",
      .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<rss>".utf8))
    ),
    ("304 to nobody's question", Response(304)),
  ]
}
