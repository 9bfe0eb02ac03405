/// Hosts, and whether an address lies in one of them or below: asked for each entry of a feed.
struct HostSet: Sendable {
  private static let hostEnds = Array("/?#:".utf8)

  private let hosts: Set<String>

  /// Of hosts in lower case.
  init(_ hosts: Set<String>) { self.hosts = hosts }

  /// True when the host of an address, or one of the domains it lies in, is among them.
  func holdsHost(of url: String?) -> Bool {
    guard !hosts.isEmpty, let url, let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")),
      url.utf8[colon...].starts(with: "://".utf8)
    else { return false }
    let start = url.utf8.index(colon, offsetBy: 3)
    var host = url.utf8[start...].prefix { !Self.hostEnds.contains($0) }
    while !host.isEmpty {
      if hosts.contains(Substring(host).lowercased()) { return true }
      guard let dot = host.firstIndex(of: UInt8(ascii: ".")) else { return false }
      host = host[host.index(after: dot)...]
    }
    return false
  }
}
