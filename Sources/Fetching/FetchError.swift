internal import Foundation

/// Why a fetch gave nothing. URLs in here have lost their credentials.
package enum FetchError: Error, Equatable, Sendable {
  /// What took too long.
  package enum Phase: String, Sendable { case connect, firstByte = "first byte", idle, total }

  /// The text is no URL that can be fetched.
  case badURL(RedactedURL, String)
  /// Neither http nor https.
  case unsupportedScheme(RedactedURL)
  /// The address is private, local or reserved, and no allow-list entry names this host and port.
  case ssrfBlocked(RedactedURL, address: String)
  /// A request header holds what HTTP forbids.
  case badHeader(RedactedURL, name: String)
  /// The host name has no address.
  case dns(RedactedURL)
  /// No connection, or it ended before any answer.
  case connect(RedactedURL, String)
  /// The certificate or the handshake was refused.
  case tls(RedactedURL, String)
  /// One of the time limits of `FetchLimits` passed.
  case timeout(RedactedURL, Phase)
  /// More body than `FetchLimits` allows, on the wire or decoded.
  case tooLarge(RedactedURL, limitInBytes: Int)
  /// More header lines than `FetchLimits` allows.
  case headerTooLarge(RedactedURL, limitInBytes: Int)
  /// The body ended early: short Content-Length, broken chunk or unfinished gzip.
  case truncated(RedactedURL)
  /// Corrupt compressed data, an encoding that was not asked for, or more than one.
  case badEncoding(RedactedURL, String)
  /// An answer that breaks HTTP.
  case badResponse(RedactedURL, String)
  /// A redirect that must not be followed: a loop, no target, or from https down to http.
  case badRedirect(RedactedURL, String)
  /// More redirects than `FetchLimits` allows.
  case tooManyRedirects(RedactedURL, limit: Int)
  /// "Not modified", though nothing was asked conditionally.
  case unexpected304(RedactedURL)
  /// The task was cancelled, or the fetcher shut down.
  case cancelled(RedactedURL)

  /// The word for this kind of failure in output, status and logs; part of the output format.
  package var code: String {
    switch self {
    case .badURL: "bad-url"
    case .unsupportedScheme: "unsupported-scheme"
    case .ssrfBlocked: "ssrf-blocked"
    case .badHeader: "bad-header"
    case .dns: "dns"
    case .connect: "connect"
    case .tls: "tls"
    case .timeout: "timeout"
    case .tooLarge: "too-large"
    case .headerTooLarge: "header-too-large"
    case .truncated: "truncated"
    case .badEncoding: "bad-encoding"
    case .badResponse: "bad-response"
    case .badRedirect: "bad-redirect"
    case .tooManyRedirects: "too-many-redirects"
    case .unexpected304: "unexpected-304"
    case .cancelled: "cancelled"
    }
  }

  /// Whether a second try in the same run makes sense: only when no byte of an answer came.
  package var isWorthRetrying: Bool {
    if case .connect = self { true } else { false }
  }
}

extension FetchError: CustomStringConvertible, LocalizedError {
  /// What was wrong, and with which URL.
  package var description: String {
    switch self {
    case .badURL(let url, let why): "\(url): \(why)"
    case .unsupportedScheme(let url): "\(url): only http and https are fetched"
    case .ssrfBlocked(let url, let address):
      "\(url): \(address) is a private or reserved address; --allow-net HOST:PORT opens one"
    case .badHeader(let url, let name): "\(url): the request header \(name) holds forbidden characters"
    case .dns(let url): "\(url): the host name has no address"
    case .connect(let url, let why): "\(url): \(why)"
    case .tls(let url, let why): "\(url): \(why)"
    case .timeout(let url, let phase): "\(url): took too long (\(phase.rawValue))"
    case .tooLarge(let url, let limit): "\(url): the body exceeds \(limit) bytes"
    case .headerTooLarge(let url, let limit): "\(url): the header exceeds \(limit) bytes"
    case .truncated(let url): "\(url): the body ended early"
    case .badEncoding(let url, let why): "\(url): \(why)"
    case .badResponse(let url, let why): "\(url): \(why)"
    case .badRedirect(let url, let why): "\(url): \(why)"
    case .tooManyRedirects(let url, let limit): "\(url): more than \(limit) redirects"
    case .unexpected304(let url): "\(url): answered 304 to an unconditional request"
    case .cancelled(let url): "\(url): cancelled"
    }
  }

  /// The same as `description`.
  package var errorDescription: String? { description }
}
