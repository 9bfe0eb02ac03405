/// What a document says about its own encoding.
enum DeclaredEncoding {
  /// How far into a document its declaration is looked for.
  static let scannedSizeInBytes = 8 << 10

  /// The label in a document's XML declaration, or in a page's `<meta>`; nil when it has none.
  static func label(in bytes: [UInt8], as kind: MarkupKind) -> String? {
    switch kind {
    case .xml: xmlLabel(in: bytes)
    case .html: metaLabel(in: bytes) ?? xmlLabel(in: bytes)
    case .text, .json: nil
    }
  }

  /// The `encoding` of `<?xml … ?>`, which white space may stand before.
  static func xmlLabel(in bytes: [UInt8]) -> String? {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    start = bytes.indexAfterSpaces(from: start)
    // Messages of programs may stand before the declaration.
    let head = min(bytes.count, scannedSizeInBytes)
    while start < head, !bytes.hasWord("<?xml ", at: start) {
      start = bytes.index(of: ASCII.less, from: start + 1, to: head)
    }
    guard start < head else { return nil }
    let end = bytes.index(of: ASCII.greater, from: start, to: min(bytes.count, start + 1024))
    var index = start + 5
    while index < end, !bytes.hasWord("encoding", at: index) { index += 1 }
    index = bytes.indexAfterSpaces(from: index + 8)
    guard index < end, bytes.byte(at: index) == ASCII.equals else { return nil }
    index = bytes.indexAfterSpaces(from: index + 1)
    let quote = bytes.byte(at: index)
    guard quote == ASCII.quote || quote == ASCII.apostrophe else { return nil }
    let valueEnd = bytes.index(of: quote, from: index + 1, to: end)
    guard valueEnd < end else { return nil }
    return String(decoding: bytes[index + 1..<valueEnd], as: UTF8.self)
  }

  /// The charset of the first `<meta>` that names a known one, found as the HTML standard's prescan does.
  static func metaLabel(in bytes: [UInt8]) -> String? {
    let end = min(bytes.count, scannedSizeInBytes)
    var index = bytes.index(of: ASCII.less, from: 0, to: end)
    while index < end {
      if bytes.hasExactly("<!--", at: index) {
        index = commentEnd(in: bytes, from: index + 2, to: end)
      } else if bytes.hasWord("<meta", at: index),
        bytes.byte(at: index + 5).isASCIISpace
          || bytes.byte(at: index + 5) == ASCII.slash
      {
        var reader = MetaReader(bytes: bytes, index: index + 5, end: end)
        if let label = reader.charset(), EncodingLabels.encoding(for: label) != nil { return label }
        index = reader.index
      } else if bytes.byte(at: index + 1).isASCIILetter {
        var reader = MetaReader(bytes: bytes, index: index + 1, end: end)
        reader.skipName()
        while reader.attribute() != nil {}
        index = reader.index
      } else {
        index += 1
      }
      index = bytes.index(of: ASCII.less, from: index, to: end)
    }
    return nil
  }

  private static func commentEnd(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var index = bytes.index(of: ASCII.greater, from: start, to: end)
    while index < end, bytes[index - 1] != ASCII.hyphen || bytes[index - 2] != ASCII.hyphen {
      index = bytes.index(of: ASCII.greater, from: index + 1, to: end)
    }
    return index
  }
}

/// Reads the attributes of one tag in bytes whose encoding isn't known yet.
private struct MetaReader {
  let bytes: [UInt8]
  var index: Int
  let end: Int

  private var byte: UInt8 { index < end ? bytes[index] : 0 }

  mutating func skipName() {
    while index < end, !byte.isASCIISpace, byte != ASCII.greater, byte != ASCII.slash { index += 1 }
  }

  mutating func charset() -> String? {
    var charset: String?
    var content: String?
    var isContentType = false
    while let (name, value) = attribute() {
      switch name {
      case "charset": charset = charset ?? value
      case "content": content = content ?? Self.charset(inContentType: value)
      case "http-equiv": isContentType = isContentType || value.lowercased() == "content-type"
      default: break
      }
    }
    return charset ?? (isContentType ? content : nil)
  }

  /// The next attribute, its name in lower case; nil at the end of the tag.
  mutating func attribute() -> (name: String, value: String)? {
    while byte.isASCIISpace || byte == ASCII.slash { index += 1 }
    guard index < end, byte != ASCII.greater else { return nil }
    let nameStart = index
    repeat {
      index += 1
    } while index < end && !byte.isASCIISpace && byte != ASCII.equals
      && byte != ASCII.greater && byte != ASCII.slash
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    while byte.isASCIISpace { index += 1 }
    guard byte == ASCII.equals else { return (name, "") }
    index += 1
    while byte.isASCIISpace { index += 1 }
    return (name, value())
  }

  private mutating func value() -> String {
    let quote = byte
    if quote == ASCII.quote || quote == ASCII.apostrophe {
      let stop = bytes.index(of: quote, from: index + 1, to: end)
      defer { index = min(stop + 1, end) }
      return String(decoding: bytes[min(index + 1, stop)..<stop], as: UTF8.self)
    }
    let start = index
    while index < end, !byte.isASCIISpace, byte != ASCII.greater { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func charset(inContentType text: String) -> String? {
    DecodedBytes.charset(inContentType: text)
  }
}
