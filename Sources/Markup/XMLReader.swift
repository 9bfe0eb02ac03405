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
  let namespaces: (_ uri: String, _ prefix: String) -> Int
  let lowercasesNames: Bool
  /// Those of the root element, which lives as long as the reader, by where they stand in memory; without a
  /// number until an element has one.
  var rootNamespaces: [(pointer: xmlNsPtr, number: Int?)] = unsafe []
  /// By content: libxml2 frees namespaces with their element and uses the memory again.
  var knownNamespaces: [(uri: String, prefix: String, number: Int)] = []
  var knownNames: [UnsafeRawPointer: String] = unsafe [:]
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
}

// MARK: Steps

extension XMLReader {
  var nodeType: xmlReaderTypes {
    unsafe xmlReaderTypes(rawValue: UInt32(truncatingIfNeeded: xmlTextReaderNodeType(reader)))
  }

  var isText: Bool {
    let type = nodeType
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
      || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE
  }

  /// True when the reader already stands at the end of `parent`.
  private func isPast(_ parent: XMLElement) -> Bool {
    unsafe nodeType == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(reader) <= Int32(parent.depth)
  }

  /// Moves to the next node inside `parent`; false at its end.
  func stepInside(_ parent: XMLElement) -> Bool {
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
}
