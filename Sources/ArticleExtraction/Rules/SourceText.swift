internal import Markup
internal import Prose

/// The text of the block or link around a place in HTML source, found without building a tree.
struct SourceText {
  let text: FoldedText
  let words: Int

  /// No block of chrome has a longer source, in bytes to either side.
  private static let maxBytes = 3000
  /// The longest kind of chrome by words.
  private static let maxWords = 90

  /// nil when the place is in no link, or in a block too long to be chrome.
  init?(in source: [UInt8], around place: Int, isLink: Bool) {
    // A hint may start with the `>` of the tag before it.
    let inside = source[place] == UInt8(ascii: ">") ? place + 1 : place
    guard let start = SourceText.start(in: source, before: inside, isLink: isLink),
      let end = SourceText.end(in: source, after: inside, isLink: isLink)
    else { return nil }
    var bytes: [UInt8] = []
    var isInTag = false
    for byte in source[start..<end] {
      if byte == UInt8(ascii: "<") {
        isInTag = true
      } else if byte == UInt8(ascii: ">"), isInTag {
        isInTag = false
      } else if !isInTag {
        bytes.append(byte)
      }
    }
    let plain = bytes.contains(UInt8(ascii: "&")) ? decodeEntities(bytes) : bytes
    words = WordCount.count(plain)
    // Longer ones are compared with nothing.
    text = words <= SourceText.maxWords ? FoldedText(folded: Folding.fold(plain)) : FoldedText(folded: [])
  }

  private static func start(in source: [UInt8], before place: Int, isLink: Bool) -> Int? {
    var index = place - 1
    let first = max(0, place - maxBytes)
    while index >= first {
      if source[index] == UInt8(ascii: "<"), isEdge(source, at: index, isLink: isLink) {
        guard !isLink || index + 1 < source.count && source[index + 1] != UInt8(ascii: "/") else {
          return nil
        }
        let end = source[index..<place].firstIndex(of: UInt8(ascii: ">"))
        return end.map { $0 + 1 }
      }
      index -= 1
    }
    return isLink || first > 0 ? nil : 0
  }

  private static func end(in source: [UInt8], after place: Int, isLink: Bool) -> Int? {
    var index = place
    let last = min(source.count, place + maxBytes)
    while index < last {
      if source[index] == UInt8(ascii: "<"), isEdge(source, at: index, isLink: isLink) { return index }
      index += 1
    }
    return isLink || last < source.count ? nil : last
  }

  /// True at a tag that parts blocks, or at a link's.
  private static func isEdge(_ source: [UInt8], at index: Int, isLink: Bool) -> Bool {
    var start = index + 1
    if start < source.count, source[start] == UInt8(ascii: "/") { start += 1 }
    var name: UInt64 = 0
    while start < source.count, name >> 56 == 0 {
      let byte = source[start] | 0x20
      let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= source[start]
      guard isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte else { break }
      name = name << 8 | UInt64(isDigit ? source[start] : byte)
      start += 1
    }
    return isLink ? name == UInt64(UInt8(ascii: "a")) : edges.contains(name)
  }

  /// Names of eight letters and more are known by their first eight.
  private static let edges: Set<UInt64> = Set(
    [
      "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div",
      "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
      "hr",
      "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
      "th",
      "thead", "tr", "ul",
    ].map { name in name.utf8.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })
}
