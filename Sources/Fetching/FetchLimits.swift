/// What one fetch may cost. Every limit is enforced, whatever the server says.
package struct FetchLimits: Sendable, Equatable {
  /// Name lookup, TCP and TLS together, each hop.
  package var connect: Duration
  /// From the start of a hop to the first byte of its answer.
  package var firstByte: Duration
  /// The longest silence after the first byte.
  package var idle: Duration
  /// The whole fetch, all hops and the retry together.
  package var total: Duration
  /// The body after decoding.
  package var decodedBytes: Int
  /// The body as it came over the wire, before decoding.
  package var wireBytes: Int
  /// All header lines of one hop together, interim answers and trailers included.
  package var headerBytes: Int
  /// Redirects followed before giving up.
  package var redirects: Int
  /// Whether a body that is too large is cut and kept; if not, it is an error.
  package var cutsLargeBody: Bool

  /// Limits for feeds: 16 MiB decoded.
  package static let feed = FetchLimits()
  /// Limits for pages: 8 MiB decoded.
  package static let page = FetchLimits(decodedBytes: 8 << 20)
  /// Limits for robots.txt: what follows 500 KiB is ignored, five redirects.
  ///
  /// Source: RFC 9309 §2.3.1.2, §2.5.
  package static let robots = FetchLimits(
    total: .seconds(30), decodedBytes: 500 << 10, wireBytes: 500 << 10, redirects: 5, cutsLargeBody: true)

  /// The body of a redirect is read this far, so that the connection can be used again, and then dropped.
  package static let redirectBodyBytes = 64 << 10

  /// Limits that are the defaults of a feed, except for those named.
  package init(
    connect: Duration = .seconds(10), firstByte: Duration = .seconds(20), idle: Duration = .seconds(15),
    total: Duration = .seconds(60), decodedBytes: Int = 16 << 20, wireBytes: Int = 8 << 20,
    headerBytes: Int = 64 << 10, redirects: Int = 10, cutsLargeBody: Bool = false
  ) {
    self.connect = connect
    self.firstByte = firstByte
    self.idle = idle
    self.total = total
    self.decodedBytes = decodedBytes
    self.wireBytes = wireBytes
    self.headerBytes = headerBytes
    self.redirects = redirects
    self.cutsLargeBody = cutsLargeBody
  }
}
