/// The repair pass over a feed: a forgiving tokenizer that copies what is well-formed and mends the rest.
struct XMLRepairer {
  let input: [UInt8]
  let limits: MarkupLimits

  private(set) var output: [UInt8] = []
  private(set) var listedRepairs: [RepairedXML.Repair] = []
  private(set) var hasRepairs = false

  /// Where the next token starts.
  var position = 0
  /// Input before this is in the output, or left out for good.
  private(set) var copied = 0

  /// The names of the open elements, as ranges of the input.
  var open: [Range<Int>] = []
  var hasRoot = false
  var hasDoctype = false
  /// Where in the output the root's attributes start.
  var rootAttributes = 0
  var attributes: [TagAttribute] = []
  var prefixes = PrefixScopes()
  var entities = DeclaredEntities()

  /// Terminators that don't occur in the rest of the feed: looking for them again would be quadratic.
  var isWithoutCommentEnd = false
  var isWithoutSectionEnd = false
  var isWithoutInstructionEnd = false
  var isWithoutQuote = false
  var isWithoutApostrophe = false

  /// The root's end tag was left out, for entries come after it.
  var isRootEndMoved = false
  /// Line ends that were left out with what held them: the next tag gets them, so that lines keep their numbers.
  var lostLines = 0

  private var countedLine = 1
  private var countedTo = 0

  init(_ input: [UInt8], limits: MarkupLimits) {
    let first = input.indexOfForbiddenCharacter(from: 0)
    let line = first < input.count ? 1 + input.lines(in: 0..<first) : 0
    self.input = input.withoutForbiddenCharacters(from: first)
    self.limits = limits
    if line > 0 {
      hasRepairs = true
      listedRepairs.append(RepairedXML.Repair(kind: .invalidCharacter, line: line))
    }
  }

  mutating func run() throws(MarkupError) {
    while position < input.count, !(hasRoot && open.isEmpty) {
      let next = input.index(of: ASCII.less, or: ASCII.ampersand, from: position)
      if next > position { passText(to: next) }
      guard next < input.count else { break }
      if input[next] == ASCII.ampersand { readReference() } else { try readMarkup() }
    }
    leaveOutRest()
    closeAll()
    declareMissingPrefixes()
  }

  private mutating func leaveOutRest() {
    guard hasRoot, position < input.count else { return finish() }
    guard input.indexAfterSpaces(from: position) < input.count else { return finish() }
    let rest = indexAfterComments(from: position)
    if rest < input.count { note(.textAfterRoot, at: rest) }
    leaveOut(from: position, to: input.count)
    finish()
  }

  /// The index of what follows the white space, comments and instructions that may stand behind the root.
  private func indexAfterComments(from start: Int) -> Int {
    var index = input.indexAfterSpaces(from: start)
    while index < input.count, input[index] == ASCII.less {
      let isComment = input.hasExactly("<!--", at: index)
      guard isComment || input.byte(at: index + 1) == ASCII.question, !input.hasWord("<?xml ", at: index)
      else {
        break
      }
      var end = input.index(of: ASCII.greater, from: index + (isComment ? 6 : 2))
      while end < input.count,
        !(isComment
          ? input[end - 1] == ASCII.hyphen && input[end - 2] == ASCII.hyphen
          : input[end - 1] == ASCII.question)
      {
        end = input.index(of: ASCII.greater, from: end + 1)
      }
      guard end < input.count else { break }
      index = input.indexAfterSpaces(from: end + 1)
    }
    return index
  }

  private mutating func finish() {
    // A clean document is handed on as it is, without a copy.
    if copied == 0, output.isEmpty { output = input } else { flush(upTo: input.count) }
    copied = input.count
  }
}

// MARK: Output

extension XMLRepairer {
  /// Copies the input that was passed over as good, up to `index`, to the output.
  mutating func flush(upTo index: Int) {
    if output.isEmpty { output.reserveCapacity(input.count + 256) }
    if index > copied { output.append(copied..<index, of: input) }
    copied = max(copied, index)
  }

  /// Leaves the input from `start` to `end` out and goes on behind it.
  mutating func leaveOut(from start: Int, to end: Int) {
    flush(upTo: start)
    copied = end
    position = end
  }

  /// Leaves the input from `start` to `end` out but for its line ends, so that lines keep their numbers.
  mutating func blank(from start: Int, to end: Int) {
    leaveOut(from: start, to: end)
    var index = input.index(of: ASCII.newline, from: start, to: end)
    while index < end {
      output.append(ASCII.newline)
      index = input.index(of: ASCII.newline, from: index + 1, to: end)
    }
  }

  mutating func write(_ text: StaticString) { output.append(text) }
  mutating func write(byte: UInt8) { output.append(byte) }
  mutating func write(_ range: Range<Int>) { output.append(range, of: input) }
  mutating func write(_ bytes: [UInt8]) { output.append(contentsOf: bytes) }

  /// Writes a scalar as text or attribute value: never as markup.
  mutating func writeText(scalar: UInt32) {
    switch scalar {
    case 0x26: write("&amp;")
    case 0x3C: write("&lt;")
    case 0x3E: write("&gt;")
    case 0x22: write("&quot;")
    case 0x09, 0x0A, 0x0D: write(scalar == 0x0A ? "&#10;" : scalar == 0x0D ? "&#13;" : "&#9;")
    case 0..<0x20, 0xFFFE, 0xFFFF: output.appendScalar(0xFFFD)
    default: output.appendScalar(scalar)
    }
  }

  mutating func writeEndTag(_ name: Range<Int>) {
    write("</")
    write(name)
    write(byte: ASCII.greater)
  }

  mutating func insertAtRoot(_ bytes: [UInt8]) { output.insert(contentsOf: bytes, at: rootAttributes) }

  mutating func note(_ kind: RepairedXML.Kind, at index: Int) {
    hasRepairs = true
    guard listedRepairs.count < limits.maxListedRepairs else { return }
    listedRepairs.append(RepairedXML.Repair(kind: kind, line: line(at: index)))
  }

  mutating func line(at index: Int) -> Int {
    guard index > countedTo else { return countedLine }
    var next = input.index(of: ASCII.newline, from: countedTo, to: index)
    while next < index {
      countedLine += 1
      next = input.index(of: ASCII.newline, from: next + 1, to: index)
    }
    countedTo = index
    return countedLine
  }
}

extension [UInt8] {
  /// The text without the characters that XML 1.0 has no place for; itself when there are none.
  fileprivate consuming func withoutForbiddenCharacters(from first: Int) -> [UInt8] {
    var next = first
    guard next < count else { return self }
    var output: [UInt8] = []
    output.reserveCapacity(count)
    var copied = 0
    while next < count {
      output.append(contentsOf: self[copied..<next])
      copied = next + (self[next] == 0xEF ? 3 : 1)
      next = indexOfForbiddenCharacter(from: copied)
    }
    output.append(contentsOf: self[copied...])
    return output
  }
}
