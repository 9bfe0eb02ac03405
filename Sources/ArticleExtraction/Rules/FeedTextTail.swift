internal import Prose

/// The sentence at the end of a plain text that software put there.
struct FeedTextTail {
  /// Where the text ends without it, in bytes.
  let start: Int
  let kind: String

  /// No such sentence is longer, in bytes.
  private static let maxBytes = 600
  private static let maxSentences = 12

  /// The last sentences of a text when some removal describes them.
  static func find(in text: String, by removals: [Removal]) -> FeedTextTail? {
    let bytes = Array(text.utf8)
    for start in starts(of: bytes) {
      let tail = FoldedText(String(decoding: bytes[start...], as: UTF8.self))
      guard !tail.bytes.isEmpty else { continue }
      guard let removal = removals.first(where: { $0.describesTail(tail, isAll: start == 0) }) else {
        continue
      }
      var end = start
      while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
      return FeedTextTail(start: end, kind: removal.kind)
    }
    return nil
  }

  /// Control characters count as blanks.
  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// Where the last sentences start, the last one first; the text's own start is one.
  private static func starts(of bytes: [UInt8]) -> [Int] {
    var starts: [Int] = []
    var index = bytes.count - 1
    let first = max(0, bytes.count - maxBytes)
    while index > first, starts.count < maxSentences {
      if isStart(index, in: bytes) { starts.append(index) }
      index -= 1
    }
    return bytes.count <= maxBytes ? starts + [0] : starts
  }

  private static func isStart(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[index] & 0xC0 != 0x80, !isBlank(bytes[index]) else { return false }
    var last = index - 1
    while last > 0, isBlank(bytes[last]) { last -= 1 }
    let hasSpace = last < index - 1
    switch bytes[last] {
    case UInt8(ascii: "]"), UInt8(ascii: ")"): return true
    case UInt8(ascii: "."): return hasSpace || last > 1 && bytes[last - 1] == UInt8(ascii: ".")
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return hasSpace
    case 0x80...: return endsSentence(bytes, at: last) || hasLineEnd(bytes, last + 1, index)
    default: return hasLineEnd(bytes, last + 1, index)
    }
  }

  /// An ellipsis, or a full stop of Chinese and Japanese.
  private static func endsSentence(_ bytes: [UInt8], at last: Int) -> Bool {
    guard last >= 2 else { return false }
    return [[0xE2, 0x80, 0xA6], [0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x81]].contains(
      Array(bytes[(last - 2)...last]))
  }

  private static func hasLineEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].contains(0x0A)
  }
}

extension Removal {
  /// True when a plain text's last sentences are what the removal names as a whole block or as a last link.
  fileprivate func describesTail(_ tail: FoldedText, isAll: Bool) -> Bool {
    switch matcher {
    case .text(let pattern, .block): kind == FeedRemovals.attribution && pattern.matches(tail)
    case .link(let pattern): third == .tail && kind == "read-more" && !isAll && pattern.matches(tail)
    default: false
    }
  }
}
