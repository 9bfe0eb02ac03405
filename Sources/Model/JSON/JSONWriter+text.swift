/// What may stand in a string of the output.
enum TextForm {
  /// One line in NFC: breaks and tabs become spaces, other control characters go.
  case line
  /// Text or markup in NFC: line feeds and tabs stay, other control characters go.
  case lines
  /// What a publisher wrote, without NFC: line feeds and tabs stay, other control characters go.
  case verbatim
  /// Unchanged, control characters escaped: what a user gave and wants back.
  case exact
}

extension JSONWriter {
  /// Writes a string in quotes; false when nothing of it is left to stand between them.
  mutating func write(_ text: String, as form: TextForm) -> Bool {
    let text = form == .line || form == .lines ? text.inNFC : text
    append(CollectionOfOne(0x22))
    let start = bytes.count
    if firstCareful(in: text.utf8.span, from: 0) == text.utf8.count {
      append(text.utf8)
    } else {
      writeCarefully(Array(text.utf8), as: form)
    }
    let isEmpty = bytes.count == start
    append(CollectionOfOne(0x22))
    return !isEmpty
  }

  /// Copies the runs that can stand as they are, and settles the characters between them.
  private mutating func writeCarefully(_ source: [UInt8], as form: TextForm) {
    var runStart = 0
    var at = 0
    while true {
      at = firstCareful(in: source.span, from: at)
      if at == source.count { break }
      let length = Self.replacedLength(in: source, at: at)
      if length > 0 {
        if runStart < at { append(source[runStart..<at]) }
        writeReplacement(in: source, at: at, form)
        runStart = at + length
      }
      at += max(length, 1)
    }
    append(source[runStart...])
  }

  /// The place of the next byte that may not be copied unseen; the length when there is none.
  private func firstCareful(in source: borrowing Span<UInt8>, from start: Int) -> Int {
    var at = start
    // Blocks without a branch inside: the compiler makes vector code of them.
    while at &+ 32 <= source.count {
      var isCareful = false
      for offset in 0..<32 { isCareful = isCareful || isCarefulByte(source[at &+ offset]) }
      if isCareful { break }
      at &+= 32
    }
    while at < source.count, !isCarefulByte(source[at]) { at &+= 1 }
    return at
  }

  /// How many bytes at `at` can't stand as they are; 0 when they can.
  private static func replacedLength(in source: [UInt8], at: Int) -> Int {
    switch source[at] {
    case 0xC2:
      // U+0080 … U+009F, the C1 controls.
      return at + 1 < source.count && source[at + 1] < 0xA0 ? 2 : 0
    case 0xE2:
      // U+2028 and U+2029, which end a line in JavaScript.
      guard at + 2 < source.count, source[at + 1] == 0x80 else { return 0 }
      return source[at + 2] & 0xFE == 0xA8 ? 3 : 0
    default: return 1
    }
  }

  private mutating func writeReplacement(in source: [UInt8], at: Int, _ form: TextForm) {
    switch source[at] {
    case 0x22, 0x5C: append(0x5C, source[at])
    case 0xE2: append((source[at + 2] == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8)
    case 0xC2 where form == .exact: writeEscape(of: source[at + 1])
    case let byte where form == .exact: writeEscape(of: byte)
    case 0x09, 0x0A: writeSpace(source[at], form)
    // A carriage return goes before a line feed and is one elsewhere.
    case 0x0D where at + 1 == source.count || source[at + 1] != 0x0A: writeSpace(0x0A, form)
    default: break
    }
  }

  private mutating func writeSpace(_ byte: UInt8, _ form: TextForm) {
    if form == .line {
      append(CollectionOfOne(0x20))
    } else {
      append(0x5C, byte == 0x0A ? 0x6E : 0x74)
    }
  }

  private mutating func writeEscape(of byte: UInt8) {
    switch byte {
    case 0x08: append(0x5C, 0x62)
    case 0x09: append(0x5C, 0x74)
    case 0x0A: append(0x5C, 0x6E)
    case 0x0C: append(0x5C, 0x66)
    case 0x0D: append(0x5C, 0x72)
    default:
      append((byte < 16 ? #"\u000"# : #"\u00"#).utf8)
      append(String(byte, radix: 16).utf8)
    }
  }

  private mutating func append(_ first: UInt8, _ second: UInt8) {
    append(CollectionOfOne(first))
    append(CollectionOfOne(second))
  }
}

/// Control characters, the quote, the backslash, and the first bytes of C1 controls and line separators.
@inline(__always) private func isCarefulByte(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2
}
