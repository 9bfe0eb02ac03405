/// The host and path of a URL, as rules compare them.
struct SiteAddress {
  /// Lower case, without user, port and a final dot.
  let host: String
  /// From the first `/`, without query and fragment; `/` when there is none.
  let path: String

  /// nil for a text without `://` or without a host.
  init?(_ url: String) {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let rest = url[scheme.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    var host = rest[..<end]
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if !host.hasPrefix("["), let colon = host.firstIndex(of: ":") { host = host[..<colon] }
    if host.hasSuffix(".") { host = host.dropLast() }
    guard !host.isEmpty else { return nil }
    self.host = host.lowercased()
    let tail = rest[end...].prefix { $0 != "?" && $0 != "#" }
    path = tail.isEmpty ? "/" : String(tail)
  }
}
