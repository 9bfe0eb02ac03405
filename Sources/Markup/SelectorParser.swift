/// Compiles the text of a selector list.
struct SelectorParser {
  /// How deep `:not(…)`, `:is(…)` and `:has(…)` may stand in each other.
  static let maxDepth = 8
  /// How many compounds one selector may join.
  static let maxCompounds = 32

  var scanner: SelectorScanner
  let makeText: TextTestMaker?
  private var depth = 0
  private var isInHas = false

  init(_ css: String, makeText: TextTestMaker?) {
    scanner = SelectorScanner(css)
    self.makeText = makeText
  }

  /// The whole text as a list.
  mutating func parse() throws(MarkupError) -> [Selector.Complex] {
    scanner.skipSpace()
    if scanner.isAtEnd { throw scanner.failure("the selector is empty") }
    let list = try selectorList()
    guard scanner.isAtEnd else { throw unexpected() }
    return list
  }

  private mutating func selectorList(isRelative: Bool = false) throws(MarkupError) -> [Selector.Complex] {
    var list: [Selector.Complex] = []
    repeat { list.append(try complex(isRelative: isRelative)) } while scanner.skip(",")
    return list
  }

  private mutating func complex(isRelative: Bool) throws(MarkupError) -> Selector.Complex {
    scanner.skipSpace()
    // Steps from left to right, each with the combinator on its left.
    var steps: [Selector.Step] = []
    var combinator: Selector.Combinator?
    if isRelative {
      steps.append(Selector.Step(tests: [.scope], combinator: nil))
      combinator = leadingCombinator() ?? .descendant
    }
    while true {
      steps.append(Selector.Step(tests: try compound(), combinator: combinator))
      guard steps.count <= Self.maxCompounds else {
        throw scanner.failure("more than \(Self.maxCompounds) compounds")
      }
      guard let next = nextCombinator() else { break }
      combinator = next
    }
    return Selector.Complex(steps: steps.reversed())
  }

  /// The combinator a relative selector starts with. `~word` is a word there, `~ x` the combinator.
  private mutating func leadingCombinator() -> Selector.Combinator? {
    guard !(scanner.peek == UInt8(ascii: "~") && scanner.startsIdentifier(1)) else { return nil }
    return symbolCombinator()
  }

  private mutating func symbolCombinator() -> Selector.Combinator? {
    let found: Selector.Combinator
    switch scanner.peek {
    case UInt8(ascii: ">"): found = .child
    case UInt8(ascii: "+"): found = .nextSibling
    case UInt8(ascii: "~"): found = .laterSibling
    default: return nil
    }
    scanner.position += 1
    scanner.skipSpace()
    return found
  }

  /// The combinator after a compound; nil at the end of the selector.
  private mutating func nextCombinator() -> Selector.Combinator? {
    let hadSpace = scanner.skipSpace()
    if let symbol = symbolCombinator() { return symbol }
    let isOver = scanner.isAtEnd || scanner.peek == UInt8(ascii: ",") || scanner.peek == UInt8(ascii: ")")
    return hadSpace && !isOver ? .descendant : nil
  }

  private mutating func compound() throws(MarkupError) -> [Selector.Test] {
    let start = scanner.position
    var tests: [Selector.Test] = []
    if scanner.skip("~") {
      guard let word = try scanner.identifier() else {
        throw scanner.failure("a word must follow `~`", at: start)
      }
      tests.append(try words(word, at: start))
    } else if scanner.skip("*") {
      try refuseNamespace()
    } else if let name = try scanner.identifier() {
      try refuseNamespace()
      tests.append(typeTest(name))
    }
    while let test = try simple() { tests.append(test) }
    guard scanner.position > start else { throw unexpected() }
    return tests
  }

  private func refuseNamespace() throws(MarkupError) {
    if scanner.peek == UInt8(ascii: "|") { throw scanner.failure("namespaces (`|`) are not supported") }
  }

  /// An id, class, attribute or pseudo-class test; nil when the compound is over.
  private mutating func simple() throws(MarkupError) -> Selector.Test? {
    let start = scanner.position
    switch scanner.peek {
    case UInt8(ascii: "#"):
      scanner.position += 1
      let name = try scanner.name()
      guard !name.isEmpty else { throw scanner.failure("an id must follow `#`", at: start) }
      return .id(name)
    case UInt8(ascii: "."):
      scanner.position += 1
      guard let name = try scanner.identifier() else {
        throw scanner.failure("a class name must follow `.`", at: start)
      }
      return .classToken(name)
    case UInt8(ascii: "["):
      return .attribute(try attributeTest())
    case UInt8(ascii: ":"):
      return try pseudoClass()
    default:
      return nil
    }
  }

  /// The list in the brackets of `:not(…)`; `isRelative` for `:has(…)`.
  mutating func nestedList(isRelative: Bool = false) throws(MarkupError) -> [Selector.Complex] {
    let start = scanner.position
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maxDepth else { throw scanner.failure("nested more than \(Self.maxDepth) deep") }
    guard !(isRelative && isInHas) else { throw scanner.failure("`:has` in `:has` is not supported") }
    let wasInHas = isInHas
    isInHas = isInHas || isRelative
    defer { isInHas = wasInHas }
    guard scanner.skip("(") else { throw scanner.failure("`(` expected") }
    let list = try selectorList(isRelative: isRelative)
    guard scanner.skip(")") else {
      throw scanner.isAtEnd ? scanner.failure("the bracket is not closed", at: start) : unexpected()
    }
    return list
  }

  private func unexpected() -> MarkupError {
    if scanner.isAtEnd { return scanner.failure("a selector is missing at the end") }
    switch scanner.peek {
    case UInt8(ascii: "@"):
      return scanner.failure("`@attribute` is not part of a selector; it ends a field's source")
    case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "~"):
      return scanner.failure("a selector is missing before `\(character)`")
    case UInt8(ascii: "|"):
      return scanner.failure("namespaces (`|`) are not supported")
    default:
      return scanner.failure("`\(character)` is not supported here")
    }
  }

  private var character: Character {
    String(decoding: scanner.bytes[scanner.position...], as: UTF8.self).first ?? " "
  }
}
