/// Dates in the digits and marks of other scripts.
enum DateText {
  /// The text with digits, signs and spaces of all scripts as those of ASCII, and without invisible marks.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0..<0x80: folded.append(UInt8(scalar.value))
      // The full-width forms stand in the order of ASCII.
      case 0xFF01...0xFF5E: folded.append(UInt8(scalar.value - 0xFF01 + 0x21))
      case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: folded.append(UInt8(ascii: " "))
      case 0x2010...0x2015, 0x2212: folded.append(UInt8(ascii: "-"))
      case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
      default:
        if let digit = digit(scalar) { folded.append(digit) } else { folded += Array(String(scalar).utf8) }
      }
    }
    return folded
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue,
      (0...9).contains(value)
    else { return nil }
    return UInt8(ascii: "0") + UInt8(value)
  }
}
