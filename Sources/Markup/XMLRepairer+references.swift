extension XMLRepairer {
  /// Reads the reference in text at `position`.
  mutating func readReference() {
    let start = position
    guard !open.isEmpty else {
      note(.textBeforeRoot, at: start)
      return leaveOut(from: start, to: start + 1)
    }
    if let length = lengthOfPlainReference(at: start) {
      position = start + length
    } else {
      flush(upTo: start)
      let length = writeReference(at: start, to: input.count)
      leaveOut(from: start, to: start + length)
    }
  }

  /// The length of a reference that XML itself knows, with `&` and `;`; nil for anything else.
  func lengthOfPlainReference(at start: Int) -> Int? {
    switch input.byte(at: start + 1) {
    case ASCII.hash:
      guard let match = Entities.match(in: input, at: start, inAttribute: false),
        input.byte(at: start + match.lengthInBytes - 1) == ASCII.semicolon,
        // XML's hexadecimal marker is lower case only.
        input.byte(at: start + 2) != 0x58, match.number == match.first, match.first.isXMLCharacter
      else { return nil }
      return match.lengthInBytes
    case 0x61:
      return input.hasExactly("amp;", at: start + 1) ? 5 : input.hasExactly("apos;", at: start + 1) ? 6 : nil
    case 0x67: return input.hasExactly("gt;", at: start + 1) ? 4 : nil
    case 0x6C: return input.hasExactly("lt;", at: start + 1) ? 4 : nil
    case 0x71: return input.hasExactly("quot;", at: start + 1) ? 6 : nil
    default: return nil
    }
  }

  /// Writes what the `&` at `start` stands for and returns the length of what was read.
  mutating func writeReference(at start: Int, to end: Int) -> Int {
    if input.byte(at: start + 1) == ASCII.hash { return writeNumericReference(at: start, to: end) }
    let nameEnd = input.xmlNameEnd(from: start + 1, to: min(end, start + 64))
    guard nameEnd > start + 1, nameEnd < end, input[nameEnd] == ASCII.semicolon else {
      note(.bareAmpersand, at: start)
      write("&amp;")
      return 1
    }
    let name = input[start + 1..<nameEnd]
    if let text = entities.take(name, allowance: input.count) {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { writeText(scalar: scalar.value) }
    } else if let scalars = Entities.scalars(named: name) {
      // The doctype that is gone may have declared it.
      if !hasDoctype { note(.undeclaredEntity, at: start) }
      writeText(scalar: scalars.first)
      if let second = scalars.second { writeText(scalar: second) }
    } else {
      note(.undeclaredEntity, at: start)
      write("&amp;")
      return 1
    }
    return nameEnd + 1 - start
  }

  private mutating func writeNumericReference(at start: Int, to end: Int) -> Int {
    guard let match = Entities.match(in: input, at: start, inAttribute: false),
      start + match.lengthInBytes <= end
    else {
      note(.bareAmpersand, at: start)
      write("&amp;")
      return 1
    }
    if match.first == 0xFFFD || !match.first.isXMLCharacter
      || input[start + match.lengthInBytes - 1] != ASCII.semicolon
    {
      note(.invalidReference, at: start)
    }
    writeText(scalar: match.first)
    return match.lengthInBytes
  }
}
