internal import CLibXML2

extension Node {
  /// The children of a node.
  package struct Children: Sequence, IteratorProtocol {
    var upcoming: Node?

    init(next: Node?) { upcoming = next }

    package mutating func next() -> Node? {
      guard let node = upcoming else { return nil }
      upcoming = node.nextSibling
      return node
    }
  }

  /// The child elements of a node. The node just given may be removed.
  @safe
  package struct ElementChildren: Sequence, IteratorProtocol {
    private let tree: HTMLTree
    private var upcoming: xmlNodePtr?

    init(of node: Node) {
      tree = node.tree
      unsafe upcoming = node.isElement ? unsafe node.pointer.pointee.children : nil
    }

    package mutating func next() -> Node? {
      while let node = unsafe upcoming {
        unsafe upcoming = unsafe node.pointee.next
        if unsafe node.pointee.type == XML_ELEMENT_NODE { return unsafe Node(node, of: tree) }
      }
      return nil
    }
  }

  /// The nodes inside a node in document order. The node just given may be removed if
  /// `skipChildren()` is called first.
  @safe
  package struct Descendants: Sequence, IteratorProtocol {
    private let top: Node
    private var upcoming: xmlNodePtr?
    private var current: xmlNodePtr?

    init(of top: Node) {
      self.top = top
      unsafe upcoming = unsafe top.firstChild?.pointer
      unsafe current = nil
    }

    package mutating func next() -> Node? {
      guard let node = unsafe upcoming else { return nil }
      unsafe current = unsafe node
      unsafe upcoming = unsafe following(node, below: top.pointer)
      return unsafe Node(node, of: top.tree)
    }

    /// Goes on after the node just given, without entering it.
    package mutating func skipChildren() {
      guard let node = unsafe current else { return }
      unsafe upcoming = unsafe afterSubtree(node, below: top.pointer)
    }
  }

  /// The elements inside a node in document order.
  @safe
  package struct Elements: Sequence, IteratorProtocol {
    private let top: Node
    private var upcoming: xmlNodePtr?

    init(of top: Node) {
      self.top = top
      unsafe upcoming = unsafe top.firstChild?.pointer
    }

    package mutating func next() -> Node? {
      while let node = unsafe upcoming {
        unsafe upcoming = unsafe following(node, below: top.pointer)
        if unsafe node.pointee.type == XML_ELEMENT_NODE { return unsafe Node(node, of: top.tree) }
      }
      return nil
    }
  }

  /// The nodes behind a node and what is in it.
  @safe
  package struct Followers: Sequence, IteratorProtocol {
    private let top: Node
    private var upcoming: xmlNodePtr?

    init(of node: Node, in top: Node) {
      self.top = top
      unsafe upcoming = unsafe afterSubtree(node.pointer, below: top.pointer)
    }

    package mutating func next() -> Node? {
      guard let node = unsafe upcoming else { return nil }
      unsafe upcoming = unsafe following(node, below: top.pointer)
      return unsafe Node(node, of: top.tree)
    }
  }

  /// The nodes before a node.
  @safe
  package struct Predecessors: Sequence, IteratorProtocol {
    private let top: Node
    private var current: xmlNodePtr

    init(of node: Node, in top: Node) {
      self.top = top
      unsafe current = unsafe node.pointer
    }

    package mutating func next() -> Node? {
      if unsafe current == top.pointer { return nil }
      if var node = unsafe current.pointee.prev {
        while unsafe node.pointee.type == XML_ELEMENT_NODE, let last = unsafe node.pointee.last {
          unsafe node = unsafe last
        }
        unsafe current = unsafe node
      } else {
        guard let parent = unsafe current.pointee.parent, unsafe parent != top.pointer,
          unsafe parent.pointee.type == XML_ELEMENT_NODE
        else { return nil }
        unsafe current = unsafe parent
      }
      return unsafe Node(current, of: top.tree)
    }
  }

  /// The elements around a node, the nearest first.
  @safe
  package struct Ancestors: Sequence, IteratorProtocol {
    private let tree: HTMLTree
    private var current: xmlNodePtr

    init(of node: Node) {
      tree = node.tree
      unsafe current = unsafe node.pointer
    }

    package mutating func next() -> Node? {
      guard let parent = unsafe current.pointee.parent, unsafe parent.pointee.type == XML_ELEMENT_NODE else {
        return nil
      }
      unsafe current = unsafe parent
      return unsafe Node(parent, of: tree)
    }
  }
}
