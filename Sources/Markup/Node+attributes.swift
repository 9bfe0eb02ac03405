internal import CLibXML2

extension Node {
  /// The value of an attribute, entities resolved; nil when it is absent. Names are lower case.
  package func attribute(_ name: StaticString) -> String? {
    guard let bytes = unsafe attributeBytes(name) else { return nil }
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// The value of an attribute; nil when it is absent. Names are lower case.
  package func attribute(named name: String) -> String? {
    guard isElement, let property = unsafe property(named: name) else { return nil }
    guard let content = unsafe property.pointee.children?.pointee.content else { return "" }
    return unsafe String(xml: content)
  }

  /// True for an element with any attribute.
  package var hasAttributes: Bool { unsafe isElement && pointer.pointee.properties != nil }

  /// True when the attribute is there, with or without a value.
  package func hasAttribute(_ name: StaticString) -> Bool { unsafe property(name) != nil }

  /// The bytes of an attribute's value, for as long as `body` runs; nil when it is absent.
  package func withAttribute<Result>(
    _ name: StaticString, _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result? {
    guard let bytes = unsafe attributeBytes(name) else { return nil }
    return try unsafe body(Span(_unsafeElements: bytes))
  }

  /// All attributes in source order.
  package var attributes: [(name: String, value: String)] {
    guard isElement else { return [] }
    var found: [(name: String, value: String)] = []
    var property = unsafe pointer.pointee.properties
    while let current = unsafe property {
      let name = unsafe String(xml: current.pointee.name)
      let content = unsafe current.pointee.children?.pointee.content
      found.append((name, unsafe content.map { unsafe String(xml: $0) } ?? ""))
      unsafe property = unsafe current.pointee.next
    }
    return found
  }

  /// The bytes of an attribute's value, which live as long as the tree; nil when it is absent.
  func attributeBytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let property = unsafe property(name) else { return nil }
    guard let content = unsafe property.pointee.children?.pointee.content else {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeBufferPointer(start: content, count: length(content))
  }

  /// The attribute node called `name`, walked to without allocating.
  @inline(__always)
  func property(_ name: StaticString) -> xmlAttrPtr? {
    let key = AttributeKey(name)
    guard UInt(bitPattern: unsafe pointer.pointee._private) & key.flag != 0, isElement else { return nil }
    var property = unsafe pointer.pointee.properties
    while let current = unsafe property {
      if UInt(bitPattern: unsafe current.pointee._private) == key.bits,
        unsafe key.isWhole || equal(current.pointee.name, name)
      {
        return unsafe current
      }
      unsafe property = unsafe current.pointee.next
    }
    return nil
  }

  private func property(named name: String) -> xmlAttrPtr? {
    var property = unsafe pointer.pointee.properties
    while let current = unsafe property {
      if unsafe equal(current.pointee.name, to: name) { return unsafe current }
      unsafe property = unsafe current.pointee.next
    }
    return nil
  }
}

/// Notes the key of an attribute that was parsed or set.
@inline(__always)
func note(_ property: xmlAttrPtr, of node: xmlNodePtr) {
  guard let name = unsafe property.pointee.name else { return }
  let key = unsafe AttributeKey(name)
  unsafe property.pointee._private = UnsafeMutableRawPointer(bitPattern: key.bits)
  let flags = unsafe UInt(bitPattern: node.pointee._private) | key.flag
  unsafe node.pointee._private = UnsafeMutableRawPointer(bitPattern: flags)
}
