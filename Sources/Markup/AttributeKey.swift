/// An attribute's name in one word: its length and its first seven bytes, which tells most names apart.
///
/// A tree keeps the key of each attribute in the attribute's `_private`, and in the element's one of 24 bits
/// for each, so that asking for an attribute that isn't there is a test of one bit.
struct AttributeKey {
  let bits: UInt

  /// The key of a name of ASCII letters.
  @inline(__always)
  init(_ name: StaticString) {
    let count = name.utf8CodeUnitCount
    let bytes = unsafe UnsafeRawPointer(name.utf8Start)
    var start: UInt64 = 0
    if count >= 8 {
      start = unsafe UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) & 0xFF_FFFF_FFFF_FFFF
    } else if count >= 4 {
      // Two words that overlap.
      let low = unsafe UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
      let high = unsafe UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      start = UInt64(low) | UInt64(high) << UInt64(8 * (count - 4))
    } else {
      for index in 0..<count { start |= unsafe UInt64(name.utf8Start[index]) << UInt64(8 * index) }
    }
    bits = UInt(start) | UInt(count & 0xFF) << 56
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
