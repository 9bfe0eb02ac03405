/// What a text must have for a pattern to be worth trying: a first byte, and one of some literals for each
/// part of the pattern that is spelled out.
struct PatternFilter: Sendable {
  let firstBytes: ByteSet
  /// For each part, the trigrams of each literal that would do.
  private let parts: [[[UInt16]]]

  init(_ piece: PatternPiece) {
    firstBytes = PatternFilter.starts(piece).bytes
    let required =
      if case .sequence(let pieces) = piece {
        pieces.compactMap(PatternFilter.required)
      } else {
        [PatternFilter.required(piece)].compactMap(\.self)
      }
    parts = required.sorted { PatternFilter.strength($0) > PatternFilter.strength($1) }
      .map { $0.map { TrigramSet.bits($0) } }
  }

  func mayMatch(_ text: FoldedText) -> Bool {
    guard let first = text.bytes.first else { return true }
    guard firstBytes.contains(first) else { return false }
    for literals in parts where !literals.contains(where: { text.trigrams.containsAll($0) }) { return false }
    return true
  }

  /// The bytes a match can start with, and whether the piece can be empty.
  private static func starts(_ piece: PatternPiece) -> (bytes: ByteSet, canBeEmpty: Bool) {
    switch piece {
    case .literal(let bytes): return (ByteSet(bytes.prefix(1)), bytes.isEmpty)
    case .byte(let set): return (set, false)
    case .anyRun: return (.all, true)
    case .site: return (.all, false)
    case .many(let piece): return (starts(piece).bytes, true)
    case .choice(let pieces):
      return pieces.map(starts).reduce((ByteSet([]), false)) {
        ($0.bytes.union($1.bytes), $0.canBeEmpty || $1.canBeEmpty)
      }
    case .sequence(let pieces):
      var bytes = ByteSet([])
      for piece in pieces {
        let start = starts(piece)
        bytes = bytes.union(start.bytes)
        if !start.canBeEmpty { return (bytes, false) }
      }
      return (bytes, true)
    }
  }

  /// Literals of three bytes and more of which every match has one; nil when there are none.
  static func required(_ piece: PatternPiece) -> [[UInt8]]? {
    switch piece {
    case .literal(let bytes): return bytes.count >= 3 ? [bytes] : nil
    case .byte, .anyRun, .site, .many: return nil
    case .choice(let pieces):
      var all: [[UInt8]] = []
      for piece in pieces {
        guard let some = required(piece) else { return nil }
        all += some
      }
      return all
    case .sequence(let pieces):
      let candidates = pieces.compactMap(required)
      return candidates.max { strength($0) < strength($1) }
    }
  }

  /// Few and long literals filter best.
  private static func strength(_ literals: [[UInt8]]) -> Int {
    let shortest = literals.map(\.count).min() ?? 0
    return min(shortest, 12) * 16 - min(literals.count, 100)
  }
}

/// The runs of three bytes in a text, as a set that may say yes too often and never no wrongly.
struct TrigramSet: Sendable {
  private var words: [UInt64] = Array(repeating: 0, count: 128)

  init(_ bytes: [UInt8]) {
    guard bytes.count >= 3 else { return }
    for index in 0...(bytes.count - 3) {
      let bit = TrigramSet.bit(bytes[index], bytes[index + 1], bytes[index + 2])
      words[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
    }
  }

  func containsAll(_ bits: [UInt16]) -> Bool {
    for bit in bits where words[Int(bit >> 6)] >> UInt64(bit & 63) & 1 == 0 { return false }
    return true
  }

  /// The places of a literal's trigrams; ten of them tell enough.
  static func bits(_ bytes: [UInt8]) -> [UInt16] {
    guard bytes.count >= 3 else { return [] }
    return (0...(bytes.count - 3)).prefix(10).map { bit(bytes[$0], bytes[$0 + 1], bytes[$0 + 2]) }
  }

  private static func bit(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt16 {
    let packed = UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    return UInt16(truncatingIfNeeded: (packed &* 0x9E37_79B1) >> 19)
  }
}
