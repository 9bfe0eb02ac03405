/// One HTTP exchange, without redirects or decoding: what the transfer thread is asked to do.
struct Transfer: Sendable {
  let target: FetchTarget
  /// All request header lines beyond Host.
  let headers: [HeaderFields.Field]
  /// The limits of the fetch; `total` is what is left of it.
  var limits: FetchLimits
  let addressGuard: AddressGuard
  /// The proxy to go through; nil for none. The environment is never asked.
  let proxy: String?
  /// The only version of IP to connect by; nil for both.
  let ipVersion: FetchRequest.IPVersion?
  let allowsHTTP2: Bool
  let acceptsAnyCertificate: Bool
  /// A file of certificates to trust instead of the system's; nil for those.
  var trustedCertificates: String?

  /// What came of it.
  struct Result: Sendable {
    let status: Int
    let headers: HeaderFields
    /// The body as it came, still encoded.
    let body: [UInt8]
    /// Whether the body was cut at its limit.
    let isCut: Bool
  }

  /// The URL for messages.
  var shown: RedactedURL { RedactedURL(target.url) }

  /// Whether the socket may go to any address: the user named this host and port, or a proxy.
  var isExempt: Bool { proxy != nil || addressGuard.exempts(target.hostPort) }
}
