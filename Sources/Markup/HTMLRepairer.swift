/// The repair pass over a page: a tokenizer after the HTML standard that copies what libxml2 reads right
/// and rewrites the rest.
struct HTMLRepairer {
  let input: [UInt8]
  let limits: MarkupLimits
  let tags = TagIndex.shared
  let traits = Tag.traits

  private(set) var output: [UInt8] = []
  var scripts: [DataScript] = []
  private(set) var limitsReached: [String] = []
  private(set) var textBeforeRoot: String?

  /// Where the next token starts.
  var position = 0
  /// Input before this is in the output, or left out for good.
  private var copied = 0

  var setsValuesAside = false
  var values = SetAsideValues()

  var open = OpenElements()
  var attributes: [TagAttribute] = []
  var elementCount = 0
  /// Whether a start tag was written: what is left out whole is nothing that text could stand behind.
  var hasElement = false
  private var hasTextBeforeRoot = false
  /// Whether the last element was one of a head that no tag began.
  var isHeadImplied = false

  /// Terminators that don't occur in the rest of the page: looking for them again would be quadratic.
  var isWithoutQuote = false
  var isWithoutApostrophe = false
  var isWithoutCommentEnd = false
  var isWithoutEscapedScripts = false
  var unterminated = TagSet([])

  init(_ input: [UInt8], limits: MarkupLimits) {
    self.input = input
    self.limits = limits
    output.reserveCapacity(input.count / 2)
  }

  mutating func run() {
    while position < input.count {
      let next = input.index(of: ASCII.less, or: ASCII.ampersand, from: position)
      if next > position { passText(to: next) }
      guard next < input.count else { break }
      if input[next] == ASCII.ampersand { readReference() } else { readMarkup() }
    }
    flush(upTo: input.count)
  }
}

// MARK: Output

extension HTMLRepairer {
  /// Copies the input that was passed over as good, up to `index`, to the output.
  mutating func flush(upTo index: Int) {
    if index > copied { output.append(contentsOf: input[copied..<index]) }
    copied = max(copied, index)
  }

  /// Leaves the input from `start` to `end` out and goes on behind it.
  mutating func leaveOut(from start: Int, to end: Int) {
    flush(upTo: start)
    copied = end
    position = end
  }

  mutating func write(_ text: StaticString) { output.append(text) }
  mutating func write(byte: UInt8) { output.append(byte) }
  mutating func write(_ range: Range<Int>) { output.append(contentsOf: input[range]) }

  mutating func writeEndTag(_ tag: Tag) {
    write("</")
    output.append(contentsOf: tag.name.utf8)
    write(byte: ASCII.greater)
  }

  /// Writes a scalar as text or attribute value: never as markup.
  mutating func writeText(scalar: UInt32) {
    switch scalar {
    case 0x26: write("&amp;")
    case 0x3C: write("&lt;")
    case 0x3E: write("&gt;")
    case 0x22: write("&quot;")
    case 0x0D: write(byte: ASCII.space)
    default: output.appendScalar(scalar)
    }
  }

  mutating func note(limit name: String) {
    if !limitsReached.contains(name) { limitsReached.append(name) }
  }
}

// MARK: Text

extension HTMLRepairer {
  private mutating func passText(to end: Int) {
    if isTextWatched, input.indexAfterSpaces(from: position) < end { noteText() }
    position = end
  }

  /// Text matters where it would end the head or stands before everything.
  private var isTextWatched: Bool { !hasElement || isInHead }

  /// Whether an element starting here would stand right in the head.
  var isInHead: Bool { open.top?.tag == .head }

  private mutating func noteText() {
    if !hasElement { hasTextBeforeRoot = true }
    if isInHead { close(to: open.count - 1, before: position) }
  }

  private mutating func readReference() {
    if isTextWatched { noteText() }
    let start = position
    guard let match = Entities.match(in: input, at: start, inAttribute: false) else {
      leaveOut(from: start, to: start + 1)
      write("&amp;")
      return
    }
    if match.isEscape(in: input, at: start) {
      position = start + match.lengthInBytes
    } else {
      leaveOut(from: start, to: start + match.lengthInBytes)
      write(match)
    }
  }

  mutating func write(_ match: Entities.Match) {
    writeText(scalar: match.first)
    if let second = match.second { writeText(scalar: second) }
  }

  /// Writes text that isn't markup though it may look like it: contents of `title` and `textarea`.
  mutating func writeEscaped(_ range: Range<Int>, decodesReferences: Bool) {
    var index = range.lowerBound
    var copied = index
    while index < range.upperBound {
      index = input.index(of: ASCII.less, or: ASCII.ampersand, from: index, to: range.upperBound)
      guard index < range.upperBound else { break }
      write(copied..<index)
      let match = decodesReferences ? Entities.match(in: input, at: index, inAttribute: false) : nil
      if let match, index + match.lengthInBytes <= range.upperBound {
        write(match)
        index += match.lengthInBytes
      } else {
        writeText(scalar: UInt32(input[index]))
        index += 1
      }
      copied = index
    }
    if copied < range.upperBound { write(copied..<range.upperBound) }
  }

  /// A `<` that starts no markup.
  mutating func readStrayLess() {
    if isTextWatched { noteText() }
    leaveOut(from: position, to: position + 1)
    write("&lt;")
  }

  /// What stands before `<html>` or `<head>` would push the head into the body.
  mutating func leaveOutTextBeforeRoot(before start: Int) {
    guard !hasElement, hasTextBeforeRoot else { return }
    flush(upTo: start)
    textBeforeRoot = String(decoding: decodeEntities(output), as: UTF8.self)
    output.removeAll(keepingCapacity: true)
  }
}

extension Entities.Match {
  /// Whether this is `&amp;`, `&lt;`, `&gt;` or `&quot;`, spelled so: what must stay as it is.
  func isEscape(in bytes: [UInt8], at start: Int) -> Bool {
    guard bytes.byte(at: start + lengthInBytes - 1) == ASCII.semicolon else { return false }
    return switch first {
    case 0x26: bytes.hasExactly("amp", at: start + 1)
    case 0x3C: bytes.hasExactly("lt", at: start + 1)
    case 0x3E: bytes.hasExactly("gt", at: start + 1)
    case 0x22: bytes.hasExactly("quot", at: start + 1)
    default: false
    }
  }
}
