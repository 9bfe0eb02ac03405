extension [UInt8] {
  /// Whether a name can start at `index`.
  func startsXMLName(at index: Int) -> Bool {
    let byte = byte(at: index)
    if byte < 0x80 { return byte.isASCIILetter || byte == 0x5F || byte == ASCII.colon }
    return scalar(at: index).value.startsXMLName
  }

  /// The index behind the name characters from `start`, at most `end`.
  func xmlNameEnd(from start: Int, to end: Int? = nil) -> Int {
    let end = end ?? count
    var index = start
    while index < end {
      if self[index] < 0x80 {
        guard self[index].isXMLNameByte else { break }
        index += 1
      } else {
        let (value, length) = scalar(at: index)
        guard value.continuesXMLName, index + length <= end else { break }
        index += length
      }
    }
    return index
  }

  /// Whether libxml2 takes these name characters for a name: a second colon must lead to a letter.
  func isXMLName(_ name: Range<Int>) -> Bool {
    let first = index(of: ASCII.colon, from: name.lowerBound, to: name.upperBound)
    guard first < name.upperBound else { return true }
    let second = index(of: ASCII.colon, from: first + 1, to: name.upperBound)
    return second >= name.upperBound - 1 || startsXMLName(at: second + 1)
  }

  /// The scalar of several bytes at `index` of valid UTF-8, and its length.
  private func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(self[index])
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    var value = lead & (0x7F >> UInt32(length))
    for offset in 1..<Swift.max(length, 1) { value = value << 6 | UInt32(byte(at: index + offset) & 0x3F) }
    return (value, length)
  }
}

extension UInt32 {
  /// Whether XML 1.0 has a place for this character.
  var isXMLCharacter: Bool {
    switch self {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether a name can start with this character, which isn't ASCII (XML 1.0, production 4).
  fileprivate var startsXMLName: Bool {
    switch self {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D: true
    case 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD: true
    case 0x10000...0xEFFFF: true
    default: false
    }
  }

  /// Whether this character, which isn't ASCII, can stand in a name (XML 1.0, production 4a).
  fileprivate var continuesXMLName: Bool {
    startsXMLName || self == 0xB7 || (0x300...0x36F).contains(self) || (0x203F...0x2040).contains(self)
  }
}

extension UInt8 {
  /// Whether this byte of ASCII can stand in a name.
  fileprivate var isXMLNameByte: Bool {
    isASCIIAlphanumeric || self == ASCII.colon || self == ASCII.hyphen || self == 0x5F || self == 0x2E
  }

  /// White space as XML counts it.
  var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
