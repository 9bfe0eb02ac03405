extension Span where Element == UInt8 {
  /// The scalar that starts at `index` and how many bytes it takes; U+FFFD for bytes that are none.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, width: Int) {
    let first = UInt32(self[index])
    if first < 0x80 { return (first, 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, index + width <= count else { return (0xFFFD, 1) }
    var value = first & (0x7F >> UInt32(width))
    for offset in 1..<width {
      let byte = UInt32(self[index + offset])
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | byte & 0x3F
    }
    return (value, width)
  }
}

extension Span where Element == UInt8 {
  /// Where the run of visible ASCII from `start` on ends, single spaces between such characters included.
  func endOfPlainRun(from start: Int) -> Int {
    var index = start
    while index < count {
      if isVisibleASCII(self[index]) {
        index += 1
      } else if self[index] == 0x20, index + 1 < count, isVisibleASCII(self[index + 1]) {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  @inline(__always)
  private func isVisibleASCII(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}

extension [UInt8] {
  /// Adds a scalar as UTF-8; nothing for a surrogate or a value past U+10FFFF.
  mutating func append(scalar value: UInt32) {
    guard let encoded = Unicode.Scalar(value).flatMap(UTF8.encode) else { return }
    append(contentsOf: encoded)
  }

  /// Adds the bytes of a part of a span.
  @inline(__always)
  mutating func append(_ span: Span<UInt8>, from start: Int, to end: Int) {
    append(addingCapacity: end - start) { output in
      for index in start..<end { output.append(span[index]) }
    }
  }

  /// The bytes as a string; what isn't UTF-8 becomes U+FFFD.
  var string: String { String(decoding: self, as: UTF8.self) }
}

/// Kinds of scalars that decide where words and lines break.
enum Script {
  /// Scripts written without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese, Tibetan.
  static func isSpaceless(_ value: UInt32) -> Bool {
    guard value >= 0x0E00 else { return false }
    switch value {
    case 0x0E00...0x0EFF, 0x0F00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF: return true
    default: return isIdeographic(value)
    }
  }

  /// Han and kana, whose lines join without a space.
  static func isIdeographic(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x3040...0x30FF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
      0x20000...0x3FFFF:
      return true
    default: return false
    }
  }

  /// Han, kana and the punctuation set with them: no space belongs between two of these.
  static func isFullWidth(_ value: UInt32) -> Bool {
    isIdeographic(value) || (0x3000...0x303F).contains(value) || (0xFF00...0xFF60).contains(value)
  }
}

/// White space as HTML collapses it.
@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B) }
