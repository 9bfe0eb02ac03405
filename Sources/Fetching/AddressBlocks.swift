/// Addresses that no feed or page on the public network has: private, local, reserved, for documentation.
///
/// Source: the IANA registries of special-purpose addresses.
enum AddressBlocks {
  /// Whether an address may not be connected to. Addresses that carry an IPv4 address are judged by it;
  /// the tunnels that nobody runs any more (6to4, Teredo, IPv4-compatible, local NAT64) are refused whole.
  static func contains(_ address: IPAddress) -> Bool {
    switch address {
    case .v4(let bits): v4.contains { bits >> (32 - $0.length) == $0.prefix >> (32 - $0.length) }
    case .v6(let high, let low):
      if let embedded = embeddedV4(high, low) { contains(.v4(embedded)) } else { isBlockedV6(high, low) }
    }
  }

  /// Whether a name is local by definition, so that no resolver need be asked.
  static func containsName(_ host: String) -> Bool {
    let name = host.lowercased().trimmingSuffix(".")
    return names.contains { name == $0 || name.hasSuffix("." + $0) }
  }
}

private extension AddressBlocks {
  /// Names that never lead to a public host. Sources: RFC 6761, RFC 6762, RFC 8375, ICANN on `.internal`.
  static let names = ["home.arpa", "internal", "local", "localdomain", "localhost"]

  static let v4: [(prefix: UInt32, length: UInt32)] = [
    (0x0000_0000, 8),  // 0/8: this network
    (0x0A00_0000, 8),  // 10/8: private
    (0x6440_0000, 10),  // 100.64/10: shared with the provider
    (0x7F00_0000, 8),  // 127/8: loopback
    (0xA9FE_0000, 16),  // 169.254/16: link-local, cloud metadata
    (0xAC10_0000, 12),  // 172.16/12: private
    (0xC000_0000, 24),  // 192.0.0/24: protocol assignments
    (0xC000_0200, 24),  // 192.0.2/24: documentation
    (0xC0A8_0000, 16),  // 192.168/16: private
    (0xC612_0000, 15),  // 198.18/15: benchmarks
    (0xC633_6400, 24),  // 198.51.100/24: documentation
    (0xCB00_7100, 24),  // 203.0.113/24: documentation
    (0xE000_0000, 4),  // 224/4: multicast
    (0xF000_0000, 4),  // 240/4: reserved, broadcast
  ]

  /// Blocks of at most 64 bits: only the first half of the address counts.
  static let v6: [(prefix: UInt64, length: UInt64)] = [
    (0x0064_FF9B_0001_0000, 48),  // 64:ff9b:1::/48: local NAT64
    (0x0100_0000_0000_0000, 64),  // 100::/64: discard
    (0x2001_0000_0000_0000, 32),  // 2001::/32: Teredo
    (0x2001_0DB8_0000_0000, 32),  // 2001:db8::/32: documentation
    (0x2002_0000_0000_0000, 16),  // 2002::/16: 6to4
    (0x3FFF_0000_0000_0000, 20),  // 3fff::/20: documentation
    (0xFC00_0000_0000_0000, 7),  // fc00::/7: private
    (0xFE80_0000_0000_0000, 10),  // fe80::/10: link-local
    (0xFEC0_0000_0000_0000, 10),  // fec0::/10: site-local
    (0xFF00_0000_0000_0000, 8),  // ff00::/8: multicast
  ]

  static func isBlockedV6(_ high: UInt64, _ low: UInt64) -> Bool {
    // ::/96: unspecified, loopback and the IPv4-compatible addresses
    if high == 0 && low >> 32 == 0 { return true }
    return v6.contains { high >> (64 - $0.length) == $0.prefix >> (64 - $0.length) }
  }

  /// The IPv4 address inside a mapped (`::ffff:0:0/96`), translated (`::ffff:0:0:0/96`) or NAT64
  /// (`64:ff9b::/96`) address.
  static func embeddedV4(_ high: UInt64, _ low: UInt64) -> UInt32? {
    let isMapped = high == 0 && low >> 32 == 0xFFFF
    let isTranslated = high == 0 && low >> 32 == 0xFFFF_0000
    let isNAT64 = high == 0x0064_FF9B_0000_0000 && low >> 32 == 0
    return isMapped || isTranslated || isNAT64 ? UInt32(truncatingIfNeeded: low) : nil
  }
}

private extension String {
  func trimmingSuffix(_ suffix: Character) -> Substring {
    var trimmed = self[...]
    while trimmed.last == suffix { trimmed.removeLast() }
    return trimmed
  }
}
