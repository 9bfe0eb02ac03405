/// Writes HTML bytes: tags, escaped text, escaped attributes.
package struct HTMLWriter {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Makes room for as many bytes.
  package mutating func reserve(_ sizeInBytes: Int) { bytes.reserveCapacity(sizeInBytes) }

  /// A start tag. Attribute values are escaped, names are written as they are.
  package mutating func start(_ name: String, attributes: [(name: String, value: String)] = []) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    for attribute in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: attribute.name.utf8)
      bytes.append(contentsOf: "=\"".utf8)
      var value = attribute.value
      value.withUTF8 { unsafe escape($0, quoting: true) }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  /// An end tag; nothing for elements that have none.
  package mutating func end(_ name: String) {
    if HTMLWriter.voidNames.contains(name) { return }
    bytes.append(contentsOf: "</".utf8)
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  /// An end tag; nothing for elements that have none.
  package mutating func end(_ tag: Tag) {
    if tag.isVoid { return }
    bytes.append(contentsOf: "</".utf8)
    bytes.append(contentsOf: tag.name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Text, escaped.
  package mutating func text(_ utf8: Span<UInt8>) {
    unsafe utf8.withUnsafeBufferPointer { unsafe escape($0, quoting: false) }
  }

  /// Text, escaped.
  package mutating func text(_ string: String) {
    var string = string
    string.withUTF8 { unsafe escape($0, quoting: false) }
  }

  /// Bytes that are HTML already.
  package mutating func raw(_ html: StaticString) {
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: html.utf8Start, count: html.utf8CodeUnitCount))
  }

  /// One character of text, escaped.
  package mutating func text(scalar: UInt32) {
    switch scalar {
    case 0x26: raw("&amp;")
    case 0x3C: raw("&lt;")
    case 0x3E: raw("&gt;")
    case 0xA0: raw("&nbsp;")
    default: bytes.appendScalar(scalar)
    }
  }

  /// The part of a text that has nothing to escape.
  package mutating func plain(_ range: Range<Int>, of text: [UInt8]) { bytes.append(range, of: text) }

  private static let voidNames = Set(Tag.allCases.filter(\.isVoid).map(\.name))

  /// Copies runs between the characters that need a reference, as the HTML standard's serializer does.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, quoting: Bool) {
    var start = 0
    var index = 0
    while index < text.count {
      let reference: StaticString
      var width = 1
      switch unsafe text[index] {
      case UInt8(ascii: "&"): reference = "&amp;"
      case UInt8(ascii: "<"): reference = "&lt;"
      case UInt8(ascii: ">"): reference = "&gt;"
      case UInt8(ascii: "\"") where quoting: reference = "&quot;"
      case 0xC2 where unsafe index + 1 < text.count && text[index + 1] == 0xA0:
        reference = "&nbsp;"
        width = 2
      default:
        index += 1
        continue
      }
      unsafe bytes.append(contentsOf: text[start..<index])
      raw(reference)
      index += width
      start = index
    }
    unsafe bytes.append(contentsOf: text[start...])
  }
}
