/// How far bytes are UTF-8.
struct UTF8Form {
  /// Characters of two bytes and more.
  private(set) var sequences = 0
  /// Bytes that are part of no character.
  private(set) var badBytes = 0

  init(of bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let stop = bytes.indexOfInvalidUTF8(from: index)
      // Every character of several bytes has one that is none of the continuing kind.
      for byte in bytes[index..<stop] where byte >= 0xC0 { sequences += 1 }
      guard stop < bytes.count else { return }
      badBytes += 1
      index = stop + 1
    }
  }

  var isMostlyValid: Bool { sequences >= badBytes }
}

extension [UInt8] {
  /// The bytes as valid UTF-8: a lone bad byte read as windows-1252, a broken sequence as U+FFFD.
  func mendedUTF8(from firstBad: Int) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(count + count / 16)
    output.append(contentsOf: self[..<firstBad])
    var index = firstBad
    while index < count {
      let length = brokenSequenceLength(at: index)
      if length > 1 {
        output.append(contentsOf: UTF8.encodedReplacementCharacter)
      } else {
        output.appendScalar(Windows1252.scalar(for: self[index]))
      }
      index += length
      let stop = indexOfInvalidUTF8(from: index)
      output.append(contentsOf: self[index..<stop])
      index = stop
    }
    return output
  }

  /// How many bytes from `index` are the start of a character that breaks off.
  private func brokenSequenceLength(at index: Int) -> Int {
    let expected: Int
    switch self[index] {
    case 0xC2...0xDF: expected = 2
    case 0xE0...0xEF: expected = 3
    case 0xF0...0xF4: expected = 4
    default: return 1
    }
    var length = 1
    while length < expected, index + length < count, self[index + length] & 0xC0 == 0x80 { length += 1 }
    return length
  }
}
