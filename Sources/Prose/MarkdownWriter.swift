internal import Markup

/// Puts Markdown down: line prefixes, marks and spaces are decided at the next visible character.
struct MarkdownWriter {
  var bytes: [UInt8] = []
  /// True inside a table cell: all on one line.
  let isFlat: Bool

  private var prefixes: [(prefix: String, marker: String?)] = []
  var lineEnds = 0
  var hasBreak = false
  var hasSpace = false
  var isAtLineStart = true
  /// True behind a list within an item, whose last line any text on the next line would go on.
  private var isAfterInnerList = false
  var isInHeading = false
  private var headingLevel: Int?
  var marks: [(opening: String, closing: String, isOpen: Bool)] = []

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
      case .invisible:
        // Marks of direction order what is beside them.
        let isMark = value == 0x200E || value == 0x200F || value == 0x061C
        if isMark, !isAtLineStart, lineEnds == 0 { bytes.append(utf8, from: index, to: index + width) }
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

  /// Opens an item of a list, right behind an inner list of the item before.
  mutating func pushItem(marker: String) {
    isAfterInnerList = false
    push(prefix: String(repeating: " ", count: marker.utf8.count), marker: marker)
  }

  /// Ends a list within an item: the next item follows on the next line, anything else after a blank one.
  mutating func endInnerList() {
    endBlock(isTight: true)
    isAfterInnerList = !isFlat
  }

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
    if isAfterInnerList { lineEnds = 2 }
    isAfterInnerList = false
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

  mutating func newLine(isBlankLineBefore: Bool) {
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
