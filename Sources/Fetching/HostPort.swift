/// A host and a port, written `HOST:PORT`; IPv6 addresses stand in brackets.
package struct HostPort: Sendable, Hashable, CustomStringConvertible {
  /// The name in lower case without a trailing dot, or the address in its plain form.
  package let host: String
  /// 1…65535.
  package let port: Int

  /// The two together; different spellings of an address are the same host.
  package init(host: String, port: Int) {
    if let address = IPAddress(host: host) {
      self.host = "\(address)"
    } else {
      let name = host.lowercased()
      self.host = name.hasSuffix(".") ? String(name.dropLast()) : name
    }
    self.port = port
  }

  /// What the text says, such as `localhost:8080` or `[::1]:80`; nil when host or port is missing or wrong.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (1...65_535).contains(port)
    else { return nil }
    let host = String(text[..<colon])
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    guard !host.isEmpty,
      isBracketed ? IPAddress(host: host) != nil : !host.contains(where: { "/:@[] ".contains($0) })
    else { return nil }
    self.init(host: host, port: port)
  }

  /// Whether the host is this machine, by address or as `localhost`.
  package var isLoopback: Bool {
    switch IPAddress(host: host) {
    case .v4(let bits): bits >> 24 == 127
    case .v6(let high, let low): high == 0 && low == 1
    case nil: host == "localhost" || host.hasSuffix(".localhost")
    }
  }

  /// `HOST:PORT`, with brackets where a URL has them.
  package var description: String {
    host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
