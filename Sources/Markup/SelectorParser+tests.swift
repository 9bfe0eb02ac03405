extension SelectorParser {
  func typeTest(_ name: [UInt8]) -> Selector.Test {
    let name = name.map(lowered) + [0]
    let tag = unsafe name.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return Tag.other }
      return unsafe Tag(name: start)
    }
    return .tag(tag, name: name)
  }

  func words(_ text: [UInt8], at start: Int) throws(MarkupError) -> Selector.Test {
    var words: [[UInt8]] = []
    text.span.forEachWord { range in words.append(range.map { lowered(text[$0]) }) }
    guard !words.isEmpty else { throw scanner.failure("a word must follow `~`", at: start) }
    return .words(words)
  }

  /// `[name]`, `[name=value]` and its kin; the opening bracket is next.
  mutating func attributeTest() throws(MarkupError) -> Selector.AttributeTest {
    let start = scanner.position
    scanner.position += 1
    scanner.skipSpace()
    guard let name = try scanner.identifier() else {
      throw scanner.failure("an attribute name must follow `[`")
    }
    var test = Selector.AttributeTest(name: name.map(lowered) + [0], relation: .present)
    scanner.skipSpace()
    if !scanner.skip("]") {
      test.relation = try relation()
      scanner.skipSpace()
      test.value = try attributeValue()
      try readCaseFlag(into: &test)
      guard scanner.skip("]") else { throw scanner.failure("the `[` is not closed by `]`", at: start) }
    }
    return test
  }

  private mutating func relation() throws(MarkupError) -> Selector.Relation {
    let relations: [(Unicode.Scalar, Selector.Relation)] = [
      ("~", .token), ("^", .prefix), ("$", .suffix), ("*", .substring), ("|", .dashPrefix),
    ]
    if scanner.skip("=") { return .equals }
    for (symbol, relation) in relations where scanner.skip(symbol) {
      if scanner.skip("=") { return relation }
      throw scanner.failure("`=` must follow `\(symbol)`")
    }
    throw scanner.failure(scanner.isAtEnd ? "the `[` is not closed by `]`" : "`=` or `]` expected")
  }

  private mutating func attributeValue() throws(MarkupError) -> [UInt8] {
    if scanner.peek == UInt8(ascii: "\"") || scanner.peek == UInt8(ascii: "'") { return try scanner.string() }
    let start = scanner.position
    let value = try scanner.name()
    guard !value.isEmpty else { throw scanner.failure("a value is missing; put it in quotes", at: start) }
    guard scanner.isAtEnd || scanner.peek == UInt8(ascii: "]") || isSpace(scanner.peek) else {
      throw scanner.failure("put the value in quotes", at: start)
    }
    return value
  }

  private mutating func readCaseFlag(into test: inout Selector.AttributeTest) throws(MarkupError) {
    scanner.skipSpace()
    let start = scanner.position
    guard let flag = try scanner.identifier() else { return }
    switch flag.map(lowered) {
    case [UInt8(ascii: "i")]:
      test.ignoresCase = true
      test.value = test.value.map(lowered)
    case [UInt8(ascii: "s")]: break
    default: throw scanner.failure("only `i` or `s` may follow the value", at: start)
    }
    scanner.skipSpace()
  }

  /// `:name` or `:name(…)`; the colon is next.
  mutating func pseudoClass() throws(MarkupError) -> Selector.Test {
    let start = scanner.position
    scanner.position += 1
    if scanner.peek == UInt8(ascii: ":") {
      scanner.position += 1
      let name = String(decoding: try scanner.name(), as: UTF8.self)
      throw scanner.failure("pseudo-elements (`::\(name)`) are not supported", at: start)
    }
    let name = String(decoding: try scanner.name().map(lowered), as: UTF8.self)
    switch name {
    case "not": return .not(try nestedList())
    case "is", "where": return .any(try nestedList())
    case "has": return .has(try nestedList(isRelative: true))
    case "empty": return .empty
    case "root": return .root
    case "only-child", "only-of-type": return onlySibling(isOfType: name == "only-of-type")
    case "text": return try textTest(at: start)
    case "contains":
      throw scanner.failure(
        "`:contains` is not supported; use `:text(\"…\")`, which tests the whole text", at: start)
    case "": throw scanner.failure("a name must follow `:`", at: start)
    default:
      if let position = try position(name) { return .position(position) }
      throw scanner.failure("`:\(name)` is not supported", at: start)
    }
  }

  private func onlySibling(isOfType: Bool) -> Selector.Test {
    let first = Selector.Position(step: 0, offset: 1, isOfType: isOfType)
    var last = first
    last.isFromEnd = true
    return .any([Selector.Complex(steps: [Selector.Step(tests: [.position(first), .position(last)])])])
  }

  private mutating func textTest(at start: Int) throws(MarkupError) -> Selector.Test {
    guard let makeText else { throw scanner.failure("`:text` is for rules only", at: start) }
    guard scanner.skip("("), scanner.peek == UInt8(ascii: "\"") || scanner.peek == UInt8(ascii: "'") else {
      throw scanner.failure("`:text` needs a quoted pattern", at: start)
    }
    let pattern = String(decoding: try scanner.string(), as: UTF8.self)
    guard scanner.skip(")") else { throw scanner.failure("`)` expected") }
    do {
      return .text(try makeText(pattern))
    } catch {
      throw scanner.failure("\(error)", at: start)
    }
  }
}
