internal import Markup

/// Puts Markdown down: line prefixes, marks and spaces are decided at the next visible character.
struct MarkdownWriter {
  private(set) var bytes: [UInt8] = []
  /// True inside a table cell: all on one line.
  let isFlat: Bool

  private var prefixes: [(prefix: String, marker: String?)] = []
  private var lineEnds = 0
  private var hasBreak = false
  private var hasSpace = false
  private var isAtLineStart = true
  private var isInHeading = false
  private var headingLevel: Int?
  private var marks: [(opening: String, closing: String, isOpen: Bool)] = []

  init(isFlat: Bool = false) { self.isFlat = isFlat }

  /// Text of the source, escaped, white space collapsed.
  mutating func text(_ utf8: Span<UInt8>) {
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte > 0x20 && byte < 0x7F {
        begin()
        append(byte, next: index + 1 < utf8.count ? utf8[index + 1] : nil)
        index += 1
        continue
      }
      let (value, width) = utf8.scalar(at: index)
      switch TextClass(value) {
      case .space: hasSpace = true
      case .invisible: break
      case .visible:
        begin()
        bytes.append(utf8, from: index, to: index + width)
        isAtLineStart = false
      }
      index += width
    }
  }

  /// Markdown of our own.
  mutating func raw(_ text: String) {
    begin()
    bytes.append(contentsOf: text.utf8)
    isAtLineStart = false
  }

  /// An image; `suffix` is all that follows its text.
  mutating func image(alt: String, suffix: String) {
    raw("![")
    text(alt.utf8Span.span)
    hasSpace = false
    bytes.append(contentsOf: suffix.utf8)
  }

  /// A code span with a fence longer than any run of backticks in it.
  mutating func code(_ source: String) {
    var code = normalizedText(source)
    guard !code.isEmpty else { return }
    if isFlat { code = code.replacing("|", with: "\\|") }
    if !hasSpace, !hasBreak, lineEnds == 0, bytes.last == 0x60 {
      // Two spans in touch would be read as one.
      raw("<code>")
      text(code.utf8Span.span)
      bytes.append(contentsOf: "</code>".utf8)
      return
    }
    let fence = String(repeating: "`", count: MarkdownWriter.longestRun(of: 0x60, in: code) + 1)
    let pad = code.hasPrefix("`") || code.hasSuffix("`") ? " " : ""
    raw(fence + pad + code + pad + fence)
  }

  /// A hard line break, once something follows.
  mutating func breakLine() {
    if isInHeading || headingLevel != nil { hasSpace = true } else { hasBreak = true }
  }

  /// Ends a block: the next one follows after a blank line, or on the next line when tight.
  mutating func endBlock(isTight: Bool) {
    hasSpace = false
    hasBreak = isFlat && (hasBreak || !bytes.isEmpty)
    if isFlat { return }
    lineEnds = max(lineEnds, isTight ? 1 : 2)
  }

  mutating func startHeading(level: Int) { headingLevel = level }

  mutating func endHeading() {
    isInHeading = false
    headingLevel = nil
  }
}

// MARK: Containers and marks

extension MarkdownWriter {
  /// Deeper containers than this add nothing to the line start.
  private static let maxPrefixes = 24

  /// Opens a container whose first line starts with `marker`, the others with `prefix`.
  mutating func push(prefix: String, marker: String) {
    let isShown = prefixes.count < MarkdownWriter.maxPrefixes
    prefixes.append((isShown ? prefix : "", isShown ? marker : ""))
  }

  mutating func pop() { _ = prefixes.popLast() }

  /// Opens an inline mark, written once there is something in it.
  mutating func openMark(_ mark: String, closing: String? = nil) {
    marks.append((mark, closing ?? mark, false))
  }

  /// Ends the innermost mark, right behind the last character.
  mutating func closeMark() {
    guard let mark = marks.popLast(), mark.isOpen else { return }
    bytes.append(contentsOf: mark.closing.utf8)
  }

  /// True when the character before, with nothing due after it, is part of a word.
  var endsInWord: Bool {
    guard !hasSpace, !hasBreak, lineEnds == 0, let last = bytes.last else { return false }
    return last >= 0x80 || Unicode.Scalar(last).properties.isAlphabetic || (last >= 0x30 && last <= 0x39)
  }

  /// Writes what is due before something visible.
  @inline(__always)
  private mutating func begin() {
    let isClean = lineEnds == 0 && !hasSpace && !hasBreak && headingLevel == nil && !bytes.isEmpty
    if isClean, marks.last?.isOpen ?? true { return }
    catchUp()
  }

