/// A link reduced to what tells two pages apart: the same page gives the same text.
///
/// Without scheme, `www.`, user name, default port, fragment, tracking parameters and trailing slash; the host
/// in lower case. Path and query keep their case and order, because servers tell them apart.
package struct CanonicalLink: Hashable, Sendable {
  /// The reduced form, e.g. `example.org/a?id=1`. Not a URL to fetch.
  package let text: String

  /// Reduces `link`; nil when nothing is left. What is no web address is kept, trimmed.
  package init?(_ link: String) {
    let trimmed = link.trimmed
    guard !trimmed.isEmpty else { return nil }
    guard let rest = Self.afterScheme(trimmed) else {
      self.text = String(trimmed)
      return
    }
    let reduced = Self.reduce(rest)
    guard !reduced.isEmpty else { return nil }
    self.text = reduced
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

private extension CanonicalLink {
  /// What follows `http://`, `https://` or a leading `//`; nil for all else.
  static func afterScheme(_ link: Substring) -> Substring? {
    for scheme in ["https://", "http://", "//"] where link.count >= scheme.count {
      let head = link.prefix(scheme.count)
      if head.lowercased() == scheme { return link.dropFirst(scheme.count) }
    }
    return nil
  }

  static func reduce(_ rest: Substring) -> String {
    let withoutFragment = rest.prefix { $0 != "#" }
    let beforeQuery = withoutFragment.prefix { $0 != "?" }
    let host = beforeQuery.prefix { $0 != "/" }
    var result = reduceHost(host)
    var path = beforeQuery[host.endIndex...]
    while path.last == "/" { path.removeLast() }
    result += path
    let query = withoutFragment[beforeQuery.endIndex...].dropFirst()
    let kept = query.split(separator: "&").filter { parameter in
      !TrackingParameters.contains(parameter.prefix { $0 != "=" })
    }
    if !kept.isEmpty { result += "?" + kept.joined(separator: "&") }
    return result
  }

  static func reduceHost(_ authority: Substring) -> String {
    var host = authority
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    while host.last == "." { host.removeLast() }
    let lowered = host.lowercased()
    return lowered.hasPrefix("www.") ? String(lowered.dropFirst(4)) : lowered
  }
}
