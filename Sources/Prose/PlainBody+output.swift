internal import Markup

extension PlainBody {
  /// Ends a paragraph that the source didn't open.
  mutating func leaveParagraph() {
    if frames[frames.count - 1].isImplied { pop() }
  }

  /// Ends the line: spaces and breaks at its end go.
  mutating func endRun() {
    space = 0
    breaks = 0
  }

  /// Ends the innermost block. Its inline elements have ended by then.
  mutating func pop() {
    endRun()
    let frame = frames.removeLast()
    guard frame.isWritten, !frame.isVirtual else { return }
    html.end(frame.tag)
    if AllowList.lists.contains(frame.tag) { text.listDepth -= 1 }
    if frame.tag == .li { text.endItem() }
    text.endBlock(spacing: text.spacing(frame.tag))
    ending = .block
  }

  /// Writes the start tags of all open blocks that have none yet; false when a paragraph would have to be
  /// taken back.
  mutating func materialize() -> Bool {
    var index = frames.count - 1
    while index > 0, !frames[index - 1].isWritten { index -= 1 }
    while index < frames.count {
      if !frames[index].isWritten {
        guard write(index) else { return false }
      }
      index += 1
    }
    return true
  }

  mutating func write(_ index: Int) -> Bool {
    let tag = frames[index].tag
    if tag == .p, AllowList.lineContainers.contains(frames[index - 1].tag) {
      if frames[index - 1].hasVirtual { return false }
      let isVirtual = frames[index].isImplied
      if isVirtual, frames[index - 1].hasParagraph { return false }
      frames[index].isVirtual = isVirtual
      frames[index - 1].hasVirtual = isVirtual
      frames[index - 1].hasParagraph = true
    }
    frames[index].isWritten = true
    defer { ending = .other }
    if frames[index].isVirtual { return true }
    if ending == .block { html.raw("\n") }
    html.start(tag.name, attributes: frames[index].attributes)
    text.endBlock(spacing: text.spacing(tag))
    if AllowList.lists.contains(tag) { text.listDepth += 1 }
    if tag == .li { text.startItem() }
    return true
  }

  mutating func closeInline() {
    let inline = inlines.removeLast()
    guard writtenInlines > inlines.count else { return }
    writtenInlines -= 1
    html.end(inline.tag)
    ending = .inline(inline.tag)
  }

  mutating func writeInlines() -> Bool {
    while writtenInlines < inlines.count {
      let inline = inlines[writtenInlines]
      // `<b>a</b><b>b</b>` is one element in the tree.
      if ending == .inline(inline.tag), AllowList.joinable.contains(inline.tag) { return false }
      html.start(inline.tag.name, attributes: inline.attributes)
      ending = .other
      writtenInlines += 1
    }
    return true
  }

  /// Does what is due before inline content; false when the tree has to decide.
  @inline(__always)
  mutating func startContent() -> Bool {
    if frames[frames.count - 1].hasInline, space == 0, breaks == 0, writtenInlines == inlines.count {
      return true
    }
    return catchUp()
  }

  mutating func catchUp() -> Bool {
    if !AllowList.lines.contains(frames[frames.count - 1].tag) {
      guard canHoldText else { return false }
      frames.append(Frame(tag: .p, isImplied: true))
    }
    let last = frames.count - 1
    if !frames[last].hasInline {
      endRun()
    } else if breaks > 1, frames[last].tag == .p {
      guard writtenInlines == 0, !frames[last].isVirtual else { return false }
      startNextParagraph()
    }
    guard materialize() else { return false }
    if breaks > 0 {
      html.raw("<br>")
      text.endLine()
      ending = .other
    } else if space != 0 {
      writeSpace()
    }
    endRun()
    frames[frames.count - 1].hasInline = true
    return writeInlines()
  }

  /// Two line breaks are a paragraph's end.
  mutating func startNextParagraph() {
    let frame = frames[frames.count - 1]
    pop()
    frames.append(Frame(tag: .p, attributes: frame.attributes, isImplied: frame.isImplied))
  }

  mutating func writeSpace() {
    html.text(scalar: space)
    text.space(isLineEnd: space == 0x0A)
    ending = .other
  }
}
