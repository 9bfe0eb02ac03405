internal import CLibXML2

/// A node of an `HTMLTree`: a pointer and a strong reference to the tree that owns it.
@safe
package struct Node {
  let pointer: xmlNodePtr
  /// The tree this node belongs to.
  package let tree: HTMLTree

  /// A node of `tree`.
  @inline(__always)
  init(_ pointer: xmlNodePtr, of tree: HTMLTree) {
    unsafe self.pointer = unsafe pointer
    self.tree = tree
  }

  /// nil in, nil out.
  @inline(__always)
  init?(_ pointer: xmlNodePtr?, in tree: HTMLTree) {
    guard let pointer = unsafe pointer else { return nil }
    unsafe self.pointer = unsafe pointer
    self.tree = tree
  }

  /// The first child of any kind.
  package var firstChild: Node? {
    guard unsafe pointer.pointee.type == XML_ELEMENT_NODE else { return nil }
    return unsafe Node(pointer.pointee.children, in: tree)
  }

  /// The last child of any kind.
  package var lastChild: Node? {
    guard unsafe pointer.pointee.type == XML_ELEMENT_NODE else { return nil }
    return unsafe Node(pointer.pointee.last, in: tree)
  }

  /// The next node with the same parent.
  package var nextSibling: Node? { unsafe Node(pointer.pointee.next, in: tree) }

  /// The node before this one with the same parent.
  package var previousSibling: Node? { unsafe Node(pointer.pointee.prev, in: tree) }

  /// The element around this node; nil at the root and for a node that was removed.
  package var parent: Node? {
    guard let parent = unsafe pointer.pointee.parent, unsafe parent.pointee.type == XML_ELEMENT_NODE else {
      return nil
    }
    return unsafe Node(parent, in: tree)
  }

  /// True for elements.
  package var isElement: Bool { unsafe pointer.pointee.type == XML_ELEMENT_NODE }

  /// True for text and CDATA.
  package var isText: Bool {
    unsafe pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE
  }

  /// The element's tag; `.other` for unknown elements and for text.
  package var tag: Tag {
    Tag(rawValue: UInt8(truncatingIfNeeded: unsafe Int(bitPattern: pointer.pointee._private))) ?? .other
  }

  /// The node's place in document order, 1 for the root; an index for arrays of `tree.indexCount`.
  ///
  /// Nodes made later come after all that were parsed.
  package var index: Int { unsafe Int(bitPattern: pointer.pointee._private) >> 8 & 0xFFFF_FFFF }

  /// The element's name in lower case; `text` for text.
  package var name: String { unsafe String(xml: pointer.pointee.name) }

  /// The line of the source the node stands on, counted from 1; 0 when unknown.
  package var line: Int { unsafe xmlGetLineNo(pointer) }
}

extension Node: Hashable {
  package static func == (left: Node, right: Node) -> Bool { unsafe left.pointer == right.pointer }
  package func hash(into hasher: inout Hasher) { unsafe hasher.combine(pointer) }
}

// MARK: Text

extension Node {
  /// The bytes of a text node, for as long as `body` runs; an empty span for elements.
  package func withContent<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    let bytes = unsafe contentBytes
    return try unsafe body(Span(_unsafeElements: bytes))
  }

  /// The bytes of a text node, which live as long as the tree or until the text is replaced.
  private var contentBytes: UnsafeBufferPointer<UInt8> {
    guard isText, let content = unsafe pointer.pointee.content else {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeBufferPointer(start: content, count: length(content))
  }

  /// Adds the text of this node and all nodes in it to `bytes`, as it stands; no more text nodes once there
  /// are `limit` bytes.
  package func appendText(to bytes: inout [UInt8], limit: Int = .max) {
    var current: xmlNodePtr? = unsafe pointer
    while let node = unsafe current, bytes.count < limit {
      let type = unsafe node.pointee.type
      if type == XML_TEXT_NODE || type == XML_CDATA_SECTION_NODE, let content = unsafe node.pointee.content {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: content, count: length(content)))
      }
      unsafe current = unsafe following(node, below: pointer)
    }
  }

  /// The text of this node and all nodes in it, as it stands.
  package var text: String { text(sizeInBytes: .max) }

  /// The start of the text, of so many bytes and as many more as there are in the text node that has the last.
  package func text(sizeInBytes: Int) -> String {
    var bytes: [UInt8] = []
    appendText(to: &bytes, limit: sizeInBytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// A copy of UTF-8 bytes.
  package init(copying span: Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
