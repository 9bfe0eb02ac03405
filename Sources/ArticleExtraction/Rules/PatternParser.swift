/// Reads the notation of text patterns.
struct PatternParser {
  /// How deep groups may stand in each other.
  static let maxDepth = 12

  private let characters: [Character]
  private var position = 0
  private var depth = 0

  init(_ source: String) { characters = Array(source) }

  mutating func parse() throws(PatternError) -> PatternPiece {
    var piece = try sequence()
    guard position == characters.count else { throw PatternError("`)` without `(`") }
    trimEnds(of: &piece)
    if case .sequence(let pieces) = piece, pieces.isEmpty { throw PatternError("the pattern is empty") }
    return piece
  }

  private mutating func sequence() throws(PatternError) -> PatternPiece {
    var pieces: [PatternPiece] = []
    var literal = ""
    func flush() {
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
    }
    while position < characters.count {
      let character = characters[position]
      if character == "|" && depth > 0 || character == ")" { break }
      position += 1
      switch character {
      case "*":
        flush()
        pieces.append(.anyRun)
      case "(":
        flush()
        pieces.append(try group())
      case "?":
        if let last = literal.popLast() {
          flush()
          pieces.append(.optional(.literal(String(last))))
        } else {
          guard let last = pieces.popLast() else { throw PatternError("nothing before `?`; write `\\?`") }
          pieces.append(.optional(last))
        }
      case "{":
        flush()
        pieces.append(try placeholder())
      case "\\":
        guard position < characters.count else { throw PatternError("nothing follows `\\`") }
        literal.append(characters[position])
        position += 1
      default:
        literal.append(character)
      }
    }
    flush()
    return .sequence(pieces)
  }

  private mutating func group() throws(PatternError) -> PatternPiece {
    depth += 1
    defer { depth -= 1 }
    guard depth <= PatternParser.maxDepth else {
      throw PatternError("groups stand more than \(PatternParser.maxDepth) deep")
    }
    var choices = [try sequence()]
    while position < characters.count, characters[position] == "|" {
      position += 1
      choices.append(try sequence())
    }
    guard position < characters.count else { throw PatternError("`(` is not closed") }
    position += 1
    return .choice(choices)
  }

  private mutating func placeholder() throws(PatternError) -> PatternPiece {
    guard let end = characters[position...].firstIndex(of: "}") else {
      throw PatternError("`{` is not closed")
    }
    let name = String(characters[position..<end])
    position = end + 1
    switch name {
    case "n": return .number
    case "site": return .site
    default: throw PatternError("`{\(name)}` is not known; there are `{n}` and `{site}`")
    }
  }

  /// The ends of texts are trimmed by folding, so those of patterns are too.
  private func trimEnds(of piece: inout PatternPiece) {
    guard case .sequence(var pieces) = piece else { return }
    if case .literal(var bytes) = pieces.first {
      while let first = bytes.first, PatternParser.dropped.contains(first) { bytes.removeFirst() }
      pieces[0] = .literal(bytes)
    }
    if case .literal(var bytes) = pieces.last {
      while let last = bytes.last, last == UInt8(ascii: "!") || PatternParser.dropped.contains(last) {
        bytes.removeLast()
      }
      pieces[pieces.count - 1] = .literal(bytes)
    }
    pieces.removeAll { if case .literal(let bytes) = $0 { bytes.isEmpty } else { false } }
    piece = .sequence(pieces)
  }

  private static let dropped = ByteSet(" .:>".utf8)
}
