extension String {
  /// Without white space at its ends, no-break spaces included.
  var trimmed: String {
    let utf8 = utf8
    guard let first = utf8.first, let last = utf8.last else { return self }
    // The usual case costs two comparisons: neither end is white space or the start of another space.
    if first > 0x20, last > 0x20, first < 0x80 || first > 0xC2, last < 0x80 { return self }
    var text = self[...]
    while let character = text.first, character.isWhitespace || character.isControl { text.removeFirst() }
    while let character = text.last, character.isWhitespace || character.isControl { text.removeLast() }
    return String(text)
  }

  /// A language with hyphens, where some write underscores.
  var hyphenated: String { utf8.contains(UInt8(ascii: "_")) ? replacing("_", with: "-") : self }
}

extension Character {
  fileprivate var isControl: Bool { unicodeScalars.allSatisfy { $0.value < 0x20 || $0.value == 0xFEFF } }
}

extension String {
  /// The text without the marks of a CDATA section around it that was escaped, or put into another.
  var withoutSectionMarks: String {
    guard utf8.first == UInt8(ascii: "<"), utf8.starts(with: "<![CDATA[".utf8) else { return self }
    let text = utf8.dropFirst("<![CDATA[".utf8.count)
    return String(Substring(hasSuffix("]]>") ? text.dropLast("]]>".utf8.count) : text)).trimmed
  }
}
