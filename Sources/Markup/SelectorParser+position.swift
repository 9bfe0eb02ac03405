extension SelectorParser {
  /// The pseudo-classes that count siblings; nil when `name` is none of them.
  mutating func position(_ name: String) throws(MarkupError) -> Selector.Position? {
    let isOfType = name.hasSuffix("-of-type")
    switch name {
    case "first-child", "first-of-type":
      return Selector.Position(step: 0, offset: 1, isOfType: isOfType)
    case "last-child", "last-of-type":
      return Selector.Position(step: 0, offset: 1, isOfType: isOfType, isFromEnd: true)
    case "nth-child", "nth-of-type":
      return try counted(isOfType: isOfType, isFromEnd: false)
    case "nth-last-child", "nth-last-of-type":
      return try counted(isOfType: isOfType, isFromEnd: true)
    default:
      return nil
    }
  }

  private mutating func counted(isOfType: Bool, isFromEnd: Bool) throws(MarkupError) -> Selector.Position {
    guard scanner.skip("(") else { throw scanner.failure("`(` expected") }
    let start = scanner.position
    while !scanner.isAtEnd, scanner.peek != UInt8(ascii: ")") { scanner.position += 1 }
    let text = scanner.bytes[start..<scanner.position].filter { !isSpace($0) }.map(lowered)
    guard scanner.skip(")") else { throw scanner.failure("the bracket is not closed", at: start) }
    guard let (step, offset) = SelectorParser.formula(String(decoding: text, as: UTF8.self)) else {
      throw scanner.failure("`an+b`, a number, `odd` or `even` expected", at: start)
    }
    return Selector.Position(step: step, offset: offset, isOfType: isOfType, isFromEnd: isFromEnd)
  }

  /// `2n+1`, `-n+3`, `4`, `odd`, `even`, without white space.
  private static func formula(_ text: String) -> (step: Int, offset: Int)? {
    if text == "odd" { return (2, 1) }
    if text == "even" { return (2, 0) }
    // Six digits are more than any page has siblings, and keep the arithmetic far from overflow.
    guard text.utf8.count <= 16 else { return nil }
    guard let n = text.firstIndex(of: "n") else { return number(text[...]).map { (0, $0) } }
    let rest = text[text.index(after: n)...]
    let step: Int? =
      switch text[..<n] {
      case "", "+": 1
      case "-": -1
      default: number(text[..<n])
      }
    guard let step, rest.isEmpty || rest.first == "+" || rest.first == "-" else { return nil }
    guard let offset = rest.isEmpty ? 0 : number(rest) else { return nil }
    return (step, offset)
  }

  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.count <= 7 else { return nil }
    return Int(text)
  }
}
