/// An attribute's name in one word: its length and its first seven bytes, which tells most names apart.
///
/// A tree keeps the key of each attribute in the attribute's `_private`, and in the element's one of 24 bits
/// for each, so that asking for an attribute that isn't there is a test of one bit.
struct AttributeKey {
  let bits: UInt

  /// The key of a name of ASCII letters.
  @inline(__always)
  init(_ name: StaticString) {
    var bits = UInt(name.utf8CodeUnitCount & 0xFF) << 56
    for index in 0..<min(name.utf8CodeUnitCount, AttributeKey.bytesInKey) {
      bits |= UInt(unsafe name.utf8Start[index]) << UInt(8 * index)
    }
    self.bits = bits
  }

  /// The key of a name that ends with a zero byte.
  @inline(__always)
  init(_ name: UnsafePointer<UInt8>) {
    var bits: UInt = 0
    var length = 0
    while unsafe name[length] != 0 {
      if length < AttributeKey.bytesInKey { bits |= UInt(unsafe name[length]) << UInt(8 * length) }
      length += 1
    }
    self.bits = bits | UInt(length & 0xFF) << 56
  }

  /// Whether the key says all of the name.
  var isWhole: Bool { bits >> 56 <= UInt(AttributeKey.bytesInKey) }

  /// The bit that an element with such an attribute has in its `_private`.
  @inline(__always)
  var flag: UInt {
    let mixed = UInt(truncatingIfNeeded: UInt64(bits) &* 0x9E37_79B9_7F4A_7C15 >> 40)
    return 1 << (AttributeKey.firstFlag + mixed * AttributeKey.flags >> 24)
  }

  private static let bytesInKey = 7
  /// An element's flags stand above its tag and its index.
  static let firstFlag: UInt = 40
  private static let flags: UInt = 24
}
