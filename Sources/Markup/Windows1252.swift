/// The encoding that unlabelled bytes of the web are in, and what HTML reads `&#128;` … `&#159;` as.
package enum Windows1252 {
  /// The scalar of a byte. The five unassigned bytes stand for themselves, as in browsers.
  package static func scalar(for byte: UInt8) -> UInt32 {
    byte & 0xE0 == 0x80 ? UInt32(upper[Int(byte & 0x1F)]) : UInt32(byte)
  }

  static func utf8(decoding bytes: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 { output.append(byte) } else { output.appendScalar(scalar(for: byte)) }
    }
    return output
  }

  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}

extension [UInt8] {
  /// Appends the UTF-8 of a scalar; U+FFFD for a number that is none.
  mutating func appendScalar(_ value: UInt32) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
