internal import Model

/// The five parts of a URL reference (RFC 3986 §3), as bytes that are cleaned but not decoded.
struct URLParts {
  private(set) var scheme: String?
  private var authority: [UInt8]?
  private var path: [UInt8] = []
  private var query: [UInt8]?
  private var fragment: [UInt8]?

  /// The parts of `reference`, resolved against `base` when it is relative; nil when that can't be done.
  init?(_ reference: String, base: String?) {
    let bytes = URLParts.stripped(reference.utf8Span.span)
    self.init(bytes, specialBase: false)
    if let scheme, !(authority == nil && URLParts.needsHost(scheme)) { return }
    let baseParts = base.flatMap { base in
      let parts = URLParts(URLParts.stripped(base.utf8Span.span), specialBase: false)
      return parts.scheme == nil ? nil : parts
    }
    if let scheme {
      // `http:page` means a relative reference on a base of the same scheme, `http://page` elsewhere.
      self.init(Array(bytes.dropFirst(scheme.utf8.count + 1)), specialBase: true)
      guard let baseParts, baseParts.scheme == scheme else {
        moveFirstSegmentToAuthority(scheme: scheme)
        return
      }
      resolve(against: baseParts)
      return
    }
    guard let baseParts else {
      guard authority != nil else { return nil }
      scheme = "https"
      return
    }
    if URLParts.needsHost(baseParts.scheme ?? "") { self.init(bytes, specialBase: true) }
    let isFragmentOnly = authority == nil && path.isEmpty && query == nil
    guard isFragmentOnly || baseParts.isHierarchical else { return nil }
    resolve(against: baseParts)
  }

  /// http and https: the schemes whose URLs always name a host, and take a backslash for a slash.
  static func needsHost(_ scheme: String) -> Bool { scheme == "https" || scheme == "http" }

  /// True when a relative path can be put onto this URL.
  private var isHierarchical: Bool { authority != nil || path.first == UInt8(ascii: "/") }

  var isEmptyAfterScheme: Bool { (authority ?? []).isEmpty && path.isEmpty && query == nil }

  /// False for an authority without a host or with characters that no host has.
  var hasUsableHost: Bool {
    guard let authority else { return false }
    let host = authority[URLParts.hostStart(authority[...])...]
    guard let first = host.first, first != UInt8(ascii: ":") else { return false }
    if host.contains(where: { $0 <= 0x20 || $0 == 0x7F || URLParts.notInHost.contains($0) }) { return false }
    return URLParts.isASCII(host)
      || Array(host).string.unicodeScalars.allSatisfy { TextClass($0.value) == .visible }
  }

  private static let notInHost = Set("\"<>\\^`{|}%".utf8)
}

// MARK: Splitting

extension URLParts {
  private init(_ bytes: [UInt8], specialBase: Bool) {
    var rest = bytes[...]
    if let colon = URLParts.schemeEnd(bytes), !specialBase {
      scheme = bytes[..<colon].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }.string
      rest = bytes[(colon + 1)...]
    }
    let isSpecial = specialBase || scheme.map(URLParts.needsHost) ?? false
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = Array(rest[(hash + 1)...])
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = Array(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    if isSpecial { rest = rest.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }[...] }
    let slash = UInt8(ascii: "/")
    guard rest.count >= 2, rest.first == slash, rest.dropFirst().first == slash else {
      path = Array(rest)
      return
    }
    rest = rest.dropFirst(2)
    if isSpecial { rest = rest.drop { $0 == slash } }
    let end = rest.firstIndex(of: slash) ?? rest.endIndex
    authority = URLParts.withNormalHost(rest[..<end])
    path = Array(rest[end...])
  }

  /// The index of the colon behind a scheme.
  private static func schemeEnd(_ bytes: [UInt8]) -> Int? {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == 0 { return nil }
      case UInt8(ascii: ":"): return index > 0 ? index : nil
      default: return nil
      }
    }
    return nil
  }

  /// The authority with its host's ASCII in lower case and its other characters as names are registered.
  private static func withNormalHost(_ authority: ArraySlice<UInt8>) -> [UInt8] {
    let start = hostStart(authority)
    let host = isASCII(authority[start...]) ? Array(authority[start...]) : composedHost(authority[start...])
    return authority[..<start]
      + host.indices.map { index in
        let byte = host[index]
        // The digits of an escape are no letters of a name.
        return byte >= 0x41 && byte <= 0x5A && !isDigitOfEscape(host, index) ? byte | 0x20 : byte
      }
  }

  private static func isDigitOfEscape(_ host: [UInt8], _ index: Int) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool {
      byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66
    }
    let percent = UInt8(ascii: "%")
    guard index > 0, isDigit(host[index]) else { return false }
    return host[index - 1] == percent || index > 1 && host[index - 2] == percent && isDigit(host[index - 1])
  }

  /// In NFC and without the marks that browsers leave out of names (UTS #46).
  private static func composedHost(_ host: ArraySlice<UInt8>) -> [UInt8] {
    var name = String.UnicodeScalarView()
    name.append(contentsOf: Array(host).string.unicodeScalars.filter { !ignoredInHost.contains($0) })
    return Array(composed(String(name)).utf8)
  }

  private static let ignoredInHost: Set<Unicode.Scalar> = ["\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}"]

  private static func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// The index of the host in an authority, behind the user's name.
  private static func hostStart(_ authority: ArraySlice<UInt8>) -> Int {
    authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex
  }

  /// The bytes without C0 controls and spaces at the ends and without tabs and line ends inside.
  private static func stripped(_ bytes: Span<UInt8>) -> [UInt8] {
    var end = bytes.count
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    var start = 0
    while start < end, bytes[start] <= 0x20 { start += 1 }
    var kept: [UInt8] = []
    kept.reserveCapacity(end - start)
    for index in start..<end {
      let byte = bytes[index]
      if byte != 0x09 && byte != 0x0A && byte != 0x0D { kept.append(byte) }
    }
    return kept
  }

  /// `http:host/path` and `http:/host/path`: browsers find the host there.
  private mutating func moveFirstSegmentToAuthority(scheme: String) {
    self.scheme = scheme
    guard authority == nil else { return }
    let rest = path.drop { $0 == UInt8(ascii: "/") }
    let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    authority = URLParts.withNormalHost(rest[..<end])
    path = Array(rest[end...])
  }
}

