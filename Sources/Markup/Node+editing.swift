internal import CLibXML2

extension Node {
  /// Takes the node out of the tree with all that is in it. It stays valid until the tree dies.
  package func remove() {
    unsafe xmlUnlinkNode(pointer)
    unsafe tree.adopt(pointer)
  }

  /// Puts the node's children in its place and takes it out.
  package func unwrap() {
    while let child = firstChild { child.move(before: self) }
    remove()
  }

  /// Gives the element another name, keeping attributes and children.
  package func rename(to tag: Tag) {
    guard isElement else { return }
    tree.memory.use { unsafe xmlNodeSetName(pointer, tag.name) }
    let kept = unsafe Int(bitPattern: pointer.pointee._private) & ~0xFF
    unsafe pointer.pointee._private = UnsafeMutableRawPointer(bitPattern: kept | Int(tag.rawValue))
  }

  /// Sets an attribute, replacing a former value.
  package func setAttribute(_ name: String, to value: String) {
    guard isElement else { return }
    guard let property = unsafe tree.memory.use({ unsafe xmlSetProp(pointer, name, value) }) else { return }
    unsafe note(property, of: pointer)
  }

  /// Drops an attribute if it is there.
  package func removeAttribute(_ name: String) {
    guard isElement else { return }
    _ = tree.memory.use { unsafe xmlUnsetProp(pointer, name) }
  }

  /// Replaces the bytes of a text node.
  package func setText(_ text: String) {
    guard isText else { return }
    // xmlNodeSetContent copies a text node's content as it is: no entity is read.
    tree.memory.use { unsafe xmlNodeSetContent(pointer, text) }
  }

  /// Moves this node to stand before `sibling`.
  package func move(before sibling: Node) {
    guard let parent = unsafe sibling.pointer.pointee.parent else { return }
    unsafe xmlUnlinkNode(pointer)
    // xmlAddPrevSibling would merge and free adjacent text nodes that someone may hold: link by hand.
    unsafe link(under: parent, after: sibling.pointer.pointee.prev, before: sibling.pointer)
  }

  /// Moves this node to the end of `parent`'s children.
  package func move(toEndOf parent: Node) {
    guard parent.isElement, !contains(parent) else { return }
    unsafe xmlUnlinkNode(pointer)
    unsafe link(under: parent.pointer, after: parent.pointer.pointee.last, before: nil)
  }

  private func link(under parent: xmlNodePtr, after previous: xmlNodePtr?, before next: xmlNodePtr?) {
    unsafe pointer.pointee.parent = unsafe parent
    unsafe pointer.pointee.prev = unsafe previous
    unsafe pointer.pointee.next = unsafe next
    if let previous = unsafe previous {
      unsafe previous.pointee.next = unsafe pointer
    } else {
      unsafe parent.pointee.children = unsafe pointer
    }
    if let next = unsafe next {
      unsafe next.pointee.prev = unsafe pointer
    } else {
      unsafe parent.pointee.last = unsafe pointer
    }
  }
}
