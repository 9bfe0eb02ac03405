/// An element start that an `XMLReader` stands on.
package struct XMLElement: Sendable {
  /// The name without its prefix, as the document spells it.
  package let name: String
  /// What the reader's `namespaces` closure made of the element's namespace.
  package let namespace: Int
  /// How deep the element stands; 0 for the root.
  package let depth: Int
  let tag: XMLTag
}

/// What stands inside an element.
package enum XMLContent: Sendable, Equatable {
  /// Text only, references resolved, CDATA joined.
  case text(String)
  /// Elements, written as HTML.
  case markup(String)
}

/// Pulls elements out of an XML document, so that reading a format looks like walking a tree.
///
///     let root = try reader.root()
///     while let child = reader.nextChild(of: root) {
///       switch child.name {
///       case "title": title = reader.text(of: child)
///       default: break            // what isn't read is skipped
///       }
///     }
///
/// The reader trusts the repair pass: it knows tags, text, CDATA sections and references, and nothing else. The
/// tokens are looked at in place; libxml2's own reader takes five times as long, for it copies each of them.
///
/// Attributes can be asked for while the reader stands on an element, that is until something of
/// its content is read. When the document breaks off, all loops end and `failure` says where.
package final class XMLReader {
  /// Valid UTF-8 whose lines end with line feeds.
  let input: [UInt8]
  let namespaces: (_ uri: String, _ prefix: String) -> Int
  let lowercasesNames: Bool
  /// Where the next token starts.
  private var position = 0
  /// The tags of the open elements.
  private var open: [XMLTag] = []
  /// The tag that the reader stands on, or the one whose element it stands at the end of.
  private(set) var current = XMLTag()
  /// The attributes of the tag at `scannedTag`.
  private var scannedAttributes: [XMLTag.Attribute] = []
  private var scannedTag = 0
  /// The namespaces in scope, innermost last.
  var declarations: [XMLDeclaration] = []
  var knownNamespaces: [(uri: String, prefix: String, number: Int)] = []
  var knownNames: [UInt64: XMLName] = [:]
  /// The elements around the current one that carry `xml:base` or `xml:lang`.
  var scopes: [Scope] = []
  private var countedLines = (line: 1, to: 0)

  /// Why the document ended early; nil while all is well.
  package private(set) var failure: MarkupError?

  /// A reader over UTF-8 that the repair pass has seen.
  ///
  /// `namespaces` turns a namespace URI and prefix (both "" when absent) into a number of the
  /// caller's; it is asked once for each namespace of the document. `lowercasesNames` is for formats
  /// whose writers disagree about case; it holds for elements, not for attributes.
  package init(
    utf8: [UInt8], lowercasesNames: Bool = false,
    namespaces: @escaping (_ uri: String, _ prefix: String) -> Int
  ) throws(MarkupError) {
    if utf8.isEmpty { throw .empty }
    guard utf8.indexOfInvalidUTF8() == utf8.count else {
      throw .unreadable("the text isn't UTF-8", line: 0, column: 0)
    }
    input = utf8.withPlainLineEnds
    self.namespaces = namespaces
    self.lowercasesNames = lowercasesNames
  }
}

// MARK: Elements

extension XMLReader {
  /// The document's root element; throws when there is none.
  package func root() throws(MarkupError) -> XMLElement {
    while let token = next() {
      if case .start(let tag) = token { return element(tag, depth: 0) }
    }
    throw failure ?? .unreadable("there is no root element", line: 0, column: 0)
  }

  /// The next child element of `parent`; nil when `parent` ends. What was not read of the former
  /// child is skipped.
  package func nextChild(of parent: XMLElement) -> XMLElement? {
    while let token = next(inside: parent) {
      if case .start(let tag) = token, depth(of: tag) == parent.depth + 1 {
        return element(tag, depth: parent.depth + 1)
      }
    }
    return nil
  }

  /// The next child element of `parent`, adding the text passed on the way to `text`; nil when it ends.
  package func nextChild(of parent: XMLElement, text: inout String) -> XMLElement? {
    while let token = next(inside: parent) {
      switch token {
      case .start(let tag) where depth(of: tag) == parent.depth + 1:
        return element(tag, depth: parent.depth + 1)
      case .text(let piece) where open.count == parent.depth + 1: text += string(of: piece)
      default: break
      }
    }
    return nil
  }

