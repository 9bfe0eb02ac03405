extension XMLRepairer {
  mutating func readStartTag() throws(MarkupError) {
    let start = position
    var tag = ScannedTag(start: start, nameEnd: input.xmlNameEnd(from: start + 1))
    guard input.byte(at: tag.nameEnd).mayFollowXMLName, input.isXMLName(tag.nameStart..<tag.nameEnd) else {
      return readStrayLess()
    }
    guard scanAttributes(of: &tag) else {
      note(.truncated, at: start)
      return leaveOut(from: start, to: input.count)
    }
    if tag.keptSizeInBytes > limits.maxTagSizeInBytes {
      note(.tooManyAttributes, at: start)
      loseLines(from: start, to: tag.end)
      return leaveOut(from: start, to: tag.end)
    }
    guard open.count < limits.maxFeedDepth else {
      throw .overLimit("maxFeedDepth", line: line(at: start))
    }
    endUnclosed(before: tag)
    declarePrefixes(of: tag)
    checkPrefixes(of: tag)
    let isVoid = isVoidInHTML(tag)
    if isVoid { note(.unclosedElement, at: start) }
    pass(tag, isEmpty: tag.isSelfClosing || isVoid)
    if tag.isSelfClosing || isVoid {
      prefixes.leave(depth: open.count + 1)
    } else {
      open.append(tag.nameStart..<tag.nameEnd)
    }
    hasRoot = true
  }

  /// Keeps a tag: as it stands when it is well-formed, else written anew.
  private mutating func pass(_ tag: ScannedTag, isEmpty: Bool) {
    if tag.isPlain, isEmpty == tag.isSelfClosing {
      if lostLines > 0 { writeLostLines(at: tag.nameEnd) }
      if !hasRoot { rootAttributes = output.count + tag.nameEnd - copied }
      position = tag.end
      return
    }
    loseLines(from: tag.start, to: tag.end)
    leaveOut(from: tag.start, to: tag.end)
    write(tag.start..<tag.nameEnd)
    if !hasRoot { rootAttributes = output.count }
    for attribute in attributes {
      write(byte: ASCII.space)
      write(attribute.name)
      write("=\"")
      writeValue(attribute.value ?? attribute.name)
      write(byte: ASCII.quote)
      lostLines -= input.lines(in: attribute.value ?? attribute.name)
    }
    writeLostLines(at: tag.end)
    write(isEmpty ? "/>" : ">")
  }

  private mutating func writeValue(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = input[index]
      if byte == ASCII.ampersand {
        if let length = lengthOfPlainReference(at: index), index + length <= range.upperBound {
          write(index..<index + length)
          index += length
        } else {
          index += writeReference(at: index, to: range.upperBound)
        }
      } else if byte == ASCII.less || byte == ASCII.quote {
        writeText(scalar: UInt32(byte))
        index += 1
      } else {
        write(byte: byte)
        index += 1
      }
    }
  }

  /// Elements of HTML that stand unclosed in feeds whose text should have been escaped.
  private func isVoidInHTML(_ tag: ScannedTag) -> Bool {
    let name = input[tag.nameStart..<tag.nameEnd]
    guard !tag.isSelfClosing, hasRoot, Self.voidNames.contains(where: { name.elementsEqual($0.utf8) }) else {
      return false
    }
    let end = tag.end + 2
    return
      !(input.hasExactly("</", at: tag.end) && end + name.count <= input.count
      && input[end..<end + name.count].elementsEqual(name))
  }

  private static let voidNames = ["br", "hr", "img", "wbr"]

  mutating func readEndTag() {
    let start = position
    let nameStart = min(start + 2, input.count)
    let name = nameStart..<input.xmlNameEnd(from: nameStart)
    guard !name.isEmpty, input.byte(at: name.upperBound).mayFollowXMLName else {
      if name.isEmpty, nameStart < input.count, input[nameStart] != ASCII.greater { return readStrayLess() }
      note(.unmatchedEndTag, at: start)
      return leaveOut(from: start, to: max(name.upperBound, min(start + 3, input.count)))
    }
    let greater = input.index(of: ASCII.greater, from: name.upperBound)
    let end = min(greater + 1, input.count)
    guard let place = open.lastIndex(where: { isSameName($0, name) }) else {
      note(.unmatchedEndTag, at: start)
      return leaveOut(from: start, to: end)
    }
    if place == 0, isEntryAhead(from: end) {
      // Entries follow the end of what should hold them.
      note(.entryAfterRoot, at: start)
      isRootEndMoved = true
      leaveOut(from: start, to: end)
      for open in open[1...].reversed() { writeEndTag(open) }
      open.removeSubrange(1...)
      return prefixes.leave(depth: 2)
    }
    if place == open.count - 1, input[open[place]] == input[name], greater < input.count,
      input.indexAfterSpaces(from: name.upperBound) == greater
    {
      position = end
    } else {
      note(place == open.count - 1 ? .unmatchedEndTag : .unclosedElement, at: start)
      leaveOut(from: start, to: end)
      for open in open[place...].reversed() { writeEndTag(open) }
    }
    open.removeSubrange(place...)
    prefixes.leave(depth: place + 1)
  }

  /// Whether two names are the same but for case: a `</Title>` ends a `<title>`.
  func isSameName(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard one.count == other.count, input[one.upperBound - 1] | 0x20 == input[other.upperBound - 1] | 0x20
    else { return false }
    for offset in 0..<one.count
    where input[one.lowerBound + offset].lowercasedASCII != input[other.lowerBound + offset].lowercasedASCII {
      return false
    }
    return true
  }

  /// Ends what is still open at the end of the feed.
  mutating func closeAll() {
    guard !open.isEmpty else { return }
    if open.count > 1 || !isRootEndMoved { note(.unclosedElement, at: input.count) }
    for name in open.reversed() { writeEndTag(name) }
    open.removeAll()
  }
}

// MARK: Namespaces

extension XMLRepairer {
  private mutating func declarePrefixes(of tag: ScannedTag) {
    for attribute in attributes where attribute.name.count > 6 && attribute.value?.isEmpty == false {
      guard input.hasExactly("xmlns:", at: attribute.name.lowerBound) else { continue }
      let prefix = input[attribute.name.lowerBound + 6..<attribute.name.upperBound]
      prefixes.declare(NameHash(prefix).value, depth: open.count + 1)
    }
  }

  private mutating func checkPrefixes(of tag: ScannedTag) {
    checkPrefix(of: tag.nameStart..<tag.nameEnd)
    for attribute in attributes { checkPrefix(of: attribute.name) }
  }

  private mutating func checkPrefix(of name: Range<Int>) {
    let colon = input.index(of: ASCII.colon, from: name.lowerBound, to: name.upperBound)
    guard colon < name.upperBound, colon > name.lowerBound,
      !prefixes.isDeclared(input[name.lowerBound..<colon])
    else { return }
    note(.undeclaredPrefix, at: name.lowerBound)
  }

  /// Declares on the root the well-known prefixes that were used without being declared.
  mutating func declareMissingPrefixes() {
    guard !prefixes.missing.isEmpty else { return }
    var text: [UInt8] = []
    for (prefix, uri) in prefixes.missing {
      text.append(" xmlns:")
      text.append(contentsOf: prefix)
      text.append("=\"")
      text.append(uri)
      text.append(ASCII.quote)
    }
    insertAtRoot(text)
  }
}

extension UInt8 {
  /// What may follow a name in a tag; 0 is the end of the input.
  fileprivate var mayFollowXMLName: Bool {
    isASCIISpace || self == ASCII.slash || self == ASCII.greater || self == 0
  }
}
