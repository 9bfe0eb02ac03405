/// One request as the server read it.
package struct Request: Sendable, Equatable {
  package let method: String
  /// Path and query as the client sent them.
  package let target: String
  package let headers: Headers
  package let body: [UInt8]
  /// Whether the connection may serve another request after this one.
  let keepsAlive: Bool

  /// The target up to its `?`.
  package var path: String {
    String(target.prefix { $0 != "?" })
  }

  /// The target after its `?`.
  package var query: String? {
    let rest = target.drop { $0 != "?" }
    return rest.isEmpty ? nil : String(rest.dropFirst())
  }
}

extension Request {
  /// Reads a request from the bytes received so far; nil when they don't hold a whole one yet.
  ///
  /// `length` is how many bytes it took.
  static func read(_ bytes: [UInt8]) -> (request: Request, length: Int)? {
    guard let head = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let start = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard start.count == 3 else { return nil }
    let headers = Headers(lines.dropFirst().compactMap(field))
    let end = head.upperBound + (headers["Content-Length"].flatMap { Int($0) } ?? 0)
    guard bytes.count >= end else { return nil }
    let connection = headers["Connection"]?.lowercased()
    let request = Request(
      method: String(start[0]), target: String(start[1]), headers: headers,
      body: Array(bytes[head.upperBound..<end]),
      keepsAlive: start[2] == "HTTP/1.1" && connection != "close")
    return (request, end)
  }

  private static func field(_ line: Substring) -> Headers.Field? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    return Headers.Field(name: String(line[..<colon]), value: String(value))
  }
}
