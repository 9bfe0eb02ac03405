/// Character references of HTML: `&eacute;`, `&amp`, `&#8217;`, `&#x2019;`.
package enum Entities {
  /// One or two scalars that a reference stands for.
  package typealias Scalars = (first: UInt32, second: UInt32?)

  /// A reference found in text: its length in bytes with `&` and `;`, and what it stands for.
  struct Match {
    var lengthInBytes: Int
    var first: UInt32
    var second: UInt32?
    /// The number in a numeric reference, at most one past the last code point or so.
    var number: UInt32?
  }

  /// What the name (without `&` and `;`) stands for; nil when HTML knows no such name.
  package static func scalars(named name: some Sequence<UInt8>) -> Scalars? {
    guard let entry = EntityIndex.shared.entry(for: Array(name)) else { return nil }
    return (entry.first, entry.second)
  }

  /// The UTF-8 of what the name (without `&` and `;`) stands for; nil when HTML knows no such name.
  package static func utf8(for name: ArraySlice<UInt8>) -> [UInt8]? {
    guard let scalars = scalars(named: name) else { return nil }
    var bytes: [UInt8] = []
    bytes.appendScalar(scalars.first)
    if let second = scalars.second { bytes.appendScalar(second) }
    return bytes
  }

  /// The reference whose `&` stands at `start`; nil when it is but an ampersand.
  ///
  /// In an attribute a name without `;` before `=`, a letter or a digit is part of a URL, not a reference.
  static func match(in bytes: [UInt8], at start: Int, inAttribute: Bool) -> Match? {
    let next = bytes.byte(at: start + 1)
    if next == ASCII.hash { return numericMatch(in: bytes, at: start) }
    guard next.isASCIILetter else { return nil }
    var end = start + 1
    let limit = min(bytes.count, start + 1 + EntityIndex.longestName)
    while end < limit, bytes[end].isASCIIAlphanumeric { end += 1 }
    if bytes.byte(at: end) == ASCII.semicolon,
      let entry = EntityIndex.shared.entry(for: bytes, from: start + 1, to: end)
    {
      return Match(lengthInBytes: end + 1 - start, first: entry.first, second: entry.second)
    }
    return legacyMatch(in: bytes, at: start, end: end, inAttribute: inAttribute)
  }

  private static func legacyMatch(in bytes: [UInt8], at start: Int, end: Int, inAttribute: Bool) -> Match? {
    var stop = min(end, start + 1 + EntityIndex.longestLegacyName)
    while stop >= start + 3 {
      if let entry = EntityIndex.shared.entry(for: bytes, from: start + 1, to: stop), entry.isLegacy {
        let after = bytes.byte(at: stop)
        if inAttribute, after == ASCII.equals || after.isASCIIAlphanumeric { return nil }
        return Match(lengthInBytes: stop - start, first: entry.first, second: entry.second)
      }
      stop -= 1
    }
    return nil
  }

  private static func numericMatch(in bytes: [UInt8], at start: Int) -> Match? {
    var index = start + 2
    let isHex = bytes.byte(at: index) | 0x20 == 0x78
    if isHex { index += 1 }
    let digits = index
    var value: UInt32 = 0
    while let digit = bytes.byte(at: index).hexDigitValue, isHex || digit < 10 {
      // Past the last code point the exact value no longer matters: it only must not overflow.
      if value <= 0x10FFFF { value = value * (isHex ? 16 : 10) + digit }
      index += 1
    }
    guard index > digits else { return nil }
    if bytes.byte(at: index) == ASCII.semicolon { index += 1 }
    return Match(lengthInBytes: index - start, first: scalar(numbered: value), number: value)
  }

  /// The scalar that HTML reads for a number: C1 as windows-1252, what is no scalar as U+FFFD.
  static func scalar(numbered value: UInt32) -> UInt32 {
    switch value {
    case 0x80...0x9F: Windows1252.scalar(for: UInt8(value))
    case 0, 0xD800...0xDFFF, 0x110000...: 0xFFFD
    default: value
    }
  }
}

/// The text with its character references replaced by characters, once: for titles that were escaped twice.
package func decodeEntities(_ bytes: [UInt8]) -> [UInt8] {
  var index = bytes.index(of: ASCII.ampersand, from: 0)
  guard index < bytes.count else { return bytes }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var copied = 0
  while index < bytes.count {
    if let match = Entities.match(in: bytes, at: index, inAttribute: false) {
      output.append(contentsOf: bytes[copied..<index])
      output.appendScalar(match.first)
      if let second = match.second { output.appendScalar(second) }
      index += match.lengthInBytes
      copied = index
    } else {
      index += 1
    }
    index = bytes.index(of: ASCII.ampersand, from: index)
  }
  output.append(contentsOf: bytes[copied...])
  return output
}

/// The text with its character references replaced by characters, once.
package func decodeEntities(_ text: String) -> String {
  text.utf8.contains(ASCII.ampersand)
    ? String(decoding: decodeEntities(Array(text.utf8)), as: UTF8.self) : text
}
