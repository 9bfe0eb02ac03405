internal import Markup

extension String {
  /// Whether markup holds what could run code or restyle the page it is put on. Says yes when in doubt.
  var mayRunCode: Bool {
    guard utf8.contains(UInt8(ascii: "<")) else { return false }
    let bytes = Array(utf8)
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let end = bytes.tagEnd(from: open + 1)
      if bytes[open..<end].isActiveTag { return true }
      index = end
    }
    return false
  }
}

extension [UInt8] {
  /// The index after a tag's `>`, or where the text ends; quotes hide one.
  fileprivate func tagEnd(from start: Int) -> Int {
    var quote: UInt8?
    var index = start
    while index < count {
      let byte = self[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
    }
    return index
  }
}

extension ArraySlice<UInt8> {
  fileprivate var isActiveTag: Bool {
    let name = dropFirst().prefix { $0.isASCIILetter || $0.isASCIIDigit }
    if ActiveMarkup.elements.contains(String(decoding: name, as: UTF8.self).lowercased()) { return true }
    if hasHandler { return true }
    // Browsers pass over white space and controls inside a scheme.
    let compact = filter { $0 > UInt8(ascii: " ") }.map { $0.isASCIILetter ? $0 | 0x20 : $0 }
    return compact.contains(UInt8(ascii: ":")) || compact.contains(UInt8(ascii: "&"))
      || compact.contains(UInt8(ascii: "(")) || compact.contains(UInt8(ascii: "@"))
      ? ActiveMarkup.marks.contains { compact.index(ofWord: $0) != nil } : false
  }

  /// True for an attribute called `on…`, or `srcdoc`.
  private var hasHandler: Bool {
    var previous: UInt8 = 0
    for index in indices.dropLast(3) {
      let byte = self[index]
      let startsName =
        previous <= UInt8(ascii: " ") || previous == UInt8(ascii: "/") || previous == UInt8(ascii: "\"")
        || previous == UInt8(ascii: "'")
      if startsName, byte | 0x20 == UInt8(ascii: "o"), self[index + 1] | 0x20 == UInt8(ascii: "n"),
        self[index + 2].isASCIILetter, endsInEquals(from: index + 2)
      {
        return true
      }
      previous = byte
    }
    return false
  }

  private func endsInEquals(from start: Int) -> Bool {
    let rest = self[start...].drop { $0.isASCIILetter }.drop { $0 <= UInt8(ascii: " ") }
    return rest.first == UInt8(ascii: "=")
  }
}

/// What markup that does something is known by, sorted.
private enum ActiveMarkup {
  static let elements: Set = [
    "applet", "base", "embed", "frame", "frameset", "iframe", "link", "meta", "object", "script", "style",
  ]

  /// Text inside a tag, in lower case and without white space.
  static let marks: [[UInt8]] = [
    "&#", "-moz-binding", "@import", "behavior:", "behaviour:", "data:text", "expression(", "livescript",
    "mocha:",
    "script&", "script:", "url(",
  ].map { Array($0.utf8) }
}
