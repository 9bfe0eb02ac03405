/// An IPv4 or IPv6 address as a number.
package enum IPAddress: Sendable, Hashable {
  /// An IPv4 address, most significant byte first.
  case v4(UInt32)
  /// An IPv6 address, its first and its last 64 bits.
  case v6(UInt64, UInt64)

  /// The address of four or sixteen bytes in network order; nil for any other count.
  package init?(bytes: some Collection<UInt8>) {
    func number(_ bytes: some Collection<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    switch bytes.count {
    case 4: self = .v4(UInt32(truncatingIfNeeded: number(bytes)))
    case 16: self = .v6(number(bytes.prefix(8)), number(bytes.suffix(8)))
    default: return nil
    }
  }

  /// The address a host of a URL stands for, in every way resolvers read one: dotted, decimal, octal,
  /// hexadecimal and short IPv4 (`127.1`, `0x7f.1`, `2130706433`), and IPv6 with or without brackets.
  ///
  /// nil when the host is a name.
  package init?(host: String) {
    if host.utf8.contains(UInt8(ascii: ":")) {
      let inner = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
      guard let groups = Self.groups(inner) else { return nil }
      func number(_ part: ArraySlice<UInt16>) -> UInt64 { part.reduce(0) { $0 << 16 | UInt64($1) } }
      self = .v6(number(groups[..<4]), number(groups[4...]))
    } else {
      guard let address = Self.looseV4(host) else { return nil }
      self = .v4(address)
    }
  }
}

extension IPAddress: CustomStringConvertible {
  /// Dotted decimal, or eight groups in hexadecimal.
  package var description: String {
    switch self {
    case .v4(let bits): [24, 16, 8, 0].map { String(bits >> $0 & 0xFF) }.joined(separator: ".")
    case .v6(let high, let low):
      [high, low].flatMap { half in [48, 32, 16, 0].map { String(half >> $0 & 0xFFFF, radix: 16) } }
        .joined(separator: ":")
    }
  }
}

private extension IPAddress {
  /// What `inet_aton` accepts: one to four numbers, the last filling the bytes that are left.
  static func looseV4(_ host: String) -> UInt32? {
    var parts = host.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    guard (1...4).contains(parts.count) else { return nil }
    var address: UInt64 = 0
    for (index, part) in parts.enumerated() {
      guard let value = looseNumber(part) else { return nil }
      let isLast = index == parts.count - 1
      let bits = isLast ? 8 * (5 - parts.count) : 8
      guard value < 1 << UInt64(bits) else { return nil }
      address = address << UInt64(bits) | value
    }
    return UInt32(truncatingIfNeeded: address)
  }

  static func looseNumber(_ text: Substring) -> UInt64? {
    guard let first = text.utf8.first, (48...57).contains(first) else { return nil }
    let lowercased = text.lowercased()
    if lowercased.hasPrefix("0x") {
      let digits = lowercased.dropFirst(2)
      return digits.isEmpty ? 0 : UInt64(digits, radix: 16)
    }
    return lowercased.hasPrefix("0") ? UInt64(lowercased, radix: 8) : UInt64(lowercased)
  }

  /// The eight groups of an IPv6 address in text; nil with a zone or anything else that is wrong.
  static func groups(_ text: String) -> [UInt16]? {
    guard let gap = text.firstRange(of: "::") else {
      guard let groups = run(text), groups.count == 8 else { return nil }
      return groups
    }
    guard let head = run(String(text[..<gap.lowerBound])), let tail = run(String(text[gap.upperBound...])),
      head.count + tail.count < 8
    else { return nil }
    return head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  static func run(_ text: String) -> [UInt16]? {
    if text.isEmpty { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 8 else { return nil }
    var groups: [UInt16] = []
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let address = looseV4(String(part)) else { return nil }
        groups += [UInt16(address >> 16), UInt16(address & 0xFFFF)]
      } else {
        guard (1...4).contains(part.utf8.count), part.first != "+", let group = UInt16(part, radix: 16) else {
          return nil
        }
        groups.append(group)
      }
    }
    return groups
  }
}
