internal import CLibXML2

extension Node {
  /// The children of any kind, in order. The tree may be changed behind the walk, not ahead of it.
  package var children: Children { Children(next: firstChild) }

  /// The child elements, in order.
  package var elementChildren: ElementChildren { ElementChildren(of: self) }

  /// All nodes inside this one, in document order, without it.
  package var descendants: Descendants { Descendants(of: self) }

  /// All elements inside this one, in document order, without it.
  package var elements: Elements { Elements(of: self) }

  /// The nodes behind this one and what is in it, in document order, up to the end of `top`.
  package func followers(in top: Node) -> Followers { Followers(of: self, in: top) }

  /// The nodes before this one, the nearest first, back to the start of `top`; elements around it are among
  /// them.
  package func predecessors(in top: Node) -> Predecessors { Predecessors(of: self, in: top) }

  /// The elements around this node, from its parent to the root.
  package var ancestors: Ancestors { Ancestors(of: self) }

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
    var current = unsafe pointer
    while true {
      if try unsafe entering(Node(current, of: tree)), let child = unsafe current.firstChild {
        unsafe current = unsafe child
        continue
      }
      try unsafe leaving(Node(current, of: tree))
      while true {
        if unsafe current == pointer { return }
        if let next = unsafe current.pointee.next {
          unsafe current = unsafe next
          break
        }
        guard let parent = unsafe current.pointee.parent, unsafe parent.pointee.type == XML_ELEMENT_NODE
        else { return }
        unsafe current = unsafe parent
        try unsafe leaving(Node(current, of: tree))
      }
    }
  }
}

extension xmlNodePtr {
  /// The first child of an element; nil for other nodes, whose field means something else.
  @inline(__always)
  fileprivate var firstChild: xmlNodePtr? {
    unsafe pointee.type == XML_ELEMENT_NODE ? unsafe pointee.children : nil
  }
}
