#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension [UInt8] {
  /// The index of the first `byte` at or after `start`; `count` when there is none.
  package func index(of byte: UInt8, from start: Int) -> Int { index(of: byte, from: start, to: count) }

  /// The index of the first `byte` from `start` to before `end`; `end` when there is none.
  func index(of byte: UInt8, from start: Int, to end: Int) -> Int {
    guard start >= 0, start < end, end <= count else { return end }
    return unsafe withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, let found = unsafe memchr(base + start, Int32(byte), end - start)
      else { return end }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// The index of the first `one` or `other` at or after `start`; `count` when there is neither.
  func index(of one: UInt8, or other: UInt8, from start: Int) -> Int {
    index(of: one, or: other, from: start, to: count)
  }

  /// The index of the first `one` or `other` from `start` to before `end`; `end` when there is neither.
  ///
  /// Eight bytes at a time: tags and references stand too close together for two calls of memchr to pay.
  func index(of one: UInt8, or other: UInt8, from start: Int, to end: Int) -> Int {
    guard start >= 0, start < end, end <= count else { return end }
    let ones = UInt64(one) &* 0x0101_0101_0101_0101
    let others = UInt64(other) &* 0x0101_0101_0101_0101
    return unsafe withUnsafeBytes { raw in
      var index = start
      while index + 8 <= end {
        let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let hit = (word ^ ones).zeroBytes | (word ^ others).zeroBytes
        if hit != 0 { return index + hit.trailingZeroBitCount / 8 }
        index += 8
      }
      while index < end {
        let byte = unsafe raw[index]
        if byte == one || byte == other { return index }
        index += 1
      }
      return end
    }
  }

  /// True when there is a `<` or `&`: without them HTML is its own text.
  package var hasMarkupBytes: Bool { index(of: ASCII.less, or: ASCII.ampersand, from: 0) < count }

  /// Where `word` first stands from `start` to before `end`; nil when nowhere.
  ///
  /// The standard library's `firstRange(of:)` isn't specialized: it takes 300 ns a byte.
  package func index(ofWord word: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
    guard let first = word.first else { return nil }
    let end = Swift.min(end ?? count, count)
    var index = index(of: first, from: start, to: end)
    while index + word.count <= end {
      if self[index..<index + word.count].elementsEqual(word) { return index }
      index = self.index(of: first, from: index + 1, to: end)
    }
    return nil
  }

  /// The index of the first character at or after `start` that XML 1.0 forbids: a control character, or
  /// U+FFFE or U+FFFF; `count` when there is none.
  func indexOfForbiddenCharacter(from start: Int) -> Int {
    unsafe withUnsafeBytes { raw in
      var index = start
      while index < raw.count {
        if index + 8 <= raw.count {
          let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
          let low = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
          let hit = low | (word ^ 0xEFEF_EFEF_EFEF_EFEF).zeroBytes
          if hit == 0 {
            index += 8
            continue
          }
          index += hit.trailingZeroBitCount / 8
        }
        let byte = unsafe raw[index]
        if byte < 0x20, byte != ASCII.newline, byte != ASCII.tab, byte != ASCII.carriageReturn {
          return index
        }
        if byte == 0xEF, index + 2 < raw.count, unsafe raw[index + 1] == 0xBF, unsafe raw[index + 2] >= 0xBE {
          return index
        }
        index += 1
      }
      return raw.count
    }
  }

  /// The index of the first byte at or after `start` that is no part of valid UTF-8; `count` when all is.
  func indexOfInvalidUTF8(from start: Int = 0) -> Int {
    unsafe withUnsafeBytes { raw in
      var index = start
      while index < raw.count {
        if index + 8 <= raw.count {
          let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if word & 0x8080_8080_8080_8080 == 0 {
            index += 8
            continue
          }
        }
        let byte = unsafe raw[index]
        if byte < 0x80 {
          index += 1
          continue
        }
        let length = unsafe sequenceLength(of: raw, at: index)
        guard length > 0 else { return index }
        index += length
      }
      return raw.count
    }
  }

  /// The length of the valid UTF-8 sequence at `index`; 0 when there is none.
  private func sequenceLength(of raw: UnsafeRawBufferPointer, at index: Int) -> Int {
    let lead = unsafe raw[index]
    let second = index + 1 < raw.count ? unsafe raw[index + 1] : 0
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: length = second >= 0xA0 ? 3 : 0
    case 0xED: length = second < 0xA0 ? 3 : 0
    case 0xE1...0xEF: length = 3
    case 0xF0: length = second >= 0x90 ? 4 : 0
    case 0xF4: length = second < 0x90 ? 4 : 0
    case 0xF1...0xF3: length = 4
    default: length = 0
    }
    guard length > 0, index + length <= raw.count else { return 0 }
    for offset in 1..<length where unsafe raw[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

extension UInt64 {
  /// The high bit of every byte that is zero; bytes above the lowest hit may be wrong.
  fileprivate var zeroBytes: UInt64 {
    (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080
  }
}
