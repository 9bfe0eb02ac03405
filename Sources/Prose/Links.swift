/// Turns references into absolute URLs: RFC 3986 §5, as lenient as browsers are.
package enum Links {
  /// The schemes that a kind of place may hold.
  package enum Schemes: Sendable {
    /// `href` and the like in article bodies.
    case content
    /// Images and other media in article bodies.
    case media
    /// URL fields of the output.
    case fields
    /// Whatever there is: for comparing, never for output.
    case any

    func allows(_ scheme: String) -> Bool {
      switch self {
      case .content: Links.contentSchemes.contains(scheme)
      case .media: scheme == "https" || scheme == "http"
      case .fields: Links.fieldSchemes.contains(scheme)
      case .any: true
      }
    }
  }

  static let contentSchemes: Set = ["http", "https", "mailto", "tel"]
  static let fieldSchemes: Set = [
    "feed", "ftp", "http", "https", "itpc", "magnet", "mailto", "mms", "mmsh", "pcast", "podcast", "rtmp",
    "rtmps", "rtp", "rtsp", "rtspu", "tag", "tel", "urn",
  ]

  /// The absolute URL that `reference` means on a page at `base`.
  ///
  /// nil for a reference that stays relative (no base, or one that can't carry it), for one without a
  /// host where it needs one, and for a scheme that isn't among `schemes`. `//host/` without a base is
  /// taken as https. Escapes and non-ASCII characters stay as they are; white space, controls, quotes
  /// and angle brackets are percent-encoded.
  package static func resolve(_ reference: String, base: String?, schemes: Schemes = .fields) -> String? {
    guard var parts = URLParts(reference, base: base) else { return nil }
    guard let scheme = parts.scheme, schemes.allows(scheme) else { return nil }
    if URLParts.needsHost(scheme) {
      guard parts.hasUsableHost else { return nil }
    } else if parts.isEmptyAfterScheme {
      return nil
    }
    parts.normalizePath()
    return parts.description
  }

  /// The absolute form of a base that itself may be relative to an outer one, as nested `xml:base` are.
  package static func base(_ inner: String?, within outer: String?) -> String? {
    guard let inner, !inner.isEmpty else { return outer }
    return resolve(inner, base: outer, schemes: .any) ?? outer
  }
}
