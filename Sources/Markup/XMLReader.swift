internal import CLibXML2

/// An element start that an `XMLReader` stands on.
package struct XMLElement: Sendable {
  /// The name without its prefix, as the document spells it.
  package let name: String
  /// What the reader's `namespaces` closure made of the element's namespace.
  package let namespace: Int
  /// How deep the element stands; 0 for the root.
  package let depth: Int
  /// The line of the start tag, counted from 1; nil past the 65,534 that libxml2 counts.
  package let line: Int?
  let isEmpty: Bool
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
/// Attributes can be asked for while the reader stands on an element, that is until something of
/// its content is read. When the document breaks off, all loops end and `failure` says where.
@safe
package final class XMLReader {
  let reader: xmlTextReaderPtr
  /// libxml2 reads from this memory in place, so it must not move.
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private let fatal: UnsafeMutablePointer<feedmill_error>
  private let namespaces: (_ uri: String, _ prefix: String) -> Int
  private let lowercasesNames: Bool
  /// Those of the root element, which lives as long as the reader, by where they stand in memory; without a
  /// number until an element has one.
  private var rootNamespaces: [(pointer: xmlNsPtr, number: Int?)] = unsafe []
  /// By content: libxml2 frees namespaces with their element and uses the memory again.
  private var knownNamespaces: [(uri: String, prefix: String, number: Int)] = []
  private var knownNames: [UnsafeRawPointer: String] = unsafe [:]
  private var isAtEnd = false
  /// The elements around the current one that carry `xml:base` or `xml:lang`.
  var scopes: [Scope] = []

  /// Why the document ended early; nil while all is well.
  package private(set) var failure: MarkupError?

  /// A reader over valid UTF-8 that the repair pass has seen.
  ///
  /// `namespaces` turns a namespace URI and prefix (both "" when absent) into a number of the
  /// caller's; it is asked once for each namespace of the document. `lowercasesNames` is for formats
  /// whose writers disagree about case; it holds for elements, not for attributes.
  package init(
    utf8: [UInt8], lowercasesNames: Bool = false,
    namespaces: @escaping (_ uri: String, _ prefix: String) -> Int
  ) throws(MarkupError) {
    _ = LibXML.start
    guard !utf8.isEmpty, let count = Int32(exactly: utf8.count) else { throw .empty }
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: utf8.count)
    _ = unsafe memory.initialize(fromContentsOf: utf8)
    // HUGE: without it a text of 10 MB ends the document. The repair pass has bounded depth, tags and entities.
    let options =
      XML_PARSE_HUGE.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue
      | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
    let text = unsafe UnsafeRawPointer(memory.baseAddress!).assumingMemoryBound(to: CChar.self)
    guard let reader = unsafe xmlReaderForMemory(text, count, nil, "utf-8", Int32(options)) else {
      unsafe memory.deallocate()
      throw .unreadable("no XML reader could be made", line: 0, column: 0)
    }
    let fatal = UnsafeMutablePointer<feedmill_error>.allocate(capacity: 1)
    unsafe fatal.initialize(to: feedmill_error())
    unsafe feedmill_watch(reader, fatal)
    unsafe self.reader = unsafe reader
    unsafe self.fatal = unsafe fatal
    unsafe self.memory = unsafe memory
    self.namespaces = namespaces
    self.lowercasesNames = lowercasesNames
  }

  deinit {
    let document = unsafe xmlTextReaderCurrentDoc(reader)
    unsafe xmlFreeTextReader(reader)
    unsafe xmlFreeDoc(document)
    unsafe memory.deallocate()
    unsafe fatal.deallocate()
  }
}

// MARK: Elements

extension XMLReader {
  /// The document's root element; throws when there is none.
  package func root() throws(MarkupError) -> XMLElement {
    while step() {
      guard nodeType == XML_READER_TYPE_ELEMENT else { continue }
      noteRootNamespaces()
      return element(depth: 0)
    }
    throw failure ?? .unreadable("there is no root element", line: 0, column: 0)
  }