  /// The line that an element's start tag ends on, counted from 1.
  package func line(of element: XMLElement) -> Int {
    if element.tag.end < countedLines.to { countedLines = (1, 0) }
    countedLines.line += input.lines(in: countedLines.to..<element.tag.end)
    countedLines.to = element.tag.end
    return countedLines.line
  }

  /// The attributes of the current tag, declarations of namespaces included, as they stand in the document.
  var currentAttributes: [XMLTag.Attribute] {
    if scannedTag != current.start { _ = scanTag(at: current.start) }
    return scannedAttributes
  }

  /// How deep the element stands whose start tag was just read.
  func depth(of tag: XMLTag) -> Int { tag.isEmpty ? open.count : open.count - 1 }
}

// MARK: Tokens

extension XMLReader {
  /// The next token inside `parent`; nil at its end.
  func next(inside parent: XMLElement) -> XMLToken? {
    guard open.count > parent.depth, let token = next(), open.count > parent.depth else { return nil }
    return token
  }

  /// The next token; nil at the end of the document or where it breaks off.
  private func next() -> XMLToken? {
    guard position < input.count, failure == nil else {
      return open.isEmpty ? nil : broken("the document ends inside an element")
    }
    if input[position] != ASCII.less { return .text(nextText()) }
    switch input.byte(at: position + 1) {
    case ASCII.slash: return nextEnd()
    case ASCII.exclamation: return nextSection().map { .text($0) }
    default: return nextStart()
    }
  }

  private func nextText() -> XMLPiece {
    let start = position
    position = input.index(of: ASCII.less, or: ASCII.ampersand, from: start)
    let isEscaped = input.byte(at: position) == ASCII.ampersand
    if isEscaped { position = input.index(of: ASCII.less, from: position) }
    return XMLPiece(range: start..<position, isEscaped: isEscaped)
  }

  private func nextSection() -> XMLPiece? {
    let start = position + "<![CDATA[".utf8.count
    guard input.hasExactly("<![CDATA[", at: position) else {
      return broken("a declaration inside the document")
    }
    var end = input.index(of: ASCII.closeBracket, from: start)
    while end < input.count, !input.hasExactly("]]>", at: end) {
      end = input.index(of: ASCII.closeBracket, from: end + 1)
    }
    guard end < input.count else { return broken("a CDATA section that doesn't end") }
    position = end + "]]>".utf8.count
    return XMLPiece(range: start..<end, isEscaped: false)
  }

  private func nextStart() -> XMLToken? {
    guard let tag = scanTag(at: position) else { return broken("a tag that breaks off") }
    position = tag.end
    current = tag
    if !tag.isEmpty { open.append(tag) }
    return .start(tag)
  }

  private func nextEnd() -> XMLToken? {
    let end = input.index(of: ASCII.greater, from: position)
    guard end < input.count, let tag = open.popLast() else { return broken("an end tag without a start tag") }
    position = end + 1
    current = tag
    leaveDeclarations(depth: open.count + 1)
    return .end(tag)
  }

  private func scanTag(at start: Int) -> XMLTag? {
    scannedTag = start
    return XMLTag(at: start, in: input, attributes: &scannedAttributes)
  }

  /// Notes that the document breaks off where the reader stands, the first time.
  private func broken<Token>(_ message: String) -> Token? {
    if failure != nil { return nil }
    let before = input[..<min(position, input.count)]
    let column = before.count - (before.lastIndex(of: ASCII.newline).map { $0 + 1 } ?? 0) + 1
    failure = .unreadable(
      "the XML breaks off: \(message)", line: 1 + input.lines(in: 0..<before.count), column: column)
    return nil
  }
}

extension [UInt8] {
  /// The text with a line feed in place of every other line end (XML 1.0 §2.11); itself when there are none.
  fileprivate var withPlainLineEnds: [UInt8] {
    var next = index(of: ASCII.carriageReturn, from: 0)
    guard next < count else { return self }
    var output: [UInt8] = []
    output.reserveCapacity(count)
    var copied = 0
    while next < count {
      output.append(contentsOf: self[copied..<next])
      output.append(ASCII.newline)
      copied = byte(at: next + 1) == ASCII.newline ? next + 2 : next + 1
      next = index(of: ASCII.carriageReturn, from: copied)
    }
    output.append(contentsOf: self[copied...])
    return output
  }
}
