internal import CLibXML2

// The element that the reader stands on, and the names in it.

extension XMLReader {
  func element(depth: Int) -> XMLElement {
    enterScope(depth: depth)
    let counted = unsafe currentElement.map { unsafe xmlGetLineNo($0) } ?? 0
    let line = 1..<Int(UInt16.max) ~= counted ? counted : nil
    return unsafe XMLElement(
      name: name, namespace: namespace, depth: depth, line: line,
      isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
  }

  /// The local name of the current node. Names live in the document's dictionary, so the pointer is
  /// the key.
  var name: String {
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

  func noteRootNamespaces() {
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
