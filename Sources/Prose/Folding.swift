internal import Foundation
internal import Model

/// Brings texts that differ only in typography to the same bytes, for text rules.
///
/// Case, quotes, dashes, the ellipsis, all kinds of space, compatibility forms (NFKC) and invisible
/// characters fold; so do the Turkish dotted and dotless i, which no rule could tell apart reliably.
package enum Folding {
  /// Folded text without leading bullets, arrows and emoji and without a trailing `.`, `:`, `…` or `>`.
  package static func fold(_ utf8: [UInt8]) -> [UInt8] { trimmed(foldCharacters(utf8)) }

  /// Folded text without leading bullets, arrows and emoji and without a trailing `.`, `:`, `…` or `>`.
  package static func fold(_ utf8: Span<UInt8>) -> [UInt8] { trimmed(foldCharacters(utf8)) }

  /// Folded text with its ends as they are, white space excepted: for the pieces of a pattern.
  package static func foldCharacters(_ utf8: [UInt8]) -> [UInt8] { foldCharacters(utf8.span) }

  /// Folded text with its ends as they are, white space excepted: for the pieces of a pattern.
  package static func foldCharacters(_ utf8: Span<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(utf8.count)
    if needsDecomposing(utf8) {
      var bytes: [UInt8] = []
      bytes.append(utf8, from: 0, to: utf8.count)
      // Foundation's own composing takes quadratic time for a run of marks; in NFC there are no long ones.
      let text = bytes.string.inNFC.precomposedStringWithCompatibilityMapping
      append(text.utf8Span.span, to: &folded)
    } else {
      append(utf8, to: &folded)
    }
    if folded.last == UInt8(ascii: " ") { folded.removeLast() }
    return folded
  }
}

extension Folding {
  private static func append(_ text: Span<UInt8>, to folded: inout [UInt8]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index = appendASCII(text, from: index, to: &folded)
        continue
      }
      let (value, width) = text.scalar(at: index)
      index += width
      appendFolded(value, to: &folded)
    }
  }

  /// Adds a run of ASCII; returns the index behind it.
  private static func appendASCII(_ text: Span<UInt8>, from start: Int, to folded: inout [UInt8]) -> Int {
    var end = start + 1
    while end < text.count, text[end] < 0x80 { end += 1 }
    // No space stands at the start.
    var last = folded.last ?? UInt8(ascii: " ")
    folded.append(addingCapacity: end - start) { output in
      for index in start..<end {
        let byte = foldedASCII(text[index])
        if byte == 0 || byte == UInt8(ascii: " ") && last == byte { continue }
        output.append(byte)
        last = byte
      }
    }
    return end
  }

  /// 0 for what is left out.
  @inline(__always)
  private static func foldedASCII(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case 0x09...0x0D, 0x20: UInt8(ascii: " ")
    case UInt8(ascii: "\""), 0..<0x20, 0x7F: 0
    case UInt8(ascii: "`"): UInt8(ascii: "'")
    default: byte
    }
  }

  private static func appendSpace(to folded: inout [UInt8]) {
    if let last = folded.last, last != UInt8(ascii: " ") { folded.append(UInt8(ascii: " ")) }
  }

  private static func appendFolded(_ value: UInt32, to folded: inout [UInt8]) {
    switch value {
    case 0x2018...0x201B, 0x2032, 0x2035, 0xB4, 0x2B9...0x2BC, 0x2BD, 0xFF07:
      folded.append(UInt8(ascii: "'"))
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x2036, 0x2039, 0x203A, 0x275D, 0x275E, 0x301D...0x301F,
      0xFE00...0xFE0F, 0x200C, 0x200D, 0x307:
      break
    case 0xAD, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D:
      if value != 0xAD { folded.append(UInt8(ascii: "-")) }
    case 0x2026: folded.append(contentsOf: "...".utf8)
    case 0xDF, 0x1E9E: folded.append(contentsOf: "ss".utf8)
    case 0x130, 0x131: folded.append(UInt8(ascii: "i"))
    case 0x3C2: folded.append(scalar: 0x3C3)
    default:
      switch TextClass(value) {
      case .space: appendSpace(to: &folded)
      case .invisible: break
      case .visible: appendLowercase(value, to: &folded)
      }
    }
  }

  private static func appendLowercase(_ value: UInt32, to folded: inout [UInt8]) {
    switch value {
    case 0xC0...0xDE where value != 0xD7: folded.append(scalar: value + 0x20)
    case 0x391...0x3A9, 0x410...0x42F: folded.append(scalar: value + 0x20)
    case 0x400...0x40F: folded.append(scalar: value + 0x50)
    case 0x80..<0x100, 0x3B1...0x3C9, 0x430...0x45F, 0x2E80...0xA63F, 0xAC00...0xD7AF:
      folded.append(scalar: value)
    default:
      guard let scalar = Unicode.Scalar(value) else { return }
      folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }
}

extension Folding {
  private static func trimmed(_ folded: [UInt8]) -> [UInt8] {
    let span = folded.span
    var start = 0
    while start < span.count {
      let (value, width) = span.scalar(at: start)
      guard isLeadingMark(value) else { break }
      start += width
    }
    var end = span.count
    while end > start {
      var last = end - 1
      while last > start, span[last] & 0xC0 == 0x80 { last -= 1 }
      guard isTrailingMark(span.scalar(at: last).value) else { break }
      end = last
    }
    return start == 0 && end == folded.count ? folded : Array(folded[start..<end])
  }

  private static func isLeadingMark(_ value: UInt32) -> Bool {
    switch value {
    case UInt32(UInt8(ascii: "*")), UInt32(UInt8(ascii: "-")): true
    case 0x2023, 0x2043, 0x204C, 0x204D, 0x30FB: true
    default: isTrailingMark(value)
    }
  }

  private static func isTrailingMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, UInt32(UInt8(ascii: ".")), UInt32(UInt8(ascii: ":")), UInt32(UInt8(ascii: ">")): true
    case UInt32(UInt8(ascii: "|")), 0xB7, 0x2022: true
    case 0x2190...0x2BFF, 0x1F000...0x1FAFF: true
    default: false
    }
  }

  /// True when a compatibility form or a combining mark is there: the slow way is needed.
  private static func needsDecomposing(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        index += 1
        continue
      }
      let (value, width) = text.scalar(at: index)
      if hasCompatibilityForm(value) { return true }
      index += width
    }
    return false
  }

  private static func hasCompatibilityForm(_ value: UInt32) -> Bool {
    switch value {
    case 0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC...0xBE, 0x132, 0x133, 0x13F, 0x140, 0x149, 0x17F,
      0x1C4...0x1CC, 0x1F1...0x1F3, 0x2B0...0x2B8, 0x2E0...0x2E4, 0x300...0x36F, 0x1100...0x11FF,
      0x1D2C...0x1D6A, 0x2070...0x209C, 0x2100...0x218F, 0x2460...0x24FF, 0x3131...0x318E,
      0x3200...0x33FF, 0xFB00...0xFDFF, 0xFE10...0xFE6F, 0xFF01...0xFFEE, 0x1D400...0x1D7FF,
      0x1F100...0x1F2FF, 0x2F00...0x2FDF, 0xF900...0xFAFF:
      true
    default: false
    }
  }
}
