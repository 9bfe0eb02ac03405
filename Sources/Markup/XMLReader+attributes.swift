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

  /// All attributes of the element the reader stands on, in source order.
  package var attributes: [Attribute] {
    currentAttributes.compactMap { attribute in
      if declaredPrefix(attribute.name) != nil { return nil }
      let prefix = prefix(of: attribute.name)
      return Attribute(
        name: input.string(localName(attribute.name)),
        namespaceURI: prefix.isEmpty ? "" : uri(of: prefix) ?? "",
        qualifiedName: input.string(attribute.name), value: value(attribute.value))
    }
  }

  /// An attribute without a namespace of the element the reader stands on; nil when it is absent.
  package func attribute(_ name: StaticString) -> String? {
    for attribute in currentAttributes
    where attribute.name.count == name.utf8CodeUnitCount
      && input.hasExactly(name, at: attribute.name.lowerBound)
    {
      return value(attribute.value)
    }
    return nil
  }

  /// An attribute of the element the reader stands on, in whatever namespace and case it is written; `name` is
  /// in lower case. nil when it is absent.
  package func attribute(anyCase name: String) -> String? {
    for attribute in currentAttributes where declaredPrefix(attribute.name) == nil {
      let local = input[localName(attribute.name)]
      if local.lazy.map(\.lowercasedASCII).elementsEqual(name.utf8) { return value(attribute.value) }
    }
    return nil
  }

  /// The `xml:base` values in force, outermost first, each relative to the one before.
  package var bases: [String] { scopes.compactMap(\.base) }

  /// The `xml:lang` in force; nil when none is declared, "" when it was reset.
  package var language: String? { scopes.last { $0.language != nil }?.language }

  /// Notes the current tag's own `xml:base` and `xml:lang`, forgetting those of elements left behind.
  func enterScope(depth: Int) {
    while let last = scopes.last, last.depth >= depth { scopes.removeLast() }
    var scope = Scope(depth: depth)
    for attribute in currentAttributes where input.hasExactly("xml:", at: attribute.name.lowerBound) {
      switch input[attribute.name].count {
      case 8 where input.hasExactly("xml:base", at: attribute.name.lowerBound):
        scope.base = value(attribute.value)
      case 8 where input.hasExactly("xml:lang", at: attribute.name.lowerBound):
        scope.language = value(attribute.value)
      default: break
      }
    }
    if scope.base != nil || scope.language != nil { scopes.append(scope) }
  }

  /// An attribute's value: references resolved, white space as spaces (XML 1.0 §3.3.3).
  func value(_ range: Range<Int>) -> String {
    var isPlain = true
    for byte in input[range] where byte == ASCII.ampersand || byte < ASCII.space { isPlain = false }
    if isPlain { return input.string(range) }
    var bytes: [UInt8] = []
    append(XMLPiece(range: range, isEscaped: true), to: &bytes) { $0 < ASCII.space ? ASCII.space : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
