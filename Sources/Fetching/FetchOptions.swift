/// How a fetcher behaves towards everyone.
package struct FetchOptions: Sendable {
  /// The version in the User-Agent.
  package var version = "0"
  /// A URL or mail address where site owners reach whoever runs this; nil leaves it out of the User-Agent.
  package var contact: String?
  /// Which addresses may be connected to.
  package var addressGuard = AddressGuard()
  /// A proxy as libcurl writes it (`http://host:port`); nil for none. The environment is never asked.
  ///
  /// The proxy looks names up, so that only it can refuse a name of a private address.
  package var proxy: String?
  /// A PEM file of certificates to trust instead of the system's; nil for those.
  package var trustedCertificates: String?
  /// The shortest time between the starts of two requests to one host.
  package var delay: Duration = .seconds(1)
  /// The same for hosts of this machine that the user has allowed.
  package var loopbackDelay: Duration = .zero
  /// Requests under way at once, all hosts together.
  package var concurrency = 16
  /// Requests under way at once to one host and port.
  package var hostConcurrency = 1
  /// The pause before the one retry after a connection that failed is drawn from this range.
  package var retryDelay: ClosedRange<Duration> = .seconds(1)...(.seconds(3))

  /// The defaults: strangers' servers are treated gently, private addresses not at all.
  package init() {}

  /// The User-Agent header: `feedmill/1.2 (+https://example.org/contact)`.
  package var userAgent: String {
    let product = "feedmill/\(version)"
    guard let contact, !contact.isEmpty, HeaderFields.isValidValue(contact) else { return product }
    return "\(product) (+\(contact))"
  }

  /// The shortest time between two requests to this host.
  package func delay(for hostPort: HostPort) -> Duration {
    addressGuard.exempts(hostPort) && hostPort.isLoopback ? loopbackDelay : delay
  }
}
