package import Foundation

/// What to fetch and how to ask for it.
package struct FetchRequest: Sendable {
  /// What kind of document is wanted; it chooses the Accept header and the limits.
  package enum Kind: Sendable, Hashable { case feed, page, robots }

  /// A version of the Internet Protocol.
  package enum IPVersion: Sendable, Hashable { case v4, v6 }

  /// Whom to ask. User and password become an Authorization header for this origin only.
  package var url: URL
  /// What kind of document is wanted.
  package var kind: Kind
  /// What the server gave last time; empty asks for the whole document.
  package var validators: Validators
  /// More header lines (Cookie, Authorization …), sent to the origin of `url` only.
  package var headers: HeaderFields
  /// What the fetch may cost.
  package var limits: FetchLimits
  /// The time since the last request to this host, such as a robots.txt asks for; the fetcher's own
  /// (`FetchOptions.delay`) when that is longer.
  package var delay: Duration = .zero
  /// The only version of IP whose addresses are tried; nil for both.
  package var ipVersion: IPVersion?
  /// Whether HTTP/2 may be spoken.
  package var allowsHTTP2 = true
  /// Whether any certificate is taken for good. Only ever for a feed whose user asked for it.
  package var acceptsAnyCertificate = false

  /// A request with the limits of its kind.
  package init(
    _ url: URL, kind: Kind = .feed, validators: Validators = .init(), headers: HeaderFields = .init(),
    limits: FetchLimits? = nil
  ) {
    self.url = url
    self.kind = kind
    self.validators = validators
    self.headers = headers
    self.limits = limits ?? kind.limits
  }

  /// The same for a URL in text, such as a user types: white space around it is dropped.
  package init(parsing text: String, kind: Kind = .feed) throws(FetchError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard HeaderFields.isValidValue(trimmed), let url = URL(string: trimmed) else {
      throw .badURL(RedactedURL(text), "not a URL")
    }
    self.init(url, kind: kind)
  }
}

package extension FetchRequest.Kind {
  /// The default limits for such a document.
  var limits: FetchLimits {
    switch self {
    case .feed: .feed
    case .page: .page
    case .robots: .robots
    }
  }

  /// The value of the Accept header.
  var accept: String {
    switch self {
    case .feed:
      "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1"
    case .page: "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.1"
    case .robots: "text/plain, */*;q=0.1"
    }
  }
}
