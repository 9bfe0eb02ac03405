internal import CLibXML2

extension XMLReader {
  /// One attribute of the element the reader stands on.
  package struct Attribute: Sendable {
    /// The name without its prefix.
    package let name: String
    /// "" when the attribute has no namespace.
    package let namespaceURI: String
    /// The name with its prefix, as the document has it.
    package let qualifiedName: String
    package let value: String
  }

  /// The `xml:base` and `xml:lang` of one open element.
  struct Scope {
    let depth: Int
    var base: String?
    var language: String?
  }

  /// The name of the element the reader stands on, without its prefix, in the case the document has it.
  package var exactName: String? { unsafe currentElement.map { unsafe String(xml: $0.pointee.name) } }

  /// All attributes of the element the reader stands on, in source order.
  package var attributes: [Attribute] {
    var found: [Attribute] = []
    var property = unsafe currentElement?.pointee.properties
    while let attribute = unsafe property {
      let name = unsafe String(xml: attribute.pointee.name)
      let prefix = unsafe attribute.pointee.ns?.pointee.prefix.map { unsafe String(xml: $0) + ":" } ?? ""
      let uri = unsafe attribute.pointee.ns?.pointee.href.map { unsafe String(xml: $0) } ?? ""
      let value = unsafe value(of: attribute)
      found.append(Attribute(name: name, namespaceURI: uri, qualifiedName: prefix + name, value: value))
      unsafe property = unsafe attribute.pointee.next
    }
    return found
  }

  /// An attribute without a namespace of the element the reader stands on; nil when it is absent.
  package func attribute(_ name: StaticString) -> String? {
    var property = unsafe currentElement?.pointee.properties
    while let attribute = unsafe property {
      if unsafe attribute.pointee.ns == nil, unsafe equal(attribute.pointee.name, name) {
        return unsafe value(of: attribute)
      }
      unsafe property = unsafe attribute.pointee.next
    }
    return nil
  }

  /// An attribute of the element the reader stands on, in whatever namespace and case it is written; `name` is
  /// in lower case. nil when it is absent.
  package func attribute(anyCase name: String) -> String? {
    var property = unsafe currentElement?.pointee.properties
    while let attribute = unsafe property {
      if unsafe equalAnyCase(attribute.pointee.name, name) { return unsafe value(of: attribute) }
      unsafe property = unsafe attribute.pointee.next
    }
    return nil
  }

  /// The `xml:base` values in force, outermost first, each relative to the one before.
  package var bases: [String] { scopes.compactMap(\.base) }

  /// The `xml:lang` in force; nil when none is declared, "" when it was reset.
  package var language: String? { scopes.last { $0.language != nil }?.language }

  /// The element the reader stands on; nil on text and on end tags.
  var currentElement: xmlNodePtr? {
    guard let node = unsafe xmlTextReaderCurrentNode(reader), unsafe node.pointee.type == XML_ELEMENT_NODE
    else {
      return nil
    }
    return unsafe node
  }

  /// Notes the element's own `xml:base` and `xml:lang`, forgetting those of elements left behind.
  func enterScope(depth: Int) {
    while let last = scopes.last, last.depth >= depth { scopes.removeLast() }
    var scope = Scope(depth: depth)
    var property = unsafe currentElement?.pointee.properties
    while let attribute = unsafe property {
      if let ns = unsafe attribute.pointee.ns, unsafe equal(ns.pointee.prefix, "xml") {
        if unsafe equal(attribute.pointee.name, "base") { scope.base = unsafe value(of: attribute) }
        if unsafe equal(attribute.pointee.name, "lang") { scope.language = unsafe value(of: attribute) }
      }
      unsafe property = unsafe attribute.pointee.next
    }
    if scope.base != nil || scope.language != nil { scopes.append(scope) }
  }

  private func value(of attribute: xmlAttrPtr) -> String {
    guard let child = unsafe attribute.pointee.children else { return "" }
    if unsafe child.pointee.next == nil, let content = unsafe child.pointee.content {
      return unsafe String(xml: content)
    }
    guard let joined = unsafe xmlNodeListGetString(attribute.pointee.doc, child, 1) else { return "" }
    defer { unsafe feedmill_free(joined) }
    return unsafe String(xml: joined)
  }
}
