extension HTMLRepairer {
  /// Reads what a `<` at `position` starts.
  mutating func readMarkup() {
    let next = input.byte(at: position + 1)
    if next.isASCIILetter {
      readStartTag()
    } else if next == ASCII.slash {
      readEndTag()
    } else if next == ASCII.exclamation {
      readDeclaration()
    } else if next == ASCII.question {
      leaveOutThroughGreater()
    } else {
      readStrayLess()
    }
  }

  /// Comments, doctypes and what else starts with `<!`: none of them is kept.
  private mutating func readDeclaration() {
    let start = position
    guard input.hasWord("<!--", at: start) else { return leaveOutThroughGreater() }
    if input.byte(at: start + 4) == ASCII.greater { return leaveOut(from: start, to: start + 5) }
    if input.hasWord("->", at: start + 4) { return leaveOut(from: start, to: start + 6) }
    if let end = commentEnd(from: start + 4) {
      leaveOut(from: start, to: end)
    } else {
      // A browser would take the whole rest for a comment; a cut page is worth more with its text.
      leaveOutThroughGreater()
    }
  }

  /// The index behind `-->` or `--!>`; nil when the comment never ends.
  mutating func commentEnd(from start: Int) -> Int? {
    guard !isWithoutCommentEnd else { return nil }
    var index = input.index(of: ASCII.greater, from: start)
    while index < input.count {
      if index >= start + 2, input[index - 1] == ASCII.hyphen, input[index - 2] == ASCII.hyphen {
        return index + 1
      }
      if index >= start + 3, input[index - 1] == ASCII.exclamation, input[index - 2] == ASCII.hyphen,
        input[index - 3] == ASCII.hyphen
      {
        return index + 1
      }
      index = input.index(of: ASCII.greater, from: index + 1)
    }
    isWithoutCommentEnd = true
    return nil
  }

  /// Leaves out a bogus comment, which ends at the first `>`.
  mutating func leaveOutThroughGreater() {
    let end = input.index(of: ASCII.greater, from: position)
    leaveOut(from: position, to: min(end + 1, input.count))
  }

  private mutating func readStartTag() {
    guard let tag = scanTag() else {
      // The page breaks off within a tag.
      return leaveOut(from: position, to: input.count)
    }
    let name = tags[tag.hash]
    let traits = traits[Int(name.rawValue)]
    if isInHead, !traits.contains(.head) {
      close(to: open.count - 1, before: tag.start)
    }
    if name == .html || name == .head || name == .body {
      isHeadImplied = false
    } else if traits.contains(.head) {
      noteHeadContent()
    } else if isHeadImplied, isAtRoot {
      endImpliedHead(before: tag)
    }
    if traits.contains(.raw), name != .noscript || isInHead {
      readRaw(name, tag)
    } else if traits.contains(.void) {
      readVoid(name, tag, traits)
    } else if name == .html || name == .head || name == .body {
      readRoot(name, tag)
    } else {
      readElement(name, tag, traits)
    }
  }

  /// What belongs in a head stands in one that no tag began.
  private mutating func noteHeadContent() {
    if isAtRoot, open.place(of: .body) < 0 { isHeadImplied = true }
  }

  /// Whether what comes next is a child of the document's root.
  private var isAtRoot: Bool { open.top == nil || open.top?.tag == .html }

  /// A page may leave out the tags of head and body. libxml2 then ends the head only at elements that it knows:
  /// an `article` would stand in the head.
  private mutating func endImpliedHead(before tag: ScannedTag) {
    isHeadImplied = false
    flush(upTo: tag.start)
    write("<body>")
    open.push(id: Int(Tag.body.rawValue), tag: .body, traits: traits[Int(Tag.body.rawValue)])
  }

  private mutating func readVoid(_ name: Tag, _ tag: ScannedTag, _ traits: TagTraits) {
    closeImplied(by: name, traits, before: tag.start)
    guard name != .wbr, isWithinLimits(tag) else { return leaveOut(from: tag.start, to: tag.end) }
    elementCount += 1
    if traits.contains(.unknownVoid) {
      leaveOut(from: tag.start, to: tag.end)
      write(tag, isSelfClosing: true)
    } else {
      pass(tag)
    }
  }

  /// The elements that a document has once: libxml2 merges the attributes of a second `html` or `body`.
  private mutating func readRoot(_ name: Tag, _ tag: ScannedTag) {
    let isOpen = open.place(of: name) >= 0
    guard isWithinLimits(tag), !(name == .head && (isOpen || open.place(of: .body) >= 0)) else {
      return leaveOut(from: tag.start, to: tag.end)
    }
    if isInHead, name == .body { close(to: open.count - 1, before: tag.start) }
    if name != .body { leaveOutTextBeforeRoot(before: tag.start) }
    if tag.isSelfClosing {
      leaveOut(from: tag.start, to: tag.end)
      write(tag, isSelfClosing: false)
    } else {
      pass(tag)
    }
    // Within another element a body begins nothing: only its attributes count.
    if isOpen || name == .body && !isAtRoot { return }
    open.push(id: Int(name.rawValue), tag: name, traits: traits[Int(name.rawValue)])
  }

  mutating func readElement(_ name: Tag, _ tag: ScannedTag, _ traits: TagTraits) {
    closeImplied(by: name, traits, before: tag.start)
    let isEmpty = tag.isSelfClosing && !traits.contains(.ignoresSlash)
    guard isWithinLimits(tag), hasRoom() else {
      if !isEmpty { open.noteDropped(open.id(for: name, hash: tag.hash)) }
      return leaveOut(from: tag.start, to: tag.end)
    }
    elementCount += 1
    if tag.isSelfClosing {
      leaveOut(from: tag.start, to: tag.end)
      write(tag, isSelfClosing: false)
    } else {
      pass(tag)
    }
    if isEmpty {
      writeEndTag(tag)
    } else {
      open.push(id: open.id(for: name, hash: tag.hash), tag: name, traits: traits)
    }
  }

  private mutating func hasRoom() -> Bool {
    guard open.count < limits.maxPageDepth else {
      note(limit: "maxPageDepth")
      return false
    }
    return true
  }

  /// Whether a tag may be kept; notes the limit it passes.
  mutating func isWithinLimits(_ tag: ScannedTag) -> Bool {
    if tag.hasTooManyAttributes { note(limit: "maxAttributes") }
    if tag.keptSizeInBytes > limits.maxTagSizeInBytes {
      note(limit: "maxTagSizeInBytes")
      return false
    }
    if elementCount >= limits.maxPageElements {
      note(limit: "maxPageElements")
      return false
    }
    return true
  }
}