// MARK: Resolving and writing

extension URLParts {
  /// RFC 3986 §5.2.2.
  private mutating func resolve(against base: URLParts) {
    scheme = base.scheme
    if authority != nil { return }
    authority = base.authority
    if path.isEmpty {
      path = base.path
      query = query ?? base.query
    } else if path.first != UInt8(ascii: "/") {
      let kept = base.path.lastIndex(of: UInt8(ascii: "/")).map { base.path[...$0] } ?? []
      path = (kept.isEmpty && base.authority != nil ? [UInt8(ascii: "/")] : Array(kept)) + path
    }
  }

  /// Takes out `.` and `..` segments, `%2e` included (RFC 3986 §5.2.4).
  mutating func normalizePath() {
    let slash = UInt8(ascii: "/")
    guard path.first == slash, path.contains(UInt8(ascii: ".")) || path.contains(UInt8(ascii: "%")) else {
      return
    }
    var output: [UInt8] = []
    var segmentStarts: [Int] = []
    let segments = path.dropFirst().split(separator: slash, omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let dots = URLParts.dots(segment)
      if dots == 2, let start = segmentStarts.popLast() { output.removeSubrange(start...) }
      if dots == 0 {
        segmentStarts.append(output.count)
        output.append(slash)
        output.append(contentsOf: segment)
      } else if index == segments.count - 1 {
        output.append(slash)
      }
    }
    path = output
  }

  /// 1 for `.`, 2 for `..`, 0 for any other segment.
  private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
    guard segment.count <= 6 else { return 0 }
    var count = 0
    var rest = segment
    while let first = rest.first {
      if first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
      } else if rest.starts(with: "%2e".utf8) || rest.starts(with: "%2E".utf8) {
        rest = rest.dropFirst(3)
      } else {
        return 0
      }
      count += 1
    }
    return count <= 2 ? count : 0
  }

  /// The URL, with what may not stand in one percent-encoded.
  var description: String {
    var bytes: [UInt8] = []
    var host = 0..<0
    if let scheme { bytes.append(contentsOf: "\(scheme):".utf8) }
    if let authority {
      bytes.append(contentsOf: "//".utf8)
      let start = bytes.count + URLParts.hostStart(authority[...])
      bytes.append(contentsOf: authority)
      host = start..<bytes.count
    } else if path.starts(with: "//".utf8) {
      // Else the path would be read as a host.
      bytes.append(contentsOf: "/.".utf8)
    }
    bytes.append(contentsOf: path)
    if let query {
      bytes.append(UInt8(ascii: "?"))
      bytes.append(contentsOf: query)
    }
    if let fragment {
      bytes.append(UInt8(ascii: "#"))
      bytes.append(contentsOf: fragment)
    }
    // A path in decomposed characters names another file than its composed twin: it is spelled in escapes.
    return URLParts.encoded(bytes.span, keeping: bytes.string.isCertainlyNFC ? bytes.indices : host)
  }

  /// `readable` is where characters beyond ASCII may stay as they are.
  private static func encoded(_ bytes: Span<UInt8>, keeping readable: Range<Int>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let (value, width) = bytes.scalar(at: index)
      let isKept =
        value < 0x80 ? isPlain(UInt8(value)) : readable.contains(index) && TextClass(value) == .visible
      for offset in index..<(index + width) {
        let byte = bytes[offset]
        if isKept {
          output.append(byte)
        } else {
          output.append(UInt8(ascii: "%"))
          output.append(digits[Int(byte >> 4)])
          output.append(digits[Int(byte & 15)])
        }
      }
      index += width
    }
    return output.string
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "<")
      && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "`")
  }
}
