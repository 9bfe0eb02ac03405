extension XMLRepairer {
  /// Passes over text from `position`, which holds neither `<` nor `&`.
  mutating func passText(to end: Int) {
    let start = position
    position = end
    guard !open.isEmpty else {
      let first = input.indexAfterSpaces(from: start)
      if first < end { note(.textBeforeRoot, at: first) }
      return blank(from: start, to: end)
    }
    escapeSectionEnds(from: escapeJoinedSectionEnd(from: start, to: end), to: end)
  }

  /// Escapes a section's end that comes together because markup inside it was left out; gives where to go on.
  private mutating func escapeJoinedSectionEnd(from start: Int, to end: Int) -> Int {
    guard copied == start, output.last == ASCII.closeBracket else { return start }
    let hasBoth = output.dropLast().last == ASCII.closeBracket
    let greater = hasBoth && input[start] == ASCII.greater ? start : start + 1
    guard greater < end, input[greater] == ASCII.greater,
      greater == start || input[start] == ASCII.closeBracket
    else { return start }
    leaveOut(from: greater, to: greater + 1)
    write("&gt;")
    return position
  }

  private mutating func escapeSectionEnds(from start: Int, to end: Int) {
    var index = input.index(of: ASCII.closeBracket, from: start, to: end)
    while index < end {
      if input.hasExactly("]]>", at: index) {
        note(.sectionEndInText, at: index)
        leaveOut(from: index + 2, to: index + 3)
        write("&gt;")
      }
      index = input.index(of: ASCII.closeBracket, from: index + 1, to: end)
    }
    position = end
  }

  mutating func readMarkup() throws(MarkupError) {
    let next = input.byte(at: position + 1)
    if input.startsXMLName(at: position + 1) {
      try readStartTag()
    } else if next == ASCII.slash {
      readEndTag()
    } else if next == ASCII.exclamation {
      readDeclaration()
    } else if next == ASCII.question {
      readInstruction()
    } else {
      readStrayLess()
    }
  }

  mutating func readStrayLess() {
    note(open.isEmpty ? .textBeforeRoot : .strayLess, at: position)
    leaveOut(from: position, to: position + 1)
    if !open.isEmpty { write("&lt;") }
  }

  private mutating func readInstruction() {
    let start = position
    var end = isWithoutInstructionEnd ? input.count : input.index(of: ASCII.greater, from: start)
    while end < input.count, input[end - 1] != ASCII.question {
      end = input.index(of: ASCII.greater, from: end + 1)
    }
    if end == input.count {
      isWithoutInstructionEnd = true
      note(.unclosedSection, at: start)
      end = input.index(of: ASCII.greater, from: start)
    }
    leaveOutMarkup(from: start, to: min(end + 1, input.count))
  }

  /// Leaves out what is no content; before the root its line ends stay.
  private mutating func leaveOutMarkup(from start: Int, to end: Int) {
    guard hasRoot else { return blank(from: start, to: end) }
    loseLines(from: start, to: end)
    leaveOut(from: start, to: end)
  }

  private mutating func readDeclaration() {
    let start = position
    if input.hasExactly("<!--", at: start) {
      readComment()
    } else if input.hasWord("<![cdata[", at: start) {
      readSection()
    } else if input.hasWord("<!doctype", at: start), !hasRoot, !hasDoctype {
      readDoctype()
    } else {
      note(.strayLess, at: start)
      leaveOutMarkup(from: start, to: min(input.index(of: ASCII.greater, from: start) + 1, input.count))
    }
  }

  private mutating func readComment() {
    let start = position
    var end = isWithoutCommentEnd ? input.count : input.index(of: ASCII.greater, from: start + 6)
    while end < input.count, input[end - 1] != ASCII.hyphen || input[end - 2] != ASCII.hyphen {
      end = input.index(of: ASCII.greater, from: end + 1)
    }
    if end == input.count {
      isWithoutCommentEnd = true
      note(.unclosedSection, at: start)
      end = input.index(of: ASCII.less, or: ASCII.greater, from: start + 4)
      // What follows is markup again.
      if end < input.count, input[end] == ASCII.less { end -= 1 }
    }
    leaveOutMarkup(from: start, to: min(end + 1, input.count))
  }

  private mutating func readSection() {
    let start = position
    let content = min(start + 9, input.count)
    guard !open.isEmpty else {
      note(.textBeforeRoot, at: start)
      return leaveOut(from: start, to: content)
    }
    let closed = sectionEnd(from: content)
    if closed == nil { noteOpenSection(at: start) }
    let end = closed ?? endTagOfTop(from: content)
    if !input.hasExactly("<![CDATA[", at: start) {
      leaveOut(from: start, to: content)
      write("<![CDATA[")
    }
    position = end
    if closed == nil {
      flush(upTo: end)
      write("]]>")
    }
  }

  private mutating func noteOpenSection(at start: Int) {
    note(.unclosedSection, at: start)
    isWithoutSectionEnd = true
  }

  /// The index behind the next `]]>`; nil when there is none.
  private func sectionEnd(from start: Int) -> Int? {
    guard !isWithoutSectionEnd else { return nil }
    var index = input.index(of: ASCII.closeBracket, from: start)
    while index < input.count {
      if input.hasExactly("]]>", at: index) { return index + 3 }
      index = input.index(of: ASCII.closeBracket, from: index + 1)
    }
    return nil
  }

  /// Where the end tag of the innermost open element starts; the end of the input when there is none.
  private func endTagOfTop(from start: Int) -> Int {
    guard let name = open.last else { return input.count }
    var index = input.index(of: ASCII.less, from: start)
    while index < input.count {
      let nameStart = index + 2
      if input.byte(at: index + 1) == ASCII.slash, nameStart + name.count <= input.count,
        input[nameStart..<nameStart + name.count].elementsEqual(input[name])
      {
        return index
      }
      index = input.index(of: ASCII.less, from: index + 1)
    }
    return input.count
  }
}
