internal import Markup

extension BodyBuilder {
  /// Text of the source, in whatever place it stands.
  mutating func add(_ utf8: Span<UInt8>) {
    if topTag == .pre {
      addVerbatim(utf8)
      return
    }
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte > 0x20 && byte < 0x7F {
        startContent()
        let end = utf8.endOfPlainRun(from: index)
        text.append(utf8, from: index, to: end)
        index = end
        continue
      }
      let (value, width) = utf8.scalar(at: index)
      switch TextClass(value) {
      case .space: addSpace(value)
      case .visible: addVisible(utf8, from: index, to: index + width)
      case .invisible: if BodyBuilder.isKeptFormat(value) { addVisible(utf8, from: index, to: index + width) }
      }
      index += width
    }
  }

  private mutating func addVisible(_ utf8: Span<UInt8>, from start: Int, to end: Int) {
    startContent()
    text.append(utf8, from: start, to: end)
  }

  /// Direction marks and soft hyphens say something about the text around them.
  private static func isKeptFormat(_ value: UInt32) -> Bool {
    value == 0xAD || value == 0x200E || value == 0x200F || value == 0x61C
  }

  private mutating func addSpace(_ value: UInt32) { space = BodyBuilder.space(value, after: space) }

  /// What a run of white space becomes when `value` follows `space` (0: nothing yet).
  ///
  /// A line end survives among spaces (it decides how lines of Chinese join), a no-break or wide space
  /// only when it is alone.
  static func space(_ value: UInt32, after space: UInt32) -> UInt32 {
    let plain: UInt32 = 0x20
    let isLineEnd = value == 0x0A || value == 0x0D
    let kind = isLineEnd ? 0x0A : value < 0x20 ? plain : value
    if space == 0 || space == kind { return kind }
    return space == 0x0A || kind == 0x0A ? 0x0A : plain
  }

  /// Does what is due before inline content: paragraph, line break, space, inline elements.
  @inline(__always)
  mutating func startContent() {
    if frames[frames.count - 1].hasInline, space == 0, breaks == 0, opened.count == wanted.count { return }
    catchUp()
  }

  private mutating func catchUp() {
    enterLine()
    contentCount += 1
    if !top.hasInline {
      breaks = 0
      space = 0
    } else if breaks > 1, topTag == .p {
      startNextParagraph()
    }
    materialize()
    if breaks > 0 {
      flushText()
      append(.br, attributes: [], to: current)
    } else if space != 0 {
      text.append(scalar: space)
    }
    breaks = 0
    space = 0
    frames[frames.count - 1].hasInline = true
    openWanted()
  }

  /// Two line breaks are a paragraph's end.
  private mutating func startNextParagraph() {
    let (attributes, isImplied, id) = (top.attributes, top.isImplied, top.id)
    pop()
    frames.append(Frame(id: id, tag: .p, attributes: attributes, isImplied: isImplied))
  }

  /// A line break, which counts once something follows in the same block.
  mutating func addBreak() {
    if topTag == .pre {
      blanks.append(0x0A)
      return
    }
    breaks += 1
    space = 0
  }

  /// An inline element that has no content of ours; nil when it could not be made.
  @discardableResult
  mutating func addElement(_ tag: Tag, attributes: [Attribute]) -> Node? {
    if topTag == .pre { startVerbatim() } else { startContent() }
    contentCount += 1
    flushText()
    return append(tag, attributes: attributes, to: current)
  }

  /// A place where a word may break; nothing outside words.
  mutating func addBreakOpportunity() {
    guard !text.isEmpty, space == 0, breaks == 0, opened.count == wanted.count else { return }
    flushText()
    append(.wbr, attributes: [], to: current)
  }
}

// MARK: Preformatted text

extension BodyBuilder {
  private mutating func addVerbatim(_ utf8: Span<UInt8>) {
    var index = 0
    while index < utf8.count {
      let (value, width) = utf8.scalar(at: index)
      if value == 0x20 || value == 0x09 || value == 0x0A || value == 0xA0 {
        blanks.append(value == 0xA0 ? 0x20 : UInt8(value))
      } else if TextClass(value) != .invisible, value > 0x20 {
        startVerbatim()
        text.append(utf8, from: index, to: index + width)
      }
      index += width
    }
  }

  /// Writes the white space that is due; blank lines at the start of the block go.
  private mutating func startVerbatim() {
    if top.hasInline, blanks.isEmpty, opened.count == wanted.count { return }
    contentCount += 1
    materialize()
    if !top.hasInline, let lineEnd = blanks.lastIndex(of: 0x0A) { blanks.removeSubrange(...lineEnd) }
    text.append(contentsOf: blanks)
    blanks.removeAll(keepingCapacity: true)
    frames[frames.count - 1].hasInline = true
    openWanted()
  }
}
