internal import Model

/// One line of clean text: NFC, no control or invisible characters, white space runs as one space, no
/// space at the ends.
///
/// No-break spaces become spaces. U+200C and U+200D stay: Persian, Indic scripts and emoji need them. The marks
/// of direction, U+200E, U+200F and U+061C, stay within the text, where they order what is beside them, and not
/// at its ends; embeddings and overrides go, for one that isn't ended turns around what follows the text.
///
/// A text whose UTF-8 was read as another encoding is mended (see `Mojibake`).
package func normalizedText(_ text: String) -> String {
  let text = Mojibake.mended(text) ?? text
  if isNormalized(text.utf8.span), text.isCertainlyNFC { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  appendNormalized(text.utf8Span.span, to: &bytes)
  while let last = bytes.last, last == UInt8(ascii: " ") || isDirectionMark(endOf: bytes) {
    bytes.removeLast(last == UInt8(ascii: " ") ? 1 : last == 0x9C ? 2 : 3)
  }
  let line = composed(bytes.string)
  // A no-break space, which that other encoding has no use for, may have hidden the mistake.
  return Mojibake.mended(line).map(normalizedText) ?? line
}

/// True for the usual case: visible characters with single spaces between them.
private func isNormalized(_ text: Span<UInt8>) -> Bool {
  var index = 0
  // A space at the start counts as the second of two.
  var isAfterSpace = true
  while index < text.count {
    let byte = text[index]
    if byte > 0x20 && byte < 0x7F {
      isAfterSpace = false
      index += 1
    } else if byte == 0x20 {
      if isAfterSpace { return false }
      isAfterSpace = true
      index += 1
    } else {
      let (value, width) = text.scalar(at: index)
      guard byte > 0x7F, TextClass(value) == .visible else { return false }
      isAfterSpace = false
      index += width
    }
  }
  return !isAfterSpace || text.count == 0
}

/// Adds text with its white space collapsed and its invisible characters left out. No space is added
/// at the start of `bytes` or after a space that stands there already.
func appendNormalized(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
  var index = 0
  while index < text.count {
    let end = plainEnd(of: text, from: index, isAfterSpace: bytes.last ?? 0x20 == 0x20)
    if end > index {
      bytes.append(text, from: index, to: end)
      index = end
      continue
    }
    let (value, width) = text.scalar(at: index)
    switch TextClass(value) {
    case .visible: bytes.append(text, from: index, to: index + width)
    case .space: if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
    case .invisible:
      let isMark = value == 0x200E || value == 0x200F || value == 0x061C
      if isMark, !bytes.isEmpty { bytes.append(text, from: index, to: index + width) }
    }
    index += width
  }
}

/// Where a run of visible ASCII with single spaces ends.
private func plainEnd(of text: Span<UInt8>, from start: Int, isAfterSpace: Bool) -> Int {
  var index = start
  var isAfterSpace = isAfterSpace
  while index < text.count {
    let byte = text[index]
    if byte == 0x20 {
      if isAfterSpace { break }
      isAfterSpace = true
    } else if byte > 0x20, byte < 0x7F {
      isAfterSpace = false
    } else {
      break
    }
    index += 1
  }
  return index
}

/// Whether the last character is U+200E, U+200F or U+061C.
private func isDirectionMark(endOf bytes: [UInt8]) -> Bool {
  bytes.ends(with: [0xE2, 0x80, 0x8E]) || bytes.ends(with: [0xE2, 0x80, 0x8F])
    || bytes.ends(with: [0xD8, 0x9C])
}

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}

/// What a scalar is to running text.
enum TextClass {
  case visible
  case space
  case invisible

  init(_ value: UInt32) {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      self = .space
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFDD0...0xFDEF, 0xFEFF, 0xFFF9...0xFFFB, 0xE0001:
      self = .invisible
    // The last two of every plane are no characters.
    default: self = value & 0xFFFE == 0xFFFE ? .invisible : .visible
    }
  }
}

/// The text in NFC; as it is when it is that already.
func composed(_ text: String) -> String { text.inNFC }
