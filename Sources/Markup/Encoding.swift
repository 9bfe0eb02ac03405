/// What bytes are expected to be, which decides where they may declare their encoding.
package enum MarkupKind: Sendable {
  case html, xml, text, json
}

/// Bytes of any encoding as UTF-8.
package struct DecodedBytes: Sendable {
  /// Valid UTF-8 without byte order mark and NUL.
  package var utf8: [UInt8]
  /// The encoding the bytes were in, by its WHATWG name in lower case, such as `shift_jis`.
  package var encoding: String
  /// Whether some bytes meant nothing in that encoding and were replaced or read as windows-1252.
  package var wasRepaired = false
  /// The line of the first such byte in text that is mostly UTF-8; nil for other encodings.
  package var firstRepairedLine: Int?
  /// The line of the first NUL, all of which are left out; nil when there is none.
  package var firstNULLine: Int?
  /// Whether the bytes were in another encoding than the server or the document said.
  package var declaredDiffers = false

  /// Decodes bytes by, in this order: byte order mark, zeros of UTF-16 and UTF-32, `charset` (of the HTTP
  /// Content-Type), the document's own declaration, the bytes themselves.
  ///
  /// A declaration that the bytes contradict is passed over.
  package init(_ bytes: [UInt8], charset: String?, as kind: MarkupKind) {
    if let wide = WideText(sniffing: bytes) {
      let decoded = wide.utf8(decoding: bytes)
      self.init(utf8: decoded.utf8, encoding: wide.rawValue, wasRepaired: decoded.hasBadUnits)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(mending: Array(bytes.dropFirst(3)))
    } else {
      let candidates = Self.candidates(for: bytes, charset: charset, as: kind)
      self.init(bytes, candidates: candidates, as: kind)
      if kind == .xml, candidates.isEmpty, DeclaredEncoding.label(in: bytes, as: kind) != nil {
        declaredDiffers = true
      }
    }
    finish()
  }

  init(utf8: [UInt8], encoding: String, wasRepaired: Bool = false) {
    self.utf8 = utf8
    self.encoding = encoding
    self.wasRepaired = wasRepaired
  }

  /// UTF-8 with the bytes mended that aren't.
  init(mending bytes: [UInt8]) {
    let start = bytes.indexOfInvalidUTF8()
    if start == bytes.count {
      self.init(utf8: bytes, encoding: "utf-8")
    } else {
      self.init(utf8: bytes.mendedUTF8(from: start), encoding: "utf-8", wasRepaired: true)
      firstRepairedLine = 1 + bytes.lines(in: 0..<start)
    }
  }

  /// The `charset` parameter of a Content-Type, such as `text/html; charset="utf-8"`; nil when it has none.
  package static func charset(inContentType text: String) -> String? {
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes.hasWord("charset", at: index) else {
        index += 1
        continue
      }
      index = bytes.indexAfterSpaces(from: index + 7)
      guard bytes.byte(at: index) == ASCII.equals else { continue }
      index = bytes.indexAfterSpaces(from: index + 1)
      let quote = bytes.byte(at: index)
      let isQuoted = quote == ASCII.quote || quote == ASCII.apostrophe
      let value = bytes[min(index + (isQuoted ? 1 : 0), bytes.count)...].prefix {
        isQuoted ? $0 != quote : !$0.isASCIISpace && $0 != ASCII.semicolon
      }
      return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}

extension DecodedBytes {
  /// Encodings to try: of the server, then of the document. Names of theirs that nobody knows are left out.
  private static func candidates(for bytes: [UInt8], charset: String?, as kind: MarkupKind) -> [NamedEncoding]
  {
    var candidates: [NamedEncoding] = []
    if let charset, let encoding = NamedEncoding(label: charset, as: kind) { candidates.append(encoding) }
    if bytes.starts(with: NamedEncoding.ebcdicDeclaration) {
      candidates.append(NamedEncoding(declaredInEBCDIC: bytes))
    } else if let label = DeclaredEncoding.label(in: bytes, as: kind),
      let encoding = NamedEncoding(label: label, as: kind)
    {
      candidates.append(encoding)
    }
    return candidates
  }

  private init(_ bytes: [UInt8], candidates: [NamedEncoding], as kind: MarkupKind) {
    for candidate in candidates {
      if let decoded = candidate.decode(bytes, as: kind) {
        self = decoded
        declaredDiffers = candidates[0].name != decoded.encoding
        return
      }
    }
    self = DecodedBytes(guessing: bytes)
    declaredDiffers = !candidates.isEmpty && candidates[0].name != encoding
  }

  /// Takes out what no text has: NUL, and a byte order mark at the start.
  private mutating func finish() {
    if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { utf8.removeFirst(3) }
    let first = utf8.index(of: 0, from: 0)
    guard first < utf8.count else { return }
    firstNULLine = 1 + utf8.lines(in: 0..<first)
    utf8.removeAll { $0 == 0 }
  }
}
