package import Markup
internal import Prose

/// Where a field's value comes from: CSS with an optional ` @attribute`, XPath, `meta:NAME`, `jsonld:KEY`,
/// `feed:FIELD` or `= literal`.
package struct Source: Sendable {
  /// The longest value that `match` is tried on, since it may backtrack.
  static let maxMatchedCharacters = 1000

  /// The source as it was written.
  package let text: String
  let origin: Origin
  /// Removed from the start of a value.
  var cutStart: String?
  /// Removed from the end of a value.
  var cutEnd: String?
  /// A regular expression whose first group, else whole match, is the value.
  var match: String?
  /// True when every match is a value, not only the first.
  package var takesAll = false
  /// What is found after it and counts as well.
  var others: [Source] = []

  enum Origin: Sendable {
    case elements(ElementQuery, attribute: String?)
    case meta(String, condition: TextPattern?)
    case jsonLD(String)
    case feed(String)
    case literal(String)
  }

  /// Throws what is wrong, as a sentence.
  package init(_ text: String) throws(PatternError) {
    self.text = text
    origin = try Source.origin(text)
  }

  /// The values found, white space collapsed, without empty ones.
  package func values(from page: some RulePage) -> [String] {
    let values = ([self] + others).flatMap { $0.ownValues(from: page) }
    return takesAll ? values : Array(values.prefix(1))
  }

  private func ownValues(from page: some RulePage) -> [String] {
    let raw: [String]
    switch origin {
    case .elements(let query, let attribute): raw = Source.strings(query, attribute, in: page.root)
    case .meta(let name, let condition):
      let contents = page.metaContents(name)
      raw = condition.map { pattern in contents.filter { pattern.matches(FoldedText($0)) } } ?? contents
    case .jsonLD(let key): raw = page.jsonLDValues(key)
    case .feed(let field): raw = page.feedValues(field)
    case .literal(let text): raw = [text]
    }
    return raw.compactMap(edited)
  }

  /// The elements a CSS or XPath source finds; none for other sources.
  package func nodes(in root: Node) -> [Node] {
    guard case .elements(let query, _) = origin else { return [] }
    var problem: String?
    return query.all(in: root, problem: &problem)
  }
}

private extension Source {
  static func origin(_ text: String) throws(PatternError) -> Origin {
    if text.hasPrefix("=") { return .literal(String(text.dropFirst().drop { $0 == " " })) }
    if text.hasPrefix("meta:") { return try meta(text.dropFirst(5)) }
    if text.hasPrefix("jsonld:") { return .jsonLD(String(text.dropFirst(7))) }
    if text.hasPrefix("feed:") { return .feed(String(text.dropFirst(5))) }
    var query = text[...]
    var attribute: String?
    if let space = text.lastIndex(of: " "), let name = attributeName(text[space...]) {
      attribute = name
      query = text[..<space]
    }
    do {
      return .elements(try ElementQuery(String(query)), attribute: attribute)
    } catch {
      throw PatternError("\(error)")
    }
  }

  /// The name in ` @name`; nil for anything else, such as the end of an XPath with an attribute in its condition.
  static func attributeName(_ ending: Substring) -> String? {
    guard ending.hasPrefix(" @") else { return nil }
    let name = ending.dropFirst(2)
    let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-_:".contains($0) }
    return isName ? name.lowercased() : nil
  }

  /// `NAME`, or `NAME = pattern` for the contents that match.
  static func meta(_ text: Substring) throws(PatternError) -> Origin {
    guard let range = text.firstRange(of: " = ") else { return .meta(String(text), condition: nil) }
    return .meta(
      String(text[..<range.lowerBound]), condition: try TextPattern(String(text[range.upperBound...])))
  }

  static func strings(_ query: ElementQuery, _ attribute: String?, in root: Node?) -> [String] {
    guard let root else { return [] }
    switch query {
    case .css(let selector):
      return selector.all(in: root).compactMap { node in
        attribute.map { node.attribute(named: $0) } ?? node.text
      }
    case .xpath(let path):
      // What goes wrong on one page is no reason to lose the other sources.
      guard let value = try? path.evaluate(on: root) else { return [] }
      guard let attribute else { return value.strings }
      return value.nodes.compactMap { $0.attribute(named: attribute) }
    }
  }

  func edited(_ value: String) -> String? {
    var text = normalizedText(value)
    if let cutStart, text.hasPrefix(cutStart) { text.removeFirst(cutStart.count) }
    if let cutEnd, text.hasSuffix(cutEnd) { text.removeLast(cutEnd.count) }
    if let match {
      // Checked when the file was read.
      guard text.count <= Source.maxMatchedCharacters, let regex = try? Regex(match),
        let found = text.firstMatch(of: regex)
      else { return nil }
      text = String(found.output.dropFirst().first?.substring ?? text[found.range])
    }
    text = normalizedText(text)
    return text.isEmpty ? nil : text
  }
}
