internal import Markup

/// What the source of a block must have for a pattern to match it, for a filter that sees only bytes.
extension PatternPiece {
  /// A literal of this many bytes is looked for anywhere.
  private static let minRareBytes = 8
  /// How much of a block's beginning is looked for.
  private static let maxOpeningBytes = 14
  private static let maxOpenings = 64
  private static let maxSpellings = 24

  /// Texts of which every source of a match has one; the start of a block stands behind a `>`.
  ///
  /// Empty when the pattern says too little: then it is no reason to look closer.
  var hints: [[UInt8]] {
    let literals = requiredRuns.max { PatternPiece.length($0) < PatternPiece.length($1) } ?? []
    let starts = openings.flatMap { opening -> [[UInt8]] in
      let start = [UInt8(ascii: ">")] + opening.bytes
      return opening.isWhole ? [start + [UInt8(ascii: "<")], start + [UInt8(ascii: ":")]] : [start]
    }
    let usesLiterals =
      PatternPiece.length(literals) >= PatternPiece.minRareBytes
      || PatternPiece.length(starts) < MarkupFilter.minLength
        && PatternPiece.length(literals) >= MarkupFilter.minLength
    return (usesLiterals ? literals : starts).flatMap(PatternPiece.cases)
  }

  private static func length(_ texts: [[UInt8]]) -> Int { texts.map(\.count).min() ?? 0 }

  /// Each set of literals of which every match has one, as runs that typography can't part.
  private var requiredRuns: [[[UInt8]]] {
    var sets = [PatternFilter.required(self)].compactMap(\.self)
    if case .sequence(let pieces) = self {
      sets += pieces.compactMap(PatternFilter.required) + PatternPiece.spelledRuns(pieces)
    }
    return sets.map { $0.map(PatternPiece.plainRun) }
  }

  /// What neighbours that can be spelled out say together, each run in all its ways: "your" alone is in every
  /// other text, "your inbox" and "your mailbox" are not.
  private static func spelledRuns(_ pieces: [PatternPiece]) -> [[[UInt8]]] {
    var runs: [[[UInt8]]] = []
    var open: [[UInt8]] = [[]]
    for piece in pieces {
      let ways = piece.spellings
      if let ways, let longer = joined(open, ways) {
        open = longer
      } else {
        runs.append(open)
        open = ways ?? [[]]
      }
    }
    return runs + [open]
  }

  /// All the texts that the piece stands for; nil when they are too many or can't be told.
  private var spellings: [[UInt8]]? {
    switch self {
    case .literal(let bytes): return [bytes]
    case .byte, .anyRun, .site, .many: return nil
    case .choice(let pieces):
      let all = pieces.compactMap(\.spellings)
      let count = all.reduce(0) { $0 + $1.count }
      return all.count == pieces.count && count <= PatternPiece.maxSpellings ? all.flatMap(\.self) : nil
    case .sequence(let pieces):
      var open: [[UInt8]] = [[]]
      for piece in pieces {
        guard let ways = piece.spellings, let longer = PatternPiece.joined(open, ways) else { return nil }
        open = longer
      }
      return open
    }
  }

  private static func joined(_ starts: [[UInt8]], _ ends: [[UInt8]]) -> [[UInt8]]? {
    guard starts.count * ends.count <= maxSpellings else { return nil }
    return starts.flatMap { start in ends.map { start + $0 } }
  }

  /// A text and its form with a capital, where that is no matter of one bit as in ASCII.
  private static func cases(_ text: [UInt8]) -> [[UInt8]] {
    let lead = text.first == UInt8(ascii: ">") ? 1 : 0
    guard text.count > lead, text[lead] >= 0xC3, text[lead] < 0xE0 else { return [text] }
    let string = String(decoding: text[lead...], as: UTF8.self)
    return [text, Array(text[..<lead]) + Array((string.prefix(1).uppercased() + string.dropFirst()).utf8)]
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
