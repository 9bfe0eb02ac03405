internal import Crypto

/// Numbers that tell texts apart, or together.
package enum Fingerprint {
  /// `sha256:` and the hash of the normalized text: equal for texts that differ in white space only.
  package static func contentHash(_ text: String) -> String {
    let digest = SHA256.hash(data: Array(normalizedText(text).utf8))
    var hex: [UInt8] = []
    for byte in digest {
      hex.append(digits[Int(byte >> 4)])
      hex.append(digits[Int(byte & 15)])
    }
    return "sha256:" + hex.string
  }

  /// 16 hex digits.
  package static func hex(_ fingerprint: UInt64) -> String {
    let shifts = stride(from: UInt64(60), through: 0, by: -4)
    return shifts.map { digits[Int(fingerprint >> $0 & 15)] }.string
  }

  /// The number of bits in which two fingerprints differ: near copies of a text differ in few.
  package static func distance(_ one: UInt64, _ other: UInt64) -> Int { (one ^ other).nonzeroBitCount }

  private static let digits = Array("0123456789abcdef".utf8)
}

extension Fingerprint {
  /// A 64-bit SimHash of the folded text; 0 for a text without words.
  ///
  /// The features are three words in a row (all words when there are fewer), in scripts without
  /// spaces two characters in a row. They are hashed with FNV-1a, so the value is the same everywhere.
  package static func simHash(_ text: String) -> UInt64 {
    let hashes = wordHashes(Folding.foldCharacters(Array(text.utf8)))
    guard !hashes.isEmpty else { return 0 }
    var votes = Votes()
    if hashes.count < 3 {
      votes.add(hashes.reduce(seed) { mix($0 ^ $1) })
    } else {
      for index in 2..<hashes.count {
        votes.add(mix(mix(hashes[index - 2] ^ seed) &+ mix(hashes[index - 1]) ^ hashes[index]))
      }
    }
    return votes.winners()
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// One hash a word; overlapping pairs of characters stand for words in scripts without spaces.
  private static func wordHashes(_ folded: [UInt8]) -> [UInt64] {
    var hashes: [UInt64] = []
    var current: UInt64?
    var previous: UInt32?
    let span = folded.span
    var index = 0
    while index < span.count {
      let (value, width) = span.scalar(at: index)
      index += width
      if Script.isSpaceless(value) {
        if let word = current { hashes.append(word) }
        current = nil
        if let before = previous { hashes.append(mix(UInt64(before) << 32 | UInt64(value))) }
        previous = value
      } else if isWordPart(value) {
        current = ((current ?? seed) ^ UInt64(value)) &* 0x100_0000_01B3
        previous = nil
      } else {
        if let word = current { hashes.append(word) }
        current = nil
        previous = nil
      }
    }
    if let word = current { hashes.append(word) }
    return hashes
  }

  private static func isWordPart(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x61...0x7A: true
    case 0..<0xC0, 0x2000...0x206F, 0x3000...0x303F: false
    default: true
    }
  }

  /// Spreads the bits of a hash over all 64.
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }

  /// One counter a bit: how many hashes have it.
  private struct Votes {
    private var counts = [Int](repeating: 0, count: 64)
    /// For each byte of a hash eight counters of eight bits, which fill after 255 hashes.
    private var small = SIMD8<UInt64>()
    private var smallHashes = 0
    private var hashes = 0

    mutating func add(_ hash: UInt64) {
      let bytes = SIMD8<UInt64>(repeating: hash) &>> [0, 8, 16, 24, 32, 40, 48, 56] & 0xFF
      let bits = bytes &* 0x0101_0101_0101_0101 & 0x8040_2010_0804_0201
      // The highest bit of each byte that isn't zero.
      let isSet = (bits & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F | bits
      small &+= isSet &>> 7 & 0x0101_0101_0101_0101
      smallHashes += 1
      if smallHashes == 255 { empty() }
    }

    private mutating func empty() {
      for bit in 0..<64 { counts[bit] += Int(small[bit / 8] >> UInt64(bit % 8 * 8) & 0xFF) }
      hashes += smallHashes
      (small, smallHashes) = (SIMD8(), 0)
    }

    /// The bits that more than half of the hashes have.
    mutating func winners() -> UInt64 {
      empty()
      return counts.indices.reduce(0) { $0 | (2 * counts[$1] > hashes ? 1 << UInt64($1) : 0) }
    }
  }
}
