internal import Markup

/// Escapes: what text must not be taken for.
extension MarkdownWriter {
  mutating func append(_ byte: UInt8, next: UInt8?) {
    if needsEscape(byte, next: next) { bytes.append(UInt8(ascii: "\\")) }
    bytes.append(byte)
    // Digits at a line's start may still become the number of a list item.
    if !(isAtLineStart && byte >= 0x30 && byte <= 0x39) { isAtLineStart = false }
  }

  private func needsEscape(_ byte: UInt8, next: UInt8?) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"):
      true
    case UInt8(ascii: "_"): !(endsInWord && next.map { $0 >= 0x80 || isLetterOrDigit($0) } == true)
    case UInt8(ascii: "&"): next.map { isLetterOrDigit($0) || $0 == UInt8(ascii: "#") } == true
    // Some readers strike out what stands between single ones.
    case UInt8(ascii: "~"): next != nil || !hasSpace && bytes.last != UInt8(ascii: " ")
    case UInt8(ascii: "|"): isFlat
    case UInt8(ascii: "#"): isInHeading || isAtLineStart
    // A colon could begin the line below a table's head.
    case UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: ":"): isAtLineStart
    case UInt8(ascii: "+"), UInt8(ascii: "-"): isAtLineStart && !endsWithDigit
    case UInt8(ascii: "."), UInt8(ascii: ")"): isAtLineStart && endsWithDigit
    default: false
    }
  }

  private var endsWithDigit: Bool { bytes.last.map { $0 >= 0x30 && $0 <= 0x39 } == true }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }

  /// True when an emphasis mark, put down now before `first`, would not open emphasis: it would melt
  /// into the same mark right before it, or stand between a word and punctuation.
  func touches(mark: String, before first: Unicode.Scalar?) -> Bool {
    guard !hasSpace, !hasBreak, lineEnds == 0, let last = lastScalar else { return false }
    if marks.last.map(\.isOpen) != false, last == mark.unicodeScalars.first || last == "~" { return true }
    return first.map(MarkdownWriter.isWordPart) == false && MarkdownWriter.mayBeWordPart(last)
  }

  private var lastScalar: Unicode.Scalar? {
    var start = bytes.count - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return nil }
    return Unicode.Scalar(bytes.span.scalar(at: start).value)
  }
}
