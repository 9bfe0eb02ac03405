/// UTF-16 and UTF-32, which the zeros in them give away.
enum WideText: String {
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"

  /// The wide encoding that the byte order mark names, or the zeros among the first bytes betray.
  init?(sniffing bytes: [UInt8]) {
    switch (bytes.byte(at: 0), bytes.byte(at: 1), bytes.byte(at: 2), bytes.byte(at: 3)) {
    case (0xFF, 0xFE, 0, 0) where bytes.count >= 4 && bytes.count % 4 == 0: self = .utf32LittleEndian
    case (0, 0, 0xFE, 0xFF): self = .utf32BigEndian
    case (0xFF, 0xFE, _, _): self = .utf16LittleEndian
    case (0xFE, 0xFF, _, _): self = .utf16BigEndian
    default:
      guard let found = WideText(zerosIn: bytes.prefix(256)) else { return nil }
      self = found
    }
  }

  /// Most characters of markup are ASCII: their zeros stand at fixed places.
  private init?(zerosIn bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 4 else { return nil }
    var zeros = [0, 0, 0, 0]
    for (offset, byte) in bytes.enumerated() where byte == 0 { zeros[offset % 4] += 1 }
    let most = bytes.count / 4 * 3 / 4
    let isZero = zeros.map { $0 > most }
    let isFilled = zeros.map { $0 <= bytes.count / 4 / 8 }
    if isFilled[0], isZero[1], isZero[2], isZero[3] {
      self = .utf32LittleEndian
    } else if isZero[0], isZero[1], isZero[2], isFilled[3] {
      self = .utf32BigEndian
    } else if isFilled[0], isFilled[2], zeros[1] + zeros[3] > bytes.count / 4 {
      self = .utf16LittleEndian
    } else if isFilled[1], isFilled[3], zeros[0] + zeros[2] > bytes.count / 4 {
      self = .utf16BigEndian
    } else {
      return nil
    }
  }

  /// The text as UTF-8, and whether some of it was no character.
  func utf8(decoding bytes: [UInt8]) -> (utf8: [UInt8], hasBadUnits: Bool) {
    switch self {
    case .utf16LittleEndian: Self.utf8(units: bytes.count / 2) { unit(bytes, $0 * 2 + 1, $0 * 2) }
    case .utf16BigEndian: Self.utf8(units: bytes.count / 2) { unit(bytes, $0 * 2, $0 * 2 + 1) }
    case .utf32LittleEndian: Self.utf8(scalars: bytes.count / 4) { scalar(bytes, at: $0 * 4).byteSwapped }
    case .utf32BigEndian: Self.utf8(scalars: bytes.count / 4) { scalar(bytes, at: $0 * 4) }
    }
  }

  private func unit(_ bytes: [UInt8], _ high: Int, _ low: Int) -> UInt32 {
    UInt32(bytes[high]) << 8 | UInt32(bytes[low])
  }

  private func scalar(_ bytes: [UInt8], at index: Int) -> UInt32 {
    unit(bytes, index, index + 1) << 16 | unit(bytes, index + 2, index + 3)
  }

  private static func utf8(units count: Int, _ unit: (Int) -> UInt32) -> ([UInt8], Bool) {
    var output: [UInt8] = []
    output.reserveCapacity(count + count / 2)
    var hasBadUnits = false
    var index = 0
    while index < count {
      let first = unit(index)
      index += 1
      guard first & 0xF800 == 0xD800 else {
        output.appendScalar(first)
        continue
      }
      if first < 0xDC00, index < count, case let second = unit(index), second & 0xFC00 == 0xDC00 {
        output.appendScalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
        index += 1
      } else {
        output.appendScalar(0xFFFD)
        hasBadUnits = true
      }
    }
    return (output, hasBadUnits)
  }

  private static func utf8(scalars count: Int, _ scalar: (Int) -> UInt32) -> ([UInt8], Bool) {
    var output: [UInt8] = []
    output.reserveCapacity(count * 2)
    var hasBadUnits = false
    for index in 0..<count {
      let value = scalar(index)
      if Unicode.Scalar(value) == nil { hasBadUnits = true }
      output.appendScalar(value)
    }
    return (output, hasBadUnits)
  }
}
