extension HTMLRepairer {
  /// Reads an element whose contents aren't markup, or aren't kept.
  mutating func readRaw(_ name: Tag, _ tag: ScannedTag) {
    switch name {
    case .script: readScript(tag)
    case .svg: leaveOut(from: tag.start, to: tag.isSelfClosing ? tag.end : drawingEnd(from: tag.end))
    case .iframe:
      replace(tag, through: tag.isSelfClosing ? tag.end : endTag(of: name, from: tag.end)?.after ?? tag.end)
      write("</iframe>")
    case .title, .textarea: readEscapable(name, tag)
    case .xmp, .plaintext: readPreformatted(name, tag)
    default:
      let end = tag.isSelfClosing ? tag.end : endTag(of: name, from: tag.end)?.after ?? tag.end
      leaveOut(from: tag.start, to: end)
    }
  }

  private mutating func replace(_ tag: ScannedTag, through end: Int) {
    leaveOut(from: tag.start, to: end)
    if isWithinLimits(tag) { write(tag, isSelfClosing: false) }
    elementCount += 1
  }

  private mutating func readEscapable(_ name: Tag, _ tag: ScannedTag) {
    var content = tag.end..<tag.end
    var after = tag.end
    if !tag.isSelfClosing {
      if let end = endTag(of: name, from: tag.end) {
        content = tag.end..<end.start
        after = end.after
      } else {
        // Never ended: better a short title than a page that is all title.
        after = input.index(of: ASCII.less, from: tag.end)
        content = tag.end..<after
      }
    }
    replace(tag, through: after)
    writeEscaped(content, decodesReferences: true)
    writeEndTag(name)
  }

  private mutating func readPreformatted(_ name: Tag, _ tag: ScannedTag) {
    closeImplied(by: name, traits[Int(name.rawValue)], before: tag.start)
    let end = name == .plaintext ? nil : endTag(of: name, from: tag.end)
    leaveOut(from: tag.start, to: end?.after ?? input.count)
    hasElement = true
    write("<pre>")
    writeEscaped(tag.end..<(end?.start ?? input.count), decodesReferences: false)
    write("</pre>")
  }

  /// Where the next end tag of a name starts, and the index behind it; nil when there is none.
  private mutating func endTag(of name: Tag, from start: Int) -> (start: Int, after: Int)? {
    guard !unterminated.contains(name) else { return nil }
    let hash = NameHash(name.name.utf8).value
    var index = input.index(of: ASCII.less, from: start)
    while index < input.count {
      if input.byte(at: index + 1) == ASCII.slash, nameHash(at: index + 2) == hash {
        return (index, min(input.index(of: ASCII.greater, from: index) + 1, input.count))
      }
      index = input.index(of: ASCII.less, from: index + 1)
    }
    unterminated.insert(name)
    return nil
  }

  /// The hash of the tag name at `start`.
  private func nameHash(at start: Int) -> UInt64 {
    var hash = NameHash()
    var index = start
    // No name that is asked for is longer.
    while index < min(input.count, start + 16), input[index].isASCIIAlphanumeric {
      hash.add(input[index])
      index += 1
    }
    return hash.value
  }
}

// MARK: Scripts

extension HTMLRepairer {
  private mutating func readScript(_ tag: ScannedTag) {
    guard !tag.isSelfClosing else { return leaveOut(from: tag.start, to: tag.end) }
    let end = scriptEnd(from: tag.end)
    keepData(of: tag.end..<end)
    let after = min(input.index(of: ASCII.greater, from: end) + 1, input.count)
    leaveOut(from: tag.start, to: after)
  }

  private mutating func keepData(of content: Range<Int>) {
    guard !content.isEmpty, content.count <= limits.maxDataScriptSizeInBytes,
      scripts.count < limits.maxDataScripts
    else { return }
    let type = attributeText("type")?.prefix { $0 != ";" }.lowercased() ?? ""
    guard DataScript.isData(type: type, content: input[content], in: input) else { return }
    scripts.append(DataScript(type: type, id: attributeText("id"), content: Array(input[content])))
  }

  /// The value of an attribute of the tag scanned last.
  private func attributeText(_ name: String) -> String? {
    let hash = NameHash(name.utf8).value
    guard let value = attributes.first(where: { $0.hash == hash })?.value else { return nil }
    return decodeEntities(String(decoding: input[value], as: UTF8.self))
  }

  /// Where the `</script` that ends a script starts; the end of the page when there is none.
  ///
  /// Within `<!--` a `<script>` … `</script>` pair is part of the script, as the HTML standard has it.
  private mutating func scriptEnd(from start: Int) -> Int {
    var firstEnd: Int?
    var isEscaped = false
    var isDoublyEscaped = false
    var escapeStart = start
    var index = input.index(of: ASCII.less, from: start)
    while index < input.count {
      if isEscaped, hasEscapeEnd(from: escapeStart, to: index) {
        isEscaped = false
        isDoublyEscaped = false
      }
      if input.hasWord("</script", at: index), input.byte(at: index + 8).endsTagName {
        if !isDoublyEscaped || isWithoutEscapedScripts { return index }
        firstEnd = firstEnd ?? index
        isDoublyEscaped = false
      } else if isEscaped, input.hasWord("<script", at: index), input.byte(at: index + 7).endsTagName {
        isDoublyEscaped = true
      } else if !isEscaped, input.hasWord("<!--", at: index) {
        isEscaped = true
      }
      escapeStart = index
      index = input.index(of: ASCII.less, from: index + 1)
    }
    // The comment in it never ends: take the first end tag, and from here on don't look past it again.
    if firstEnd != nil { isWithoutEscapedScripts = true }
    return firstEnd ?? input.count
  }

  private func hasEscapeEnd(from start: Int, to end: Int) -> Bool {
    var index = input.index(of: ASCII.greater, from: start, to: end)
    while index < end {
      if index >= start + 2, input[index - 1] == ASCII.hyphen, input[index - 2] == ASCII.hyphen {
        return true
      }
      index = input.index(of: ASCII.greater, from: index + 1, to: end)
    }
    return false
  }
}

// MARK: Drawings

extension HTMLRepairer {
  /// The index behind the `</svg>` of a drawing, or of the HTML tag that ends it in a browser.
  private mutating func drawingEnd(from start: Int) -> Int {
    guard !unterminated.contains(.svg) else { return start }
    var depth = 1
    var foreignDepth = 0
    var index = input.index(of: ASCII.less, from: start)
    while index < input.count {
      let isEnd = input.byte(at: index + 1) == ASCII.slash
      let tag = tags[nameHash(at: index + (isEnd ? 2 : 1))]
      if tag == .svg {
        let close = input.index(of: ASCII.greater, from: index)
        guard close < input.count else { break }
        depth += isEnd ? -1 : input.byte(at: close - 1) == ASCII.slash ? 0 : 1
        if depth == 0 { return min(close + 1, input.count) }
      } else if input.hasWord(isEnd ? "</foreignobject" : "<foreignobject", at: index) {
        foreignDepth += isEnd ? -1 : 1
      } else if !isEnd, foreignDepth <= 0, traits[Int(tag.rawValue)].contains(.leavesSVG) {
        return index
      } else if input.hasWord("<!--", at: index) {
        index = (commentEnd(from: index + 4) ?? index + 4) - 1
      }
      index = input.index(of: ASCII.less, from: index + 1)
    }
    unterminated.insert(.svg)
    return start
  }
}

extension UInt8 {
  /// What may follow a name in a tag.
  fileprivate var endsTagName: Bool { isASCIISpace || self == ASCII.slash || self == ASCII.greater }
}
