internal import Markup

extension String {
  /// Whether markup holds what could run code or restyle the page it is put on. Says yes when in doubt.
  var mayRunCode: Bool {
    let bytes = Array(utf8)
    var open = bytes.index(of: UInt8(ascii: "<"), from: 0)
    while open < bytes.count {
      var tag = TagBehavior()
      let end = tag.read(bytes, from: open + 1)
      if tag.isActive || tag.isSuspicious && bytes[open..<end].hasActiveMark { return true }
      open = bytes.index(of: UInt8(ascii: "<"), from: end)
    }
    return false
  }
}

/// What one pass over a tag shows of what it does.
private struct TagBehavior {
  /// True for elements that do something, and for tags with an attribute called `on…`.
  private(set) var isActive = false
  /// True for tags with a character that the marks of active markup have, next to another one of theirs.
  private(set) var isSuspicious = false

  /// Reads a tag whose name begins at `start`; returns the index after its `>`, or where the text ends:
  /// quotes hide one.
  mutating func read(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    var name: UInt64 = 0
    while index < bytes.count, bytes[index].isASCIIAlphanumeric {
      name = index - start < 8 ? name << 8 | UInt64(bytes[index] | 0x20) : 0
      index += 1
    }
    isActive = ActiveMarkup.elements.contains(name)
    var quote: UInt8 = 0
    // The byte before, and the last one that isn't white space or a control, which browsers pass over.
    var previous = bytes[index - 1]
    var visible = previous
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      note(byte, after: visible)
      if byte | 0x20 == UInt8(ascii: "o"), ActiveMarkup.mayPrecedeName(previous) {
        isActive = isActive || bytes.startsHandler(at: index - 1)
      }
      if byte > UInt8(ascii: " ") { visible = byte }
      previous = byte
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
    }
    return index
  }

  @inline(__always)
  private mutating func note(_ byte: UInt8, after previous: UInt8) {
    switch byte {
    case UInt8(ascii: ":"):
      // script: mocha: data: behavior: -moz-binding:
      switch previous | 0x20 {
      case UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "r"), UInt8(ascii: "g"): isSuspicious = true
      default: break
      }
    case UInt8(ascii: "("):
      // url( expression(
      switch previous | 0x20 {
      case UInt8(ascii: "l"), UInt8(ascii: "n"): isSuspicious = true
      default: break
      }
    case UInt8(ascii: "&"): if previous | 0x20 == UInt8(ascii: "t") { isSuspicious = true }
    case UInt8(ascii: "#"): if previous == UInt8(ascii: "&") { isSuspicious = true }
    case UInt8(ascii: "i"), UInt8(ascii: "I"): if previous == UInt8(ascii: "@") { isSuspicious = true }
    default: break
    }
  }
}

extension [UInt8] {
  /// True for `on`, a letter and more, and an equals sign.
  fileprivate func startsHandler(at index: Int) -> Bool {
    guard index + 3 < count, self[index + 1] | 0x20 == UInt8(ascii: "n"), self[index + 2].isASCIILetter else {
      return false
    }
    let rest = self[(index + 2)...].drop { $0.isASCIILetter }.drop { $0 <= UInt8(ascii: " ") }
    return rest.first == UInt8(ascii: "=")
  }
}

extension ArraySlice<UInt8> {
  /// True for a tag with one of the marks in it, browsers' passing over white space and controls allowed for.
  fileprivate var hasActiveMark: Bool {
    let compact = filter { $0 > UInt8(ascii: " ") }.map { $0.isASCIILetter ? $0 | 0x20 : $0 }
    return ActiveMarkup.marks.contains { compact.index(ofWord: $0) != nil }
  }
}

/// What markup that does something is known by, sorted.
private enum ActiveMarkup {
  /// Names, packed into the bytes of a number.
  static let elements: [UInt64] = [
    "applet", "base", "embed", "frame", "frameset", "iframe", "link", "meta", "object", "script", "style",
  ].map { name in name.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// Text inside a tag, in lower case and without white space.
  static let marks: [[UInt8]] = [
    "&#", "-moz-binding", "@import", "behavior:", "behaviour:", "data:text", "expression(", "livescript",
    "mocha:",
    "script&", "script:", "url(",
  ].map { Array($0.utf8) }

  /// White space, a slash or the quote that ends a value.
  static func mayPrecedeName(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "'")
  }
}
