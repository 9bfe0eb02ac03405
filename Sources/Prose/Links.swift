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
    if isNormalWebURL(reference.utf8.span) { return reference }
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

// MARK: The usual case

extension Links {
  /// True for an absolute http or https URL that resolving would give back as it is: the usual case, found
  /// out in one pass. False when in doubt.
  private static func isNormalWebURL(_ url: Span<UInt8>) -> Bool {
    var index = endOfWebScheme(url)
    guard index > 0 else { return false }
    let host = index
    while index < url.count, isHostByte(url[index]) || url[index] == UInt8(ascii: ":") && index > host {
      index += 1
    }
    guard index > host else { return false }
    if index == url.count { return true }
    guard url[index] == UInt8(ascii: "/") || url[index] == UInt8(ascii: "?") else { return false }
    var previous: UInt8 = 0
    while index < url.count {
      let byte = url[index]
      guard byte < 0x7F, URLParts.isPlain(byte) else { return false }
      // `/.` and `/%` may begin a segment that goes.
      if previous == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || byte == UInt8(ascii: "%") {
        return false
      }
      previous = byte
      index += 1
    }
    return true
  }

  /// The index behind `http://` or `https://`; 0 when the URL begins with neither.
  private static func endOfWebScheme(_ url: Span<UInt8>) -> Int {
    guard url.count > 8, url[0] == UInt8(ascii: "h"), url[1] == UInt8(ascii: "t"),
      url[2] == UInt8(ascii: "t"), url[3] == UInt8(ascii: "p")
    else { return 0 }
    let colon = url[4] == UInt8(ascii: "s") ? 5 : 4
    guard url[colon] == UInt8(ascii: ":"), url[colon + 1] == UInt8(ascii: "/"),
      url[colon + 2] == UInt8(ascii: "/")
    else { return 0 }
    return colon + 3
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
