/// The parts of an http or https URL, to be compared and reduced. What stands in them isn't decoded.
package struct WebAddress: Hashable, Sendable {
  /// `http` or `https`; nil for one that begins with `//`.
  package private(set) var scheme: String?
  /// The host's name in lower case and in letters, as `bücher.example`, without a dot at its end.
  package internal(set) var host: String
  /// The port where it isn't the scheme's own.
  package private(set) var port: String?
  /// From its first slash on; empty for the site itself.
  package internal(set) var path: String
  /// The query's parts between ampersands.
  package internal(set) var parameters: [String]
  /// What follows the hash.
  package internal(set) var fragment: String?

  /// The parts of an absolute URL; nil for any other text and for a URL without a host. A user's name is left out.
  package init?(_ text: some StringProtocol) {
    guard let (scheme, rest) = WebAddress.afterScheme(text) else { return nil }
    let beforeFragment = rest.prefix { $0 != "#" }
    let beforeQuery = beforeFragment.prefix { $0 != "?" }
    var authority = beforeQuery.prefix { $0 != "/" }
    path = WebAddress.normalEscapes(beforeQuery[authority.endIndex...])
    let query = beforeFragment[beforeQuery.endIndex...].dropFirst()
    parameters = query.split(separator: "&").map { WebAddress.normalEscapes($0) }
    fragment =
      rest.endIndex == beforeFragment.endIndex ? nil : String(rest[beforeFragment.endIndex...].dropFirst())
    if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
    self.scheme = scheme
    let colon = authority.last == "]" ? nil : authority.lastIndex(of: ":")
    let digits = colon.map { authority[authority.index(after: $0)...] } ?? ""
    port = digits.isEmpty || digits == "80" || digits == "443" ? nil : String(digits)
    var name = authority[..<(colon ?? authority.endIndex)]
    while name.last == "." { name.removeLast() }
    guard !name.isEmpty else { return nil }
    host = Punycode.decodedHost(name.lowercased())
  }

  /// The URL again.
  package var text: String {
    (scheme.map { $0 + ":" } ?? "") + "//" + afterScheme + (fragment.map { "#" + $0 } ?? "")
  }

  /// Host, path and query.
  package var afterScheme: String {
    host + (port.map { ":" + $0 } ?? "") + path
      + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
  }

  /// The value of the first parameter of a name, with its escapes decoded.
  func value(of name: String) -> String? {
    parameters.first { $0.hasPrefix(name + "=") }.flatMap { WebAddress.decoded($0.dropFirst(name.count + 1)) }
  }

  private static func afterScheme<Text: StringProtocol>(_ text: Text) -> (String?, Substring)? {
    for (head, scheme) in [("https://", "https"), ("http://", "http"), ("//", nil)] {
      if text.prefix(head.count).lowercased() == head {
        return (scheme, Substring(text).dropFirst(head.count))
      }
    }
    return nil
  }
}

// MARK: Escapes

extension WebAddress {
  /// Escapes of letters and digits decoded, the others in capitals (RFC 3986 §6.2.2).
  private static func normalEscapes(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), let value = escaped(rest) else {
        bytes.append(byte)
        continue
      }
      if isUnreserved(value) {
        bytes.append(value)
      } else {
        bytes += [byte] + rest.prefix(2).map { $0 >= 0x61 ? $0 & ~0x20 : $0 }
      }
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// All escapes decoded; nil when what comes of it isn't UTF-8.
  static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = escaped(rest) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func escaped(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.count >= 2 else { return nil }
    let pair = digits.prefix(2)
    guard pair.allSatisfy({ $0 < 0x80 && Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt8(String(decoding: pair, as: UTF8.self), radix: 16)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
  }
}
