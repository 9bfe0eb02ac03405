internal import CLibXML2

extension Node {
  /// The children of any kind, in order. The tree may be changed behind the walk, not ahead of it.
  package var children: Children { Children(next: firstChild) }

  /// The child elements, in order.
  package var elementChildren: some Sequence<Node> { children.lazy.filter(\.isElement) }

  /// All nodes inside this one, in document order, without it.
  package var descendants: Descendants { Descendants(of: self) }

  /// All elements inside this one, in document order, without it.
  package var elements: some Sequence<Node> { descendants.lazy.filter(\.isElement) }

  /// The elements around this node, from its parent to the root.
  package var ancestors: some Sequence<Node> { sequence(first: self, next: \.parent).dropFirst() }

  /// True when `other` is this node or stands inside it.
  package func contains(_ other: Node) -> Bool {
    var current: xmlNodePtr? = unsafe other.pointer
    while let node = unsafe current {
      if unsafe node == pointer { return true }
      unsafe current = unsafe node.pointee.parent
    }
    return false
  }

  /// True while the node hangs in its tree: false after it or a node around it was removed.
  package var isAttached: Bool {
    var current: xmlNodePtr? = unsafe pointer
    while let node = unsafe current {
      guard let parent = unsafe node.pointee.parent else { return false }
      if unsafe parent.pointee.type != XML_ELEMENT_NODE { return true }
      unsafe current = unsafe parent
    }
    return false
  }

  /// Calls `visit` on entering and on leaving each node in document order, this one included.
  ///
  /// A loop, so depth costs no stack. Returning false on entering skips what is inside; the leaving
  /// call still comes. The tree must not change meanwhile.
  package func walk(entering: (Node) throws -> Bool, leaving: (Node) throws -> Void) rethrows {
    var current = self
    while true {
      if try entering(current), let child = current.firstChild {
        current = child
        continue
      }
      try leaving(current)
      while true {
        if current == self { return }
        if let next = current.nextSibling {
          current = next
          break
        }
        guard let parent = current.parent else { return }
        current = parent
        try leaving(current)
      }
    }
  }

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
      return unsafe Node(node, in: top.tree)
    }

    /// Goes on after the node just given, without entering it.
    package mutating func skipChildren() {
      guard let node = unsafe current else { return }
      unsafe upcoming = unsafe afterSubtree(node, below: top.pointer)
    }
  }
}
