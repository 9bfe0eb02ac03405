/// How a body was compressed on its way (RFC 9110, section 8.4.1).
package enum ContentCoding: Sendable, CaseIterable {
  case gzip, deflate, brotli, zstd

  /// The coding a Content-Encoding names; nil for another.
  package init?(named name: String) {
    switch name.lowercased() {
    case "gzip", "x-gzip": self = .gzip
    case "deflate": self = .deflate
    case "br": self = .brotli
    case "zstd": self = .zstd
    default: return nil
    }
  }

  /// What we ask servers for: all that we can decode.
  static let accepted = "gzip, deflate, br, zstd"
}
