extension HTMLRepairer {
  /// Ends what a start tag ends without saying so.
  mutating func closeImplied(by name: Tag, _ traits: TagTraits, before index: Int) {
    if let place = placeEnded(by: name) { close(to: place, before: index) }
    guard traits.contains(.endsParagraph) else { return }
    // A link around blocks stays whole, though a browser would split it: half a link has no text. When one
    // ends with the paragraph in it, the paragraph around it is still open.
    while case let paragraph = open.place(of: .p), paragraph > open.nearestScope,
      open.place(of: .a) < paragraph
    {
      close(to: paragraph, before: index)
    }
    if name.isHeading, open.top?.tag.isHeading == true { close(to: open.count - 1, before: index) }
  }

  /// The place of the open element that a start tag of this name ends with all that stands in it.
  private func placeEnded(by name: Tag) -> Int? {
    switch name {
    case .li: return topmost(.li, above: open.nearestListScope)
    case .dd, .dt: return topmost(.dd, .dt, above: open.nearestListScope)
    case .td, .th: return topmost(.td, .th, above: open.nearestTableScope)
    case .tr:
      return topmost(.tr, above: open.nearestTableScope) ?? topmost(.td, .th, above: open.nearestTableScope)
    case .tbody, .thead, .tfoot:
      return topmost(.tbody, .thead, .tfoot, above: open.nearestTableScope)
        ?? topmost(.tr, above: open.nearestTableScope)
    case .a: return topmost(.a, above: open.nearestSpecial)
    case .option, .optgroup: return open.top?.tag == .option ? open.count - 1 : nil
    case .button:
      let place = open.place(of: .button)
      return place >= 0 && place == open.nearestScope ? place : nil
    default: return nil
    }
  }

  private func topmost(_ tags: Tag..., above barrier: Int) -> Int? {
    var topmost = barrier
    for tag in tags { topmost = max(topmost, open.place(of: tag)) }
    return topmost > barrier ? topmost : nil
  }

  /// Ends the element at `place` and all above it, written before the input at `index`.
  mutating func close(to place: Int, before index: Int) {
    flush(upTo: index)
    let tag = open.entries[place].tag
    closeAbove(place, before: index)
    writeEndTag(tag)
    open.pop()
    closeEnded(before: index)
  }

  /// Ends the elements above `place`, in writing those that libxml2 wouldn't end by itself.
  private mutating func closeAbove(_ place: Int, before index: Int) {
    let rank = open.entries[place].tag.endRank
    while open.count > place + 1, let top = open.top {
      if top.tag.endRank > rank { writeEndTag(top.tag, before: index) }
      open.pop()
    }
  }

  private mutating func writeEndTag(_ tag: Tag, before index: Int) {
    flush(upTo: index)
    writeEndTag(tag)
  }

  /// Ends elements whose end tag came while something else was open in them.
  private mutating func closeEnded(before index: Int) {
    while let top = open.top, top.hasEnded {
      writeEndTag(top.tag, before: index)
      open.pop()
    }
  }

  mutating func readEndTag() {
    let start = position
    guard input.byte(at: start + 2).isASCIILetter else { return leaveOutThroughGreater() }
    var hash = NameHash()
    var nameEnd = start + 2
    while nameEnd < input.count, input[nameEnd].isASCIIAlphanumeric || input[nameEnd] == ASCII.hyphen {
      hash.add(input[nameEnd])
      nameEnd += 1
    }
    // What libxml2 reads right is passed over, as most end tags are.
    let isPlain = input.byte(at: nameEnd) == ASCII.greater && nameEnd - start < Self.maxPlainEndTagSizeInBytes
    while nameEnd < input.count, !input[nameEnd].isASCIISpace, input[nameEnd] != ASCII.greater,
      input[nameEnd] != ASCII.slash
    {
      hash.add(input[nameEnd])
      nameEnd += 1
    }
    let end = min(input.index(of: ASCII.greater, from: nameEnd) + 1, input.count)
    let name = tags[hash.value]
    if name == .br || name == .p && open.place(of: .p) < 0 {
      leaveOut(from: start, to: end)
      if name == .br { write("<br>") }
      return
    }
    guard let place = placeEnded(byEndTag: name, hash: hash.value) else {
      return leaveOut(from: start, to: end)
    }
    closeAbove(place, before: start)
    open.pop()
    if isPlain {
      position = end
    } else {
      leaveOut(from: start, to: end)
      writeEndTag(ScannedTag(start: start + 1, nameEnd: nameEnd))
    }
    closeEnded(before: end)
  }

  /// Longer names are cut as those of start tags are.
  private static var maxPlainEndTagSizeInBytes: Int { 96 }

  /// The place of the element that an end tag ends; nil when it ends none.
  private mutating func placeEnded(byEndTag name: Tag, hash: UInt64) -> Int? {
    // What follows `</body>` still is the body's.
    if name == .html || name == .body { return nil }
    let id = open.id(for: name, hash: hash)
    if open.takeDropped(id) { return nil }
    let place = open.place(of: id)
    guard place >= 0 else { return nil }
    let traits = traits[Int(name.rawValue)]
    if !traits.contains(.special) {
      guard place < open.nearestSpecial else { return place }
      if traits.contains(.formatting) { open.markEnded(at: place) }
      return nil
    }
    switch name {
    case .li: return place > open.nearestListScope ? place : nil
    case .table, .tbody, .thead, .tfoot, .tr, .td, .th, .caption, .colgroup:
      return place >= open.nearestTableScope ? place : nil
    default:
      let scope = open.nearestScope
      return place >= scope || open.entries[scope].tag == .button ? place : nil
    }
  }
}