  private mutating func catchUp() {
    if bytes.isEmpty {
      startLine()
    } else if lineEnds > 0 {
      newLine(isBlankLineBefore: lineEnds > 1)
    } else if hasBreak {
      bytes.append(contentsOf: (isFlat ? "<br>" : "\\").utf8)
      if !isFlat { newLine(isBlankLineBefore: false) }
    } else if hasSpace {
      bytes.append(UInt8(ascii: " "))
    }
    lineEnds = 0
    hasBreak = false
    hasSpace = false
    if let level = headingLevel {
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: level))
      bytes.append(UInt8(ascii: " "))
      headingLevel = nil
      isInHeading = true
    }
    openMarks()
  }

  private mutating func openMarks() {
    for index in marks.indices where !marks[index].isOpen {
      // `![` would be an image.
      if marks[index].opening == "[", bytes.last == UInt8(ascii: "!") {
        bytes[bytes.count - 1] = UInt8(ascii: "\\")
        bytes.append(UInt8(ascii: "!"))
      }
      bytes.append(contentsOf: marks[index].opening.utf8)
      marks[index].isOpen = true
      isAtLineStart = false
    }
  }

  private mutating func newLine(isBlankLineBefore: Bool) {
    bytes.append(0x0A)
    if isBlankLineBefore {
      let start = bytes.count
      for container in prefixes where container.marker == nil {
        bytes.append(contentsOf: container.prefix.utf8)
      }
      while bytes.count > start, bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
      bytes.append(0x0A)
    }
    startLine()
  }

  private mutating func startLine() {
    for index in prefixes.indices {
      bytes.append(contentsOf: (prefixes[index].marker ?? prefixes[index].prefix).utf8)
      prefixes[index].marker = nil
    }
    isAtLineStart = true
  }
}

// MARK: Escapes

extension MarkdownWriter {
  private mutating func append(_ byte: UInt8, next: UInt8?) {
    if needsEscape(byte, next: next) { bytes.append(UInt8(ascii: "\\")) }
    bytes.append(byte)
    // Digits at a line's start may still become the number of a list item.
    if !(isAtLineStart && byte >= 0x30 && byte <= 0x39) { isAtLineStart = false }
  }

  private func needsEscape(_ byte: UInt8, next: UInt8?) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"):
      true
    case UInt8(ascii: "_"): !(endsInWord && next.map { $0 >= 0x80 || isLetterOrDigit($0) } == true)
    case UInt8(ascii: "&"): next.map { isLetterOrDigit($0) || $0 == UInt8(ascii: "#") } == true
    case UInt8(ascii: "~"): next == byte || bytes.last == byte || isAtLineStart
    case UInt8(ascii: "|"): isFlat
    case UInt8(ascii: "#"): isInHeading || isAtLineStart
    case UInt8(ascii: ">"), UInt8(ascii: "="): isAtLineStart
    case UInt8(ascii: "+"), UInt8(ascii: "-"): isAtLineStart && !endsWithDigit
    case UInt8(ascii: "."), UInt8(ascii: ")"): isAtLineStart && endsWithDigit
    default: false
    }
  }

  private var endsWithDigit: Bool { bytes.last.map { $0 >= 0x30 && $0 <= 0x39 } == true }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }

  /// True when an emphasis mark, put down now before `first`, would not open emphasis: it would melt
  /// into the same mark right before it, or stand between a word and punctuation.
  func touches(mark: String, before first: Unicode.Scalar?) -> Bool {
    guard !hasSpace, !hasBreak, lineEnds == 0, let last = lastScalar else { return false }
    if marks.last.map(\.isOpen) != false, last == mark.unicodeScalars.first { return true }
    return first.map(MarkdownWriter.isWordPart) == false && MarkdownWriter.mayBeWordPart(last)
  }

  private var lastScalar: Unicode.Scalar? {
    var start = bytes.count - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return nil }
    return Unicode.Scalar(bytes.span.scalar(at: start).value)
  }
}

// MARK: Code blocks

extension MarkdownWriter {
  /// A `pre` as a fenced block, its fence longer than any run of backticks in it.
  mutating func fence(_ pre: Node) {
    let text = pre.text
    if isFlat {
      code(text)
      return
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    lines = lines.drop { $0.allSatisfy(\.isWhitespace) }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines = lines.dropLast() }
    guard !lines.isEmpty else { return }
    let fence = String(repeating: "`", count: max(3, MarkdownWriter.longestRun(of: 0x60, in: text) + 1))
    endBlock(isTight: false)
    raw(fence)
    for line in lines {
      newLine(isBlankLineBefore: false)
      bytes.append(contentsOf: line.utf8)
      if line.isEmpty { while bytes.last == UInt8(ascii: " ") { bytes.removeLast() } }
    }
    newLine(isBlankLineBefore: false)
    bytes.append(contentsOf: fence.utf8)
    isAtLineStart = false
    endBlock(isTight: false)
  }
}
