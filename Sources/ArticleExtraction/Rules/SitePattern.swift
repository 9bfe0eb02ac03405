/// Which hosts a rule is for: `x.org` with its subdomains, `=www.x.org` alone, `*.x.org` subdomains only.
struct SitePattern: Sendable, Equatable {
  let host: String
  let scope: Scope

  enum Scope: Sendable { case any, exact, subdomains }

  /// The pattern as a file writes it.
  var text: String {
    switch scope {
    case .any: host
    case .exact: "=" + host
    case .subdomains: "*." + host
    }
  }

  /// nil for what can be no host.
  init?(_ text: String) {
    var host = text[...]
    if host.hasPrefix("=") {
      host = host.dropFirst()
      scope = .exact
    } else if host.hasPrefix("*.") {
      host = host.dropFirst(2)
      scope = .subdomains
    } else {
      scope = .any
    }
    self.host = host.lowercased()
    let isHost = self.host.utf8.allSatisfy { byte in
      byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
    }
    guard isHost, self.host.contains("."), !self.host.hasPrefix("."), !self.host.hasSuffix(".") else {
      return nil
    }
  }

  /// `host` is in lower case and without port.
  func matches(_ host: String) -> Bool {
    let isSubdomain = host.hasSuffix("." + self.host)
    switch scope {
    case .any: return host == self.host || isSubdomain
    case .exact: return host == self.host
    case .subdomains: return isSubdomain
    }
  }
}

/// Which paths a rule is for: a glob (`*` within a segment, `**` across), or `/re/`; `!` excludes.
struct PathPattern: Sendable {
  let excludes: Bool
  private let program: PatternProgram

  init(_ text: String) throws(PatternError) {
    excludes = text.hasPrefix("!")
    let body = excludes ? String(text.dropFirst()) : text
    if body.count > 2, body.hasPrefix("/"), body.hasSuffix("/"),
      body.contains(where: { "\\^$[(+".contains($0) })
    {
      var parser = RegexParser(String(body.dropFirst().dropLast()))
      let piece = try parser.parse()
      // A regular expression on a path is searched for; `^` is the start.
      let isAnchored = body.hasPrefix("/^")
      program = try PatternProgram(
        .sequence((isAnchored ? [] : [.anyRun]) + [piece] + (body.hasSuffix("$/") ? [] : [.anyRun])),
        sites: [])
    } else {
      program = try PatternProgram(PathPattern.glob(body), sites: [])
    }
  }

  func matches(_ path: String) -> Bool { program.matches(Array(path.lowercased().utf8.prefix(2048))) }

  private static func glob(_ text: String) -> PatternPiece {
    let segment = PatternPiece.byte(ByteSet([UInt8(ascii: "/")]).inverted)
    var pieces: [PatternPiece] = []
    var rest = Array(text.lowercased().utf8)[...]
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "*") {
        pieces.append(.literal([byte]))
      } else if rest.first == UInt8(ascii: "*") {
        rest = rest.dropFirst()
        pieces.append(.anyRun)
      } else {
        pieces.append(.many(segment))
      }
    }
    return .sequence(pieces)
  }
}
