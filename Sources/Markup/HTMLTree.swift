internal import CLibXML2

/// A parsed HTML page. Owns the libxml2 tree; its nodes keep it alive.
///
/// Not `Sendable`: a tree stays in the task that made it, its results leave as values.
@safe
package final class HTMLTree {
  let document: htmlDocPtr
  /// Where all nodes and their contents are.
  let memory: TreeMemory
  private var removed: Set<xmlNodePtr> = unsafe []
  private var nodeCount = 0
  private var tags = TagSet([])

  /// The tree of a repaired page.
  package convenience init(_ repaired: RepairedHTML) throws(MarkupError) {
    try self.init(utf8: repaired.utf8, values: repaired.values)
  }

  /// The tree of a page's text, which must be valid UTF-8 that the repair pass has seen; `values` are those of its
  /// attributes' values that it set aside.
  ///
  /// Throws `MarkupError.empty` for nothing at all and `.unreadable` when libxml2 builds no tree.
  package init(utf8: [UInt8], values: SetAsideValues = SetAsideValues()) throws(MarkupError) {
    _ = LibXML.start
    guard utf8.contains(where: { $0 > UInt8(ascii: " ") }) else { throw .empty }
    memory = TreeMemory()
    guard let document = unsafe memory.use({ unsafe HTMLTree.parse(utf8) }) else {
      throw .unreadable("no HTML document could be built", line: 0, column: 0)
    }
    unsafe self.document = unsafe document
    memory.use { number(values) }
  }

  deinit {
    guard memory.isOrdinary else { return }
    // A node may have been put back under another one that was removed: collect first, then free.
    let orphans = unsafe removed.filter { unsafe $0.pointee.parent == nil }
    unsafe orphans.forEach { unsafe xmlFreeNode($0) }
    unsafe xmlFreeDoc(document)
  }

  /// The `html` element; nil for a document without elements.
  package var root: Node? { unsafe Node(xmlDocGetRootElement(document), in: self) }

  /// The `body` element; the root when there is none.
  package var body: Node? { root?.elementChildren.first { $0.tag == .body } ?? root }

  /// The `head` element, if there is one.
  package var head: Node? { root?.elementChildren.first { $0.tag == .head } }

  /// One more than the largest `Node.index` given out so far: the size of an array indexed by it.
  package var indexCount: Int { nodeCount }

  /// Whether the page has had an element with this tag.
  package func hasSeen(_ tag: Tag) -> Bool { tags.contains(tag) }

  /// A new element that stands nowhere yet.
  package func makeElement(_ tag: Tag) -> Node? { makeElement(named: tag.name) }

  /// A new element that stands nowhere yet.
  package func makeElement(named name: String) -> Node? {
    guard let pointer = unsafe memory.use({ unsafe xmlNewDocNode(document, nil, name, nil) })
    else { return nil }
    unsafe adopt(pointer)
    unsafe tagNode(pointer)
    return unsafe Node(pointer, in: self)
  }

  /// A new text node that stands nowhere yet.
  package func makeText(_ text: String) -> Node? {
    guard let pointer = unsafe memory.use({ unsafe xmlNewDocText(document, text) }) else { return nil }
    unsafe adopt(pointer)
    unsafe tagNode(pointer)
    return unsafe Node(pointer, in: self)
  }

  /// Keeps an unlinked node until the tree dies.
  func adopt(_ pointer: xmlNodePtr) {
    if memory.isOrdinary { unsafe removed.insert(pointer) }
  }

  /// Stores a node's tag and its place in document order in `_private`.
  func tagNode(_ pointer: xmlNodePtr) {
    var tag = Tag.other
    if unsafe pointer.pointee.type == XML_ELEMENT_NODE {
      tag = unsafe Tag(name: pointer.pointee.name)
      tags.insert(tag)
    }
    unsafe pointer.pointee._private = UnsafeMutableRawPointer(bitPattern: nodeCount << 8 | Int(tag.rawValue))
    nodeCount += 1
  }
}

extension HTMLTree {
  private static func parse(_ utf8: [UInt8]) -> htmlDocPtr? {
    guard let context = unsafe htmlNewParserCtxt() else { return nil }
    defer { unsafe htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_NODEFDTD.rawValue
      | UInt32(XML_PARSE_HUGE.rawValue)
    return unsafe utf8.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress, let count = Int32(exactly: bytes.count) else { return nil }
      let text = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
      return unsafe htmlCtxtReadMemory(context, text, count, nil, "utf-8", Int32(options))
    }
  }

  /// Numbers every node in document order, and puts the values of attributes back that were set aside.
  private func number(_ values: SetAsideValues) {
    nodeCount = 1
    var current = unsafe xmlDocGetRootElement(document)
    while let node = unsafe current {
      unsafe tagNode(node)
      if unsafe node.pointee.type == XML_ELEMENT_NODE { unsafe noteAttributes(of: node, values) }
      unsafe current = unsafe following(node, below: nil)
    }
  }
}

/// Notes the keys of an element's attributes.
@inline(__always)
private func noteAttributes(of node: xmlNodePtr, _ values: SetAsideValues) {
  var property = unsafe node.pointee.properties
  while let current = unsafe property {
    unsafe note(current, of: node)
    if !values.isEmpty, let text = unsafe current.pointee.children { unsafe restore(text, from: values) }
    unsafe property = unsafe current.pointee.next
  }
}

/// Puts the value in place of its number, if it was set aside.
private func restore(_ text: xmlNodePtr, from values: SetAsideValues) {
  guard let content = unsafe text.pointee.content, unsafe content.pointee == SetAsideValues.mark else {
    return
  }
  var (number, place) = (0, 1)
  // The last digit comes first.
  var digit = unsafe content + 1
  while unsafe digit.pointee.isASCIIDigit, place <= SetAsideValues.largestPlace {
    number += unsafe Int(digit.pointee - 0x30) * place
    place *= 10
    unsafe digit += 1
  }
  guard let range = values.range(numbered: number), let size = Int32(exactly: range.count) else { return }
  let value = unsafe values.bytes.withUnsafeBufferPointer { bytes in
    unsafe bytes.baseAddress.flatMap { unsafe xmlStrndup($0 + range.lowerBound, size) }
  }
  guard let value = unsafe value else { return }
  unsafe text.pointee.content = unsafe value
  unsafe feedmill_free(content)
}

/// The next node in document order, not leaving `top`; nil at the end.
@inline(__always)
func following(_ node: xmlNodePtr, below top: xmlNodePtr?) -> xmlNodePtr? {
  if unsafe node.pointee.type == XML_ELEMENT_NODE, let child = unsafe node.pointee.children {
    return unsafe child
  }
  return unsafe afterSubtree(node, below: top)
}

/// The next node in document order that is not inside `node`, not leaving `top`; nil at the end.
@inline(__always)
func afterSubtree(_ node: xmlNodePtr, below top: xmlNodePtr?) -> xmlNodePtr? {
  var node = unsafe node
  while true {
    if unsafe node == top { return nil }
    if let next = unsafe node.pointee.next { return unsafe next }
    guard let parent = unsafe node.pointee.parent, unsafe parent.pointee.type == XML_ELEMENT_NODE else {
      return nil
    }
    unsafe node = unsafe parent
  }
}
