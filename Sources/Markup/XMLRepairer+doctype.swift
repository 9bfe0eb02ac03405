extension XMLRepairer {
  /// Leaves out the doctype; of its declarations only entities of plain text are remembered.
  mutating func readDoctype() {
    let start = position
    hasDoctype = true
    let end = doctypeEnd(from: start + 9)
    if end == nil { note(.unclosedSection, at: start) }
    blank(from: start, to: min((end ?? input.index(of: ASCII.greater, from: start)) + 1, input.count))
  }

  /// Where the `>` of a doctype is; nil when it never ends.
  private mutating func doctypeEnd(from start: Int) -> Int? {
    var index = start
    while index < input.count {
      switch input[index] {
      case ASCII.greater: return index
      case ASCII.quote, ASCII.apostrophe: index = input.index(of: input[index], from: index + 1) + 1
      case ASCII.openBracket:
        note(.doctypeSubset, at: index)
        guard let end = subsetEnd(from: index + 1) else { return nil }
        index = end + 1
      default: index += 1
      }
    }
    return nil
  }

  /// Where the `]` of an internal subset is; nil when it never ends.
  private mutating func subsetEnd(from start: Int) -> Int? {
    var index = start
    while index < input.count {
      switch input[index] {
      case ASCII.closeBracket: return index
      case ASCII.quote, ASCII.apostrophe: index = input.index(of: input[index], from: index + 1) + 1
      case ASCII.less where input.hasExactly("<!--", at: index):
        index += 4
        while index < input.count, !input.hasExactly("-->", at: index) { index += 1 }
        index += 3
      case ASCII.less where input.hasExactly("<!ENTITY", at: index):
        index = readEntity(at: index + 8)
      default: index += 1
      }
    }
    return nil
  }

  /// Reads ` name "text">` and returns the index behind the text, or the one it can't get past.
  private mutating func readEntity(at start: Int) -> Int {
    let nameStart = input.indexAfterSpaces(from: start)
    let nameEnd = input.xmlNameEnd(from: nameStart)
    let quoteIndex = input.indexAfterSpaces(from: nameEnd)
    let quote = input.byte(at: quoteIndex)
    guard nameEnd > nameStart, quote == ASCII.quote || quote == ASCII.apostrophe else { return quoteIndex }
    let end = input.index(of: quote, from: quoteIndex + 1)
    guard end < input.count else { return end }
    entities.declare(input[nameStart..<nameEnd], text: input[quoteIndex + 1..<end], limits: limits)
    return end + 1
  }
}