  /// The next child element of `parent`; nil when `parent` ends. What was not read of the former
  /// child is skipped.
  package func nextChild(of parent: XMLElement) -> XMLElement? {
    let wanted = Int32(parent.depth) + 1
    if parent.isEmpty || isPast(parent) { return nil }
    while step() {
      let depth = unsafe xmlTextReaderDepth(reader)
      if depth == wanted, nodeType == XML_READER_TYPE_ELEMENT { return element(depth: Int(depth)) }
      if depth < wanted { return nil }
    }
    return nil
  }

  /// The next child element of `parent`, adding the text passed on the way to `text`; nil when it ends.
  package func nextChild(of parent: XMLElement, text: inout String) -> XMLElement? {
    let wanted = Int32(parent.depth) + 1
    if parent.isEmpty || isPast(parent) { return nil }
    while step() {
      let depth = unsafe xmlTextReaderDepth(reader)
      if depth == wanted, nodeType == XML_READER_TYPE_ELEMENT { return element(depth: Int(depth)) }
      if depth == wanted, isText, let value = unsafe xmlTextReaderConstValue(reader) {
        text += unsafe String(xml: value)
      }
      if depth < wanted { return nil }
    }
    return nil
  }

  /// The text inside an element, markup left out, CDATA and text joined; the reader then stands at
  /// the element's end. "" for an element without text.
  package func text(of parent: XMLElement) -> String {
    var text = ""
    while stepInside(parent) {
      guard isText, let value = unsafe xmlTextReaderConstValue(reader) else { continue }
      // The first piece is nearly always the only one: no second copy is made of it.
      if text.isEmpty { text = unsafe String(xml: value) } else { text += unsafe String(xml: value) }
    }
    return text
  }

  /// What is inside an element: its text as it stands, or HTML as soon as there is an element in it.
  package func content(of parent: XMLElement) -> XMLContent {
    var html = HTMLWriter()
    var text = ""
    var hasElements = false
    while stepInside(parent) {
      let type = nodeType
      if type == XML_READER_TYPE_ELEMENT {
        if !hasElements { html.text(text) }
        hasElements = true
        html.start(name, attributes: attributes.map { ($0.qualifiedName, $0.value) })
        if unsafe xmlTextReaderIsEmptyElement(reader) == 1 { html.end(name) }
      } else if type == XML_READER_TYPE_END_ELEMENT {
        html.end(name)
      } else if isText, let value = unsafe xmlTextReaderConstValue(reader) {
        let piece = unsafe String(xml: value)
        if hasElements { html.text(piece) } else if text.isEmpty { text = piece } else { text += piece }
      }
    }
    return hasElements ? .markup(String(decoding: html.bytes, as: UTF8.self)) : .text(text)
  }

  /// What is inside an element as HTML: names without prefixes, text escaped, void elements unclosed.
  ///
  /// `xml:base` and `xml:lang` stay as attributes of those names.
  package func innerHTML(of parent: XMLElement) -> [UInt8] {
    var html = HTMLWriter()
    while stepInside(parent) {
      let type = nodeType
      if type == XML_READER_TYPE_ELEMENT {
        html.start(name, attributes: attributes.map { ($0.qualifiedName, $0.value) })
        if unsafe xmlTextReaderIsEmptyElement(reader) == 1 { html.end(name) }
      } else if type == XML_READER_TYPE_END_ELEMENT {
        html.end(name)
      } else if isText, let value = unsafe xmlTextReaderConstValue(reader) {
        let bytes = unsafe UnsafeBufferPointer(start: value, count: length(value))
        unsafe html.text(Span(_unsafeElements: bytes))
      }
    }
    return html.bytes
  }
}

// MARK: Steps

extension XMLReader {
  private var nodeType: xmlReaderTypes {
    unsafe xmlReaderTypes(rawValue: UInt32(truncatingIfNeeded: xmlTextReaderNodeType(reader)))
  }

