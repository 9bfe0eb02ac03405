/// What the source of a block must have for a pattern to match it, for a filter that sees only bytes.
extension PatternPiece {
  /// A literal of this many bytes is rare enough to be looked for anywhere.
  private static let minRareBytes = 9
  /// Letters other than ASCII's take two bytes and more.
  private static let minRareWideBytes = 12
  /// How much of a block's beginning is looked for.
  private static let maxOpeningBytes = 14
  private static let maxOpenings = 64

  /// Texts of which every source of a match has one; the start of a block stands behind a `>`.
  ///
  /// Empty when the pattern says too little: then it is no reason to look closer.
  var hints: [[UInt8]] {
    let literals = (PatternFilter.required(self) ?? []).map(PatternPiece.plainRun)
    if !literals.isEmpty, literals.allSatisfy(PatternPiece.isRare) { return literals }
    return openings.flatMap { opening -> [[UInt8]] in
      let start = [UInt8(ascii: ">")] + opening.bytes
      guard opening.isWhole else { return [start] }
      return [start + [UInt8(ascii: "<")], start + [UInt8(ascii: ":")]]
    }
  }

  private static func isRare(_ literal: [UInt8]) -> Bool {
    literal.count >= (literal.contains { $0 >= 0x80 } ? minRareWideBytes : minRareBytes)
  }

  /// The longest run of letters, digits and single spaces: what quotes and entities can't part.
  private static func plainRun(_ literal: [UInt8]) -> [UInt8] {
    literal.split { !isPlain($0) }.map(Array.init).max { $0.count < $1.count } ?? []
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x20, 0x80...: true
    default: false
    }
  }

  private struct Opening {
    var bytes: [UInt8] = []
    /// False once the pattern goes on in a way that can't be spelled out.
    var isWhole = true
  }

  /// What a block that matches can start with.
  private var openings: [Opening] { extend([Opening()]) }

  private func extend(_ openings: [Opening]) -> [Opening] {
    let open = openings.filter(\.isWhole)
    let closed = openings.filter { !$0.isWhole }
    switch self {
    case .literal(let bytes):
      let plain = Array(bytes.prefix(while: PatternPiece.isPlain))
      return closed
        + open.map { opening in
          let all = opening.bytes + plain
          let isCut = plain.count < bytes.count || all.count > PatternPiece.maxOpeningBytes
          return Opening(bytes: Array(all.prefix(PatternPiece.maxOpeningBytes)), isWhole: !isCut)
        }
    case .sequence(let pieces): return pieces.reduce(openings) { $1.extend($0) }
    case .choice(let pieces):
      let all = pieces.flatMap { $0.extend(open) }
      if all.count <= PatternPiece.maxOpenings { return closed + all }
    case .byte, .anyRun, .site, .many: break
    }
    return closed + open.map { Opening(bytes: $0.bytes, isWhole: false) }
  }
}
