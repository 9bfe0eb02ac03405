// What stands inside an element; the reader is at the element's end then.

extension XMLReader {
  /// The text inside an element, markup left out, CDATA and text joined; the reader then stands at
  /// the element's end. "" for an element without text.
  package func text(of parent: XMLElement) -> String {
    var text = XMLText()
    while let token = next(inside: parent) {
      if case .text(let piece) = token { add(piece, to: &text) }
    }
    return string(of: text)
  }

  /// What is inside an element: its text as it stands, or HTML as soon as there is an element in it.
  package func content(of parent: XMLElement) -> XMLContent {
    var text = XMLText()
    while let token = next(inside: parent) {
      switch token {
      case .text(let piece): add(piece, to: &text)
      case .start, .end:
        var html = HTMLWriter()
        html.text(string(of: text))
        write(token, to: &html)
        writeContent(of: parent, to: &html)
        return .markup(String(decoding: html.bytes, as: UTF8.self))
      }
    }
    return .text(string(of: text))
  }

  /// What is inside an element as HTML: names without prefixes, text escaped, void elements unclosed.
  ///
  /// `xml:base` and `xml:lang` stay as attributes of those names.
  package func innerHTML(of parent: XMLElement) -> [UInt8] {
    var html = HTMLWriter()
    writeContent(of: parent, to: &html)
    return html.bytes
  }

  private func writeContent(of parent: XMLElement, to html: inout HTMLWriter) {
    while let token = next(inside: parent) { write(token, to: &html) }
  }

  private func write(_ token: XMLToken, to html: inout HTMLWriter) {
    switch token {
    case .text(let piece):
      var bytes: [UInt8] = []
      append(piece, to: &bytes)
      html.text(bytes.span)
    case .start(let tag):
      declareNamespaces(depth: depth(of: tag))
      html.start(name(of: tag), attributes: attributes.map { ($0.qualifiedName, $0.value) })
      if tag.isEmpty { html.end(name(of: tag)) }
    case .end(let tag): html.end(name(of: tag))
    }
  }
}

// MARK: Text

/// Text put together of pieces: the only piece is nearly always the first, and no second copy is made of it.
private struct XMLText {
  var first: XMLPiece?
  /// All pieces, once there are two.
  var joined: [UInt8] = []
}

extension XMLReader {
  private func add(_ piece: XMLPiece, to text: inout XMLText) {
    if piece.range.isEmpty { return }
    if let first = text.first {
      if text.joined.isEmpty { append(first, to: &text.joined) }
      append(piece, to: &text.joined)
    } else {
      text.first = piece
    }
  }

  private func string(of text: XMLText) -> String {
    guard let first = text.first else { return "" }
    return text.joined.isEmpty ? string(of: first) : String(decoding: text.joined, as: UTF8.self)
  }

  /// A piece of text, references resolved.
  func string(of piece: XMLPiece) -> String {
    guard piece.isEscaped else { return input.string(piece.range) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(piece.range.count)
    append(piece, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a piece of text, references resolved and the bytes between them as `convert` has them.
  func append(_ piece: XMLPiece, to bytes: inout [UInt8], convert: ((UInt8) -> UInt8)? = nil) {
    let end = piece.range.upperBound
    var index = piece.range.lowerBound
    while index < end {
      let next = piece.isEscaped ? input.index(of: ASCII.ampersand, from: index, to: end) : end
      if let convert {
        bytes.append(contentsOf: input[index..<next].lazy.map(convert))
      } else {
        bytes.append(index..<next, of: input)
      }
      index = next < end ? next + appendReference(at: next, to: &bytes) : end
    }
  }

  /// Adds the character that the reference at `start` stands for; returns the reference's length.
  private func appendReference(at start: Int, to bytes: inout [UInt8]) -> Int {
    switch input.byte(at: start + 1) {
    case 0x6C where input.hasExactly("lt;", at: start + 1):
      bytes.append(ASCII.less)
      return 4
    case 0x67 where input.hasExactly("gt;", at: start + 1):
      bytes.append(ASCII.greater)
      return 4
    case 0x61 where input.hasExactly("amp;", at: start + 1):
      bytes.append(ASCII.ampersand)
      return 5
    default:
      guard let match = Entities.match(in: input, at: start, inAttribute: false) else {
        bytes.append(ASCII.ampersand)
        return 1
      }
      bytes.appendScalar(match.first)
      return match.lengthInBytes
    }
  }
}

extension [UInt8] {
  /// A part of valid UTF-8, cut beside ASCII characters, as a string: what is known to be valid isn't checked again.
  func string(_ range: Range<Int>) -> String {
    let part = span.extracting(range)
    var highest: UInt8 = 0
    for index in part.indices { highest |= part[index] }
    return unsafe String(copying: UTF8Span(unchecked: part, isKnownASCII: highest < 0x80))
  }
}
