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
    append(0x22)
    let start = bytes.count
    let plain = plainEnd(of: text.utf8.span, from: 0)
    if plain == text.utf8.count {
      append(text.utf8)
    } else {
      writeCarefully(text.utf8.span, plainTo: plain, as: form)
    }
    let isEmpty = bytes.count == start
    append(0x22)
    return !isEmpty
  }

  /// Copies the blocks that can stand as they are in long runs, and settles the others byte by byte.
  private mutating func writeCarefully(
    _ source: borrowing Span<UInt8>, plainTo first: Int, as form: TextForm
  ) {
    var at = 0
    var end = first
    while at < source.count {
      append(addingCapacity: end - at) { output in
        for place in at..<end { output.append(source[place]) }
      }
      at = settleBlock(of: source, from: end, form)
      end = plainEnd(of: source, from: at)
    }
  }

  /// Short enough that few hold a quote or line end, long enough for vector code.
  private static var blockLength: Int { 32 }

  /// Where what needs no second look ends: blocks, and the rest that is shorter than one.
  private func plainEnd(of source: borrowing Span<UInt8>, from start: Int) -> Int {
    var at = start
    while at &+ Self.blockLength <= source.count {
      // Numbers in place of truth values: the compiler makes vector code of this, and none of `&&`.
      var plain: UInt8 = 1
      for place in at..<(at &+ Self.blockLength) { plain &= plainness(of: source[place]) }
      if plain == 0 { return at }
      at &+= Self.blockLength
    }
    while at < source.count, plainness(of: source[at]) == 1 { at &+= 1 }
    return at
  }

  /// Writes a block byte by byte; returns the place behind it, or behind the character that ends it.
  private mutating func settleBlock(
    of source: borrowing Span<UInt8>, from start: Int, _ form: TextForm
  ) -> Int {
    let end = min(start &+ Self.blockLength, source.count)
    var at = start
    append(addingCapacity: (end - start) * Self.longestEscape) { output in
      while at < end {
        let length = plainness(of: source[at]) == 1 ? 0 : replacedLength(in: source, at: at)
        if length == 0 {
          output.append(source[at])
          at &+= 1
        } else {
          output.appendReplacement(in: source, at: at, form)
          at &+= length
        }
      }
    }
    return at
  }

  /// `\u0000`
  private static var longestEscape: Int { 6 }
}

/// How many bytes at `at` can't stand as they are; 0 when they can.
private func replacedLength(in source: borrowing Span<UInt8>, at: Int) -> Int {
  switch source[at] {
  case 0xC2:
    // U+0080 … U+009F, the C1 controls.
    return at + 1 < source.count && source[at + 1] < 0xA0 ? 2 : 0
  case 0xE2:
    // U+2028 and U+2029, which end a line in JavaScript; U+202A … U+202E and U+2066 … U+2069, by which a name
    // turns what stands beside it around on a terminal.
    guard at + 2 < source.count else { return 0 }
    switch source[at + 1] {
    case 0x80: return (0xA8...0xAE).contains(source[at + 2]) ? 3 : 0
    case 0x81: return (0xA6...0xA9).contains(source[at + 2]) ? 3 : 0
    default: return 0
    }
  default: return 1
  }
}

extension OutputSpan<UInt8> {
  fileprivate mutating func appendReplacement(in source: borrowing Span<UInt8>, at: Int, _ form: TextForm) {
    switch source[at] {
    case 0x22, 0x5C: append(0x5C, source[at])
    case 0xE2: appendUnicodeEscape(0x20, (source[at + 1] & 1) << 6 | source[at + 2] & 0x3F)
    case 0xC2 where form == .exact: appendEscape(of: source[at + 1])
    case let byte where form == .exact: appendEscape(of: byte)
    case 0x09, 0x0A: appendSpace(source[at], form)
    // A carriage return goes before a line feed and is one elsewhere.
    case 0x0D where at + 1 == source.count || source[at + 1] != 0x0A: appendSpace(0x0A, form)
    default: break
    }
  }

  private mutating func appendSpace(_ byte: UInt8, _ form: TextForm) {
    if form == .line {
      append(0x20)
    } else {
      append(0x5C, byte == 0x0A ? 0x6E : 0x74)
    }
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case 0x08: append(0x5C, 0x62)
    case 0x09: append(0x5C, 0x74)
    case 0x0A: append(0x5C, 0x6E)
    case 0x0C: append(0x5C, 0x66)
    case 0x0D: append(0x5C, 0x72)
    default: appendUnicodeEscape(0, byte)
    }
  }

  /// `\u` and four digits, in lower case.
  private mutating func appendUnicodeEscape(_ high: UInt8, _ low: UInt8) {
    append(0x5C, 0x75)
    for digit in [high >> 4, high & 15, low >> 4, low & 15] {
      append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  private mutating func append(_ first: UInt8, _ second: UInt8) {
    append(first)
    append(second)
  }
}

/// 0 for bytes that need a second look, 1 for the others: control characters, the quote, the backslash, and
/// the first bytes of C1 controls, line separators and direction controls.
@inline(__always) private func plainness(of byte: UInt8) -> UInt8 {
  (byte < 0x20 ? 0 : 1) & (byte == 0x22 ? 0 : 1) & (byte == 0x5C ? 0 : 1) & (byte == 0x7F ? 0 : 1)
    & (byte == 0xC2 ? 0 : 1) & (byte == 0xE2 ? 0 : 1)
}
