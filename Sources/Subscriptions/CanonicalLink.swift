internal import Model

/// A link reduced to what tells two pages apart: the same page gives the same text.
///
/// Without scheme, `www.`, user name, default port, fragment, trailing slash, tracking parameters and marks of
/// sessions; the host in lower case and in letters; versions for telephones, AMP and printers, and links through
/// services that redirect, as the page they are of. Path and query keep their case and order, because servers tell
/// them apart.
package struct CanonicalLink: Hashable, Sendable {
  /// The reduced form, e.g. `example.org/a?id=1`. Not a URL to fetch.
  package let text: String

  /// Reduces `link`; nil when nothing is left. What is no web address is kept, trimmed.
  package init?(_ link: String) {
    let trimmed = link.trimmed
    guard !trimmed.isEmpty else { return nil }
    let isWebAddress = ["http://", "https://", "//"].contains { trimmed.prefix($0.count).lowercased() == $0 }
    guard isWebAddress else {
      text = String(trimmed)
      return
    }
    guard var address = WebAddress(RedirectingService.target(of: String(trimmed)) ?? String(trimmed)) else {
      return nil
    }
    address.reduceToCompare()
    text = address.afterScheme
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Without white space and control characters at both ends.
  var trimmed: Substring {
    let isNoise = { (scalar: Unicode.Scalar) in
      scalar.value <= 0x20 || scalar.value == 0x7F || scalar.properties.isWhitespace
    }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isNoise($0) }),
      let last = scalars.lastIndex(where: { !isNoise($0) })
    else { return self[endIndex...] }
    return self[first..<scalars.index(after: last)]
  }
}

extension CanonicalLink {
  /// What follows `#` in a link; nil when there is nothing.
  static func fragment(of link: String) -> Substring? {
    guard let hash = link.firstIndex(of: "#") else { return nil }
    let fragment = link[link.index(after: hash)...]
    return fragment.isEmpty ? nil : fragment
  }
}
