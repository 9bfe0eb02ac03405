internal import Foundation

/// The redirects of one fetch so far: where it stands, and what the next one may do.
struct RedirectChain: Sendable {
  /// Whom to ask next.
  private(set) var current: FetchTarget
  /// The redirects that were followed.
  private(set) var redirects: [FetchResponse.Redirect] = []
  /// Whether the fetch has never left the origin it began at: only then may secrets be sent.
  private(set) var isAtFirstOrigin = true
  private let first: FetchTarget
  private let limit: Int
  private var visited: Set<URL>

  init(from first: FetchTarget, limit: Int) {
    current = first
    self.first = first
    self.limit = limit
    visited = [first.url]
  }

  /// Whether a status asks the client to go elsewhere.
  static func isRedirect(_ status: Int) -> Bool {
    [301, 302, 303, 307, 308].contains(status)
  }

  /// Goes where a Location header leads, or says why that must not be.
  mutating func follow(_ location: String, status: Int) throws(FetchError) {
    guard redirects.count < limit else { throw .tooManyRedirects(RedactedURL(first.url), limit: limit) }
    let shown = RedactedURL(current.url)
    guard let url = Self.url(location, relativeTo: current.url) else {
      throw .badRedirect(shown, "redirects to something that is no URL")
    }
    let next = try FetchTarget(url)
    // Who named an http URL accepted plain text; who named https did not.
    if current.scheme == "https" && next.scheme == "http" && first.scheme != "http" {
      throw .badRedirect(shown, "redirects from https to http")
    }
    guard visited.insert(next.url).inserted else { throw .badRedirect(shown, "redirects in a circle") }
    redirects.append(.init(status: status, from: current.url, to: next.url))
    if !next.hasSameOrigin(as: first) { isAtFirstOrigin = false }
    current = next
  }

  /// The bytes of a Location are UTF-8 in practice; others are percent-encoded one by one.
  private static func url(_ location: String, relativeTo base: URL) -> URL? {
    let bytes = HeaderFields.bytes(of: location)
    guard !bytes.isEmpty else { return nil }
    if let text = String(validating: bytes, as: UTF8.self) {
      return URL(string: text, relativeTo: base)?.absoluteURL
    }
    let text = bytes.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16) }.joined()
    return URL(string: text, relativeTo: base)?.absoluteURL
  }
}
