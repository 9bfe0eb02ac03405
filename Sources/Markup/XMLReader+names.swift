/// A name that was met in the document, and what it is made of.
struct XMLName {
  /// Where it was first met.
  let range: Range<Int>
  /// Empty when it has none.
  let prefix: Range<Int>
  let prefixHash: UInt64
  /// The name behind the prefix, as the reader gives names.
  let local: String
  /// The name as a whole, for prefixes that aren't declared.
  let whole: String
}

/// A namespace that an open element declares.
struct XMLDeclaration {
  let depth: Int
  /// Empty for the namespace of names without a prefix.
  let prefix: Range<Int>
  let prefixHash: UInt64
  let uri: Range<Int>
  /// The caller's number, once it was asked for.
  var number: Int?
}

// The element that the reader stands on, and the names in it.

extension XMLReader {
  /// Takes in what a tag declares, and names its element.
  func element(_ tag: XMLTag, depth: Int) -> XMLElement {
    enterScope(depth: depth)
    declareNamespaces(depth: depth)
    let (name, namespace) = meaning(of: tag)
    return XMLElement(name: name, namespace: namespace, depth: depth, tag: tag)
  }

  /// The local name of a tag's element.
  func name(of tag: XMLTag) -> String {
    let name = known(tag.name)
    return isDeclared(name.prefix, hash: name.prefixHash) ? name.local : name.whole
  }

  /// The name of an element with its prefix and in the document's own case.
  package func spelledName(of element: XMLElement) -> String { input.string(element.tag.name) }

  /// The name of an element without its prefix, in the case the document has it.
  package func exactName(of element: XMLElement) -> String { input.string(localName(element.tag.name)) }

  /// The part of a name that follows its prefix; the whole name when the prefix isn't declared.
  func localName(_ name: Range<Int>) -> Range<Int> {
    let prefix = prefix(of: name)
    guard !prefix.isEmpty, isDeclared(prefix, hash: NameHash(input[prefix]).value) else { return name }
    return prefix.upperBound + 1..<name.upperBound
  }

  /// What is before the colon of a name; empty when what follows the colon could be no name.
  func prefix(of name: Range<Int>) -> Range<Int> {
    let colon = input.index(of: ASCII.colon, from: name.lowerBound, to: name.upperBound)
    guard colon < name.upperBound, input.byte(at: colon + 1) != ASCII.colon,
      input.startsXMLName(at: colon + 1)
    else { return name.lowerBound..<name.lowerBound }
    return name.lowerBound..<colon
  }

  private func meaning(of tag: XMLTag) -> (name: String, namespace: Int) {
    let name = known(tag.name)
    if let place = declaration(of: name.prefix, hash: name.prefixHash) {
      return (name.local, number(ofDeclarationAt: place))
    }
    if isXML(name.prefix) { return (name.local, number(uri: XMLReader.xmlURI, prefix: "xml")) }
    return (name.whole, number(uri: "", prefix: ""))
  }

  private func known(_ range: Range<Int>) -> XMLName {
    let hash = NameHash(input[range]).value
    if let known = knownNames[hash], input.equal(known.range, range) { return known }
    let prefix = prefix(of: range)
    let whole = spelled(range)
    let local = prefix.isEmpty ? whole : spelled(prefix.upperBound + 1..<range.upperBound)
    let name = XMLName(
      range: range, prefix: prefix, prefixHash: NameHash(input[prefix]).value, local: local, whole: whole)
    knownNames[hash] = name
    return name
  }

  private func spelled(_ name: Range<Int>) -> String {
    lowercasesNames ? input.string(name).lowercased() : input.string(name)
  }
}

// MARK: Namespaces

extension XMLReader {
  /// What the prefix `xml` stands for without being declared.
  static let xmlURI = "http://www.w3.org/XML/1998/namespace"

  /// Takes in the declarations of the current tag, whose element stands at `depth`.
  func declareNamespaces(depth: Int) {
    leaveDeclarations(depth: depth)
    for attribute in currentAttributes {
      guard let prefix = declaredPrefix(attribute.name), !isXML(prefix) else { continue }
      declarations.append(
        XMLDeclaration(
          depth: depth, prefix: prefix, prefixHash: NameHash(input[prefix]).value, uri: attribute.value))
    }
  }

  /// Forgets what elements at `depth` and below declared.
  func leaveDeclarations(depth: Int) {
    while let last = declarations.last, last.depth >= depth { declarations.removeLast() }
  }

  /// The prefix that an attribute declares, empty for the default one; nil when it declares none.
  func declaredPrefix(_ name: Range<Int>) -> Range<Int>? {
    guard name.count >= 5, input.hasExactly("xmlns", at: name.lowerBound) else { return nil }
    if name.count == 5 { return name.upperBound..<name.upperBound }
    let prefix = prefix(of: name)
    return prefix.count == 5 ? prefix.upperBound + 1..<name.upperBound : nil
  }

  /// The URI of a declared prefix; nil when it isn't declared.
  func uri(of prefix: Range<Int>) -> String? {
    if let place = declaration(of: prefix, hash: NameHash(input[prefix]).value) {
      return value(declarations[place].uri)
    }
    return isXML(prefix) ? XMLReader.xmlURI : nil
  }

  private func isDeclared(_ prefix: Range<Int>, hash: UInt64) -> Bool {
    prefix.isEmpty || declaration(of: prefix, hash: hash) != nil || isXML(prefix)
  }

  private func declaration(of prefix: Range<Int>, hash: UInt64) -> Int? {
    declarations.lastIndex { $0.prefixHash == hash && input.equal($0.prefix, prefix) }
  }

  private func isXML(_ prefix: Range<Int>) -> Bool {
    prefix.count == 3 && input.hasExactly("xml", at: prefix.lowerBound)
  }

  private func number(ofDeclarationAt place: Int) -> Int {
    if let number = declarations[place].number { return number }
    let uri = value(declarations[place].uri)
    let number = number(uri: uri, prefix: uri.isEmpty ? "" : input.string(declarations[place].prefix))
    declarations[place].number = number
    return number
  }

  private func number(uri: String, prefix: String) -> Int {
    for known in knownNamespaces where known.uri == uri && known.prefix == prefix { return known.number }
    let number = namespaces(uri, prefix)
    // A document that makes up a namespace an element must not make the list slow.
    if knownNamespaces.count < 64 { knownNamespaces.append((uri, prefix, number)) }
    return number
  }
}

extension [UInt8] {
  fileprivate func equal(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard one.count == other.count else { return false }
    for offset in 0..<one.count where self[one.lowerBound + offset] != self[other.lowerBound + offset] {
      return false
    }
    return true
  }
}
