internal import Foundation

/// A URL that has passed all checks that need no network, split into what is asked and what is secret.
struct FetchTarget: Sendable, Equatable {
  /// The URL without user, password and fragment.
  let url: URL
  /// "http" or "https".
  let scheme: String
  let hostPort: HostPort
  /// The value of the Authorization header that the URL's user and password make; nil when it has none.
  let authorization: String?

  /// Longer URLs are refused: no feed has one, and servers refuse them too.
  static let maxLength = 8192

  /// The target of a URL a user or a server named.
  init(_ original: URL) throws(FetchError) {
    let shown = RedactedURL(original)
    guard var parts = URLComponents(url: original.absoluteURL, resolvingAgainstBaseURL: true) else {
      throw .badURL(shown, "not a URL")
    }
    guard original.absoluteString.utf8.count <= Self.maxLength else {
      throw .badURL(shown, "longer than \(Self.maxLength) bytes")
    }
    guard let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https" else {
      throw .unsupportedScheme(shown)
    }
    let port = parts.port ?? (scheme == "https" ? 443 : 80)
    guard let host = parts.encodedHost, Self.isPlain(host) else { throw .badURL(shown, "not a host name") }
    guard (1...65_535).contains(port) else { throw .badURL(shown, "not a port") }
    let authorization = Self.authorization(user: parts.user, password: parts.password)
    parts.scheme = scheme
    parts.user = nil
    parts.password = nil
    parts.fragment = nil
    if parts.percentEncodedPath.isEmpty { parts.percentEncodedPath = "/" }
    guard let url = parts.url, Self.isVisibleASCII(url.absoluteString) else {
      throw .badURL(shown, "not a URL")
    }
    self.url = url
    self.scheme = scheme
    self.hostPort = HostPort(host: host, port: port)
    self.authorization = authorization
  }

  /// Whether secrets for one may go to the other: same scheme, host and port.
  func hasSameOrigin(as other: FetchTarget) -> Bool {
    scheme == other.scheme && hostPort == other.hostPort
  }
}

private extension FetchTarget {
  /// Two programs read this host, Foundation and libcurl: only what both read alike is let through.
  static func isPlain(_ host: String) -> Bool {
    if host.hasPrefix("[") { return IPAddress(host: host) != nil }
    return !host.isEmpty
      && host.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  static func isVisibleASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  static func authorization(user: String?, password: String?) -> String? {
    guard let user, !user.isEmpty || password != nil else { return nil }
    return "Basic " + Data("\(user):\(password ?? "")".utf8).base64EncodedString()
  }
}
