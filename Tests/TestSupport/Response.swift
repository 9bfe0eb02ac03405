/// What the server answers, down to the way its bytes arrive.
package struct Response: Sendable {
  /// How the body travels.
  package enum Body: Sendable {
    /// All at once, with its Content-Length.
    case bytes([UInt8])
    /// In these chunks, then the trailer fields.
    case chunked([[UInt8]], trailer: Headers = [:])
    /// With its Content-Length, one byte after each pause.
    case drip([UInt8], every: Duration)
    /// These bytes instead of a response, status line included; then the connection closes.
    case raw([UInt8])
    /// The same, one byte after each pause.
    case slow([UInt8], every: Duration)
    /// The head without a length, then these bytes over and over, as long as the client takes them.
    case endless([UInt8])
    /// Nothing at all, until the client gives up or the server stops.
    case hang
    /// The head with its Content-Length, these bytes of the body, then nothing more.
    case stall([UInt8], lengthInBytes: Int)
  }

  package var status: Int
  package var headers: Headers
  package var body: Body

  package init(_ status: Int = 200, headers: Headers = [:], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A response with text for a body.
  package static func text(_ text: String, type: String = "text/plain; charset=utf-8", status: Int = 200)
    -> Response
  {
    Response(status, headers: ["Content-Type": type], body: .bytes(Array(text.utf8)))
  }

  /// A response with a feed for a body.
  package static func feed(_ xml: String, headers: Headers = [:]) -> Response {
    var response = Response.text(xml, type: "application/rss+xml; charset=utf-8")
    response.headers.fields += headers.fields
    return response
  }

  /// A redirect to a path of this server, or to another URL.
  package static func redirect(to location: String, status: Int = 301) -> Response {
    Response(status, headers: ["Location": location])
  }

  package static let notFound = Response.text("not found\n", status: 404)
  package static let hang = Response(body: .hang)

  /// These bytes verbatim, then the end of the connection.
  package static func raw(_ bytes: [UInt8]) -> Response {
    Response(body: .raw(bytes))
  }

  /// A body that arrives one byte after each pause.
  package static func drip(_ bytes: [UInt8], every pause: Duration) -> Response {
    Response(body: .drip(bytes, every: pause))
  }
}

extension Response {
  /// Status line and header fields, with the length or coding that the body needs.
  func head(keepsAlive: Bool) -> [UInt8] {
    var headers = headers
    if hasBody {
      switch body {
      case .bytes(let bytes), .drip(let bytes, _): set("Content-Length", "\(bytes.count)", in: &headers)
      case .stall(_, let lengthInBytes): set("Content-Length", "\(lengthInBytes)", in: &headers)
      case .chunked: set("Transfer-Encoding", "chunked", in: &headers)
      case .raw, .slow, .endless, .hang: break
      }
    }
    if !keepsAlive { set("Connection", "close", in: &headers) }
    return Array("HTTP/1.1 \(status) \(reason)\r\n\(headers.lines)\r\n".utf8)
  }

  /// False where HTTP allows no body: the client doesn't wait for one.
  var hasBody: Bool {
    status >= 200 && status != 204 && status != 304
  }

  private func set(_ name: String, _ value: String, in headers: inout Headers) {
    if headers[name] == nil { headers[name] = value }
  }

  private var reason: String {
    let reasons = [
      200: "OK", 204: "No Content", 301: "Moved Permanently", 302: "Found", 303: "See Other",
      304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect", 401: "Unauthorized",
      403: "Forbidden", 404: "Not Found", 410: "Gone", 429: "Too Many Requests",
      500: "Internal Server Error", 503: "Service Unavailable",
    ]
    return reasons[status] ?? "Status"
  }
}
