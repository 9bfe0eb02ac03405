internal import Markup

/// Puts text down with its spaces, line ends and list markers decided at the next visible character.
struct PlainTextWriter {
  private(set) var bytes: [UInt8] = []
  var listDepth = 0
  var preDepth = 0
  /// Above 0 inside cells of a row: all on one line.
  var flatDepth = 0

  private var lineEnds = 0
  private var spaces = 0
  private var hasSpace = false
  private var hasSourceLineEnd = false
  private var isAfterFullWidth = false
  private var hasMarker = false
  private var pipes = 0
  private var isRowEmpty = true

  /// Makes room for as many bytes.
  mutating func reserve(_ sizeInBytes: Int) { bytes.reserveCapacity(sizeInBytes) }

  /// Ends a block: at least `spacing` line ends before what follows. In a flat cell, a space.
  mutating func endBlock(spacing: Int) {
    if flatDepth > 0 {
      hasSpace = true
    } else if spacing > 0 {
      lineEnds = max(lineEnds, spacing)
    }
  }

  /// A line break; two in a row leave a blank line.
  mutating func endLine() {
    if flatDepth > 0 {
      hasSpace = true
    } else {
      lineEnds = min(lineEnds + 1, 2)
    }
  }

  /// How many line ends stand around a block that is no cell.
  func spacing(_ tag: Tag) -> Int {
    switch tag {
    case .li, .dt, .dd, .tr, .tbody, .thead, .tfoot: 1
    default: listDepth > 0 ? 1 : 2
    }
  }

  mutating func startItem() { hasMarker = flatDepth == 0 }

  mutating func endItem() { hasMarker = false }

  mutating func startRow() {
    pipes = 0
    isRowEmpty = true
  }

  mutating func startCell() {
    if isRowEmpty { return }
    pipes += 1
    hasSpace = false
  }

  /// Text of the source: white space collapses, except inside `pre`.
  mutating func text(_ text: Span<UInt8>) {
    if preDepth > 0 && flatDepth == 0 {
      verbatim(text)
      return
    }
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isSpace(byte) {
        hasSpace = true
        hasSourceLineEnd = hasSourceLineEnd || byte == 0x0A || byte == 0x0D
        index += 1
        continue
      }
      if byte > 0x20 && byte < 0x7F {
        begin(isFullWidth: false)
        let end = text.endOfPlainRun(from: index)
        bytes.append(text, from: index, to: end)
        index = end
        continue
      }
      let (value, width) = text.scalar(at: index)
      append(value, text, from: index, to: index + width)
      index += width
    }
  }

  /// The part of a text that is visible, with single spaces inside, none of it of full width; outside `pre`.
  mutating func plain(_ range: Range<Int>, of text: [UInt8]) {
    begin(isFullWidth: false)
    bytes.append(range, of: text)
  }

  /// A visible character, outside `pre`.
  mutating func visible(_ value: UInt32) {
    let isFullWidth = Script.isFullWidth(value)
    begin(isFullWidth: isFullWidth)
    bytes.append(scalar: value)
    isAfterFullWidth = isFullWidth
  }

  /// White space of the source, outside `pre`.
  mutating func space(isLineEnd: Bool) {
    hasSpace = true
    if isLineEnd { hasSourceLineEnd = true }
  }

  /// Text of our own.
  mutating func literal(_ text: StaticString) {
    begin(isFullWidth: false)
    bytes.append(contentsOf: text.description.utf8)
  }

  /// A closing mark right behind the text; takes the opening mark back when nothing came between.
  mutating func closing(_ mark: StaticString, after opening: StaticString) {
    let openingBytes = Array(opening.description.utf8)
    if bytes.suffix(openingBytes.count).elementsEqual(openingBytes) {
      bytes.removeLast(openingBytes.count)
    } else {
      bytes.append(contentsOf: mark.description.utf8)
      isAfterFullWidth = false
    }
  }
}

extension PlainTextWriter {
  private mutating func append(_ value: UInt32, _ text: Span<UInt8>, from start: Int, to end: Int) {
    switch TextClass(value) {
    case .space: hasSpace = true
    case .invisible: break
    case .visible:
      let isFullWidth = Script.isFullWidth(value)
      begin(isFullWidth: isFullWidth)
      bytes.append(text, from: start, to: end)
      isAfterFullWidth = isFullWidth
    }
  }

  /// Writes what is due before a visible character.
  @inline(__always)
  private mutating func begin(isFullWidth: Bool) {
    if lineEnds > 0 || hasSpace || pipes > 0 || bytes.isEmpty { catchUp(isFullWidth: isFullWidth) }
    isAfterFullWidth = false
    isRowEmpty = false
  }

  private mutating func catchUp(isFullWidth: Bool) {
    if bytes.isEmpty || (lineEnds > 0 && pipes == 0) {
      if !bytes.isEmpty { bytes.append(contentsOf: repeatElement(0x0A, count: lineEnds)) }
      indent()
    } else if pipes > 0 {
      for _ in 0..<pipes { bytes.append(contentsOf: " | ".utf8) }
    } else if hasSpace, !(hasSourceLineEnd && isFullWidth && isAfterFullWidth) {
      bytes.append(UInt8(ascii: " "))
    }
    lineEnds = 0
    pipes = 0
    hasSpace = false
    hasSourceLineEnd = false
  }

  /// Depth shows up to this many levels: beyond it the indentation of a hostile list would be most of the text.
  private static let maxIndentedDepth = 20

  private mutating func indent() {
    guard listDepth > 0 else { return }
    let depth = min(listDepth, PlainTextWriter.maxIndentedDepth)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * (depth - 1)))
    bytes.append(contentsOf: hasMarker ? "- ".utf8 : "  ".utf8)
    hasMarker = false
  }

  /// Lines as they are; blank ones at the block's ends are left out, and so are spaces at line ends.
  private mutating func verbatim(_ text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      let (value, width) = text.scalar(at: index)
      if value == 0x0A {
        lineEnds = bytes.isEmpty ? 0 : min(lineEnds + 1, 100)
        spaces = 0
      } else if value == 0x20 || value == 0x09 || value == 0xA0 {
        spaces += value == 0x09 ? 4 : 1
      } else if TextClass(value) == .visible {
        hasSpace = false
        begin(isFullWidth: false)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
        spaces = 0
        bytes.append(text, from: index, to: index + width)
      }
      index += width
    }
  }
}
