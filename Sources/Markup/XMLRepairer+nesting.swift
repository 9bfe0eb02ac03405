/// Elements that never end by a tag of theirs, found by what starts inside them and can't.
extension XMLRepairer {
  /// Ends the open elements that can't hold an element of this name: a text that was never closed, or an entry.
  mutating func endUnclosed(before tag: ScannedTag) {
    var place = open.count
    // What holds an element that has ended may be one that can't hold this one either.
    while let ended = placeEnded(by: tag.nameStart..<tag.nameEnd, within: place) { place = ended }
    guard place < open.count else { return }
    note(.unclosedElement, at: tag.start)
    leaveOut(from: tag.start, to: tag.start)
    for name in open[place...].reversed() { writeEndTag(name) }
    open.removeSubrange(place...)
    prefixes.leave(depth: place + 1)
  }

  /// The place of what an element of this name ends among the first `count` open elements; nil when it ends none.
  private func placeEnded(by name: Range<Int>, within count: Int) -> Int? {
    guard count > 1 else { return nil }
    let leaf = FeedLeaf(input[open[count - 1]])
    if input[name].isEntryName, let holder = openElement(endedBy: name, within: count) {
      return holder > 0 ? holder : nil
    }
    let isEnded = leaf?.isEnded(by: input[name], hasAttributes: !attributes.isEmpty) == true
    return isEnded ? count - 1 : nil
  }

  /// Where an entry of the same name is open, unless it holds another document's entries, or a channel's image;
  /// nil elsewhere.
  private func openElement(endedBy name: Range<Int>, within count: Int) -> Int? {
    // Channels of CDF nest their items as they like.
    guard let root = open.first, !input[root].isNamed("channel") else { return nil }
    for place in open[..<count].indices.reversed() {
      if isSameName(open[place], name) { return place }
      if input[open[place]].isNamed("image") || input[open[place]].isNamed("textinput") { return place }
      if input[open[place]].isNamed("content") || input[open[place]].contains(ASCII.colon) { return nil }
    }
    return nil
  }

  /// Whether the next markup after the root's end is an entry.
  func isEntryAhead(from start: Int) -> Bool {
    let next = input.indexAfterSpaces(from: start)
    guard input.byte(at: next) == ASCII.less, input.startsXMLName(at: next + 1) else { return false }
    return input[next + 1..<input.xmlNameEnd(from: next + 1)].isEntryName
  }
}

// MARK: Lines

extension XMLRepairer {
  mutating func loseLines(from start: Int, to end: Int) { lostLines += input.lines(in: start..<end) }

  /// Writes the line ends that were lost within the tag that `index` is in, where they are white space.
  mutating func writeLostLines(at index: Int) {
    guard lostLines > 0 else { return lostLines = 0 }
    flush(upTo: index)
    for _ in 0..<lostLines { write(byte: ASCII.newline) }
    lostLines = 0
  }
}

extension [UInt8] {
  /// The line ends within a range.
  func lines(in range: Range<Int>) -> Int {
    var count = 0
    var index = index(of: ASCII.newline, from: range.lowerBound, to: range.upperBound)
    while index < range.upperBound {
      count += 1
      index = self.index(of: ASCII.newline, from: index + 1, to: range.upperBound)
    }
    return count
  }
}

/// An element of feeds that holds text and no element of feeds.
private enum FeedLeaf {
  /// One line of text, as titles are.
  case line
  /// A body or summary, in which there may be HTML.
  case body

  init?(_ name: ArraySlice<UInt8>) {
    // Most parents are told apart by the length of their name.
    switch name.count {
    case 4 where name.isNamed("link") || name.isNamed("guid"): self = .line
    case 5 where name.isNamed("title"): self = .line
    case 7 where name.isNamed("pubdate") || name.isNamed("updated"): self = .line
    case 7 where name.isNamed("summary"): self = .body
    case 8 where name.isNamed("category") || name.isNamed("comments"): self = .line
    case 9 where name.isNamed("published"): self = .line
    case 10 where name.isNamed("dc:creator"): self = .line
    case 11 where name.isNamed("description"): self = .body
    case 15 where name.isNamed("content:encoded"): self = .body
    default: return nil
    }
  }

  /// Whether an element of that name can't be inside, so that this one has ended.
  func isEnded(by name: ArraySlice<UInt8>, hasAttributes: Bool) -> Bool {
    if name.isEntryName { return true }
    if let colon = name.firstIndex(of: ASCII.colon) {
      return FeedLeaf.prefixes.contains { name[..<colon].isNamed($0) }
    }
    if FeedLeaf.names.contains(where: { name.isNamed($0) }) { return true }
    // HTML has elements of these names too.
    if name.isNamed("link") { return self == .line || !hasAttributes }
    return self == .line && FeedLeaf.namesInHTML.contains { name.isNamed($0) }
  }

  private static let names: [StaticString] = [
    "guid", "pubdate", "description", "category", "comments", "enclosure", "updated", "published",
  ]
  private static let namesInHTML: [StaticString] = ["author", "content", "id", "source", "summary", "title"]
  private static let prefixes: [StaticString] = [
    "dc", "content", "media", "itunes", "slash", "wfw", "feedburner", "podcast",
  ]
}

extension ArraySlice<UInt8> {
  fileprivate var isEntryName: Bool {
    count == 4 && isNamed("item") || count == 5 && isNamed("entry")
  }

  /// Whether the name is this one, which is in lower case, in any case of its own.
  fileprivate func isNamed(_ name: StaticString) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { other in
      for offset in 0..<other.count
      where unsafe self[startIndex + offset].lowercasedASCII != other[offset] {
        return false
      }
      return true
    }
  }
}