  private var isText: Bool {
    let type = nodeType
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
      || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE
  }

  /// True when the reader already stands at the end of `parent`.
  private func isPast(_ parent: XMLElement) -> Bool {
    unsafe nodeType == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(reader) <= Int32(parent.depth)
  }

  /// Moves to the next node inside `parent`; false at its end.
  private func stepInside(_ parent: XMLElement) -> Bool {
    if parent.isEmpty || isPast(parent) { return false }
    return unsafe step() && xmlTextReaderDepth(reader) > Int32(parent.depth)
  }

  /// Moves to the next node; false at the end of the document or where it breaks off.
  private func step() -> Bool {
    guard !isAtEnd else { return false }
    let result = unsafe xmlTextReaderRead(reader)
    if result == 1 { return true }
    isAtEnd = true
    if result < 0 {
      let line = unsafe Int(fatal.pointee.line)
      let column = unsafe Int(fatal.pointee.column)
      failure = .unreadable("the XML breaks off: \(fatalMessage)", line: line, column: column)
    }
    return false
  }

  private var fatalMessage: String {
    let bytes = unsafe withUnsafeBytes(of: &fatal.pointee.message) { unsafe Array($0.prefix { $0 != 0 }) }
    return String(decoding: bytes.filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  private func element(depth: Int) -> XMLElement {
    enterScope(depth: depth)
    let counted = unsafe currentElement.map { unsafe xmlGetLineNo($0) } ?? 0
    let line = 1..<Int(UInt16.max) ~= counted ? counted : nil
    return unsafe XMLElement(
      name: name, namespace: namespace, depth: depth, line: line,
      isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
  }

  /// The local name of the current node. Names live in the document's dictionary, so the pointer is
  /// the key.
  private var name: String {
    guard let pointer = unsafe xmlTextReaderConstLocalName(reader) else { return "" }
    let key = unsafe UnsafeRawPointer(pointer)
    if let known = unsafe knownNames[key] { return known }
    let spelled = unsafe String(xml: pointer)
    let name = lowercasesNames ? spelled.lowercased() : spelled
    unsafe knownNames[key] = name
    return name
  }

  /// The name of the element that the reader stands on or at the end of, with its prefix and in the
  /// document's own case.
  package var spelledName: String {
    unsafe xmlTextReaderConstName(reader).map { unsafe String(xml: $0) } ?? ""
  }

  private var namespace: Int {
    let ns = unsafe currentElement?.pointee.ns
    guard let place = unsafe rootNamespaces.firstIndex(where: { unsafe $0.pointer == ns }) else {
      return unsafe number(of: ns)
    }
    if let number = unsafe rootNamespaces[place].number { return number }
    let number = unsafe number(of: ns)
    unsafe rootNamespaces[place].number = number
    return number
  }

  private func noteRootNamespaces() {
    var ns = unsafe currentElement?.pointee.nsDef
    while let declared = unsafe ns, unsafe rootNamespaces.count < 16 {
      unsafe rootNamespaces.append((declared, nil))
      unsafe ns = unsafe declared.pointee.next
    }
  }

  private func number(of ns: xmlNsPtr?) -> Int {
    let uri = unsafe ns?.pointee.href
    let prefix = unsafe uri == nil ? nil : ns?.pointee.prefix
    for known in knownNamespaces {
      if unsafe equal(uri, to: known.uri), unsafe equal(prefix, to: known.prefix) { return known.number }
    }
    let known = unsafe (
      uri: uri.map { unsafe String(xml: $0) } ?? "", prefix: prefix.map { unsafe String(xml: $0) } ?? ""
    )
    let number = namespaces(known.uri, known.prefix)
    // A document that makes up a namespace an element must not make the list slow.
    if knownNamespaces.count < 64 { knownNamespaces.append((known.uri, known.prefix, number)) }
    return number
  }
}
