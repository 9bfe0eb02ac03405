/// Reads a regular expression into the pieces of a text pattern, which match in linear time.
///
/// `.` `[…]` `(…)` `(?:…)` `|` `* + ?` `{m,n}` `\d \s \w` and their opposites, `^` and `$` at the ends. Letters
/// are folded as in all patterns. Look-around, back-references and named groups are refused.
struct RegexParser {
  /// The most often a counted piece is repeated.
  static let maxRepeats = 100

  private let characters: [Character]
  private var position = 0
  private var depth = 0

  init(_ source: String) { characters = Array(source) }

  private var peek: Character? { position < characters.count ? characters[position] : nil }

  mutating func parse() throws(PatternError) -> PatternPiece {
    let piece = try choice()
    guard position == characters.count else { throw PatternError("`)` without `(`") }
    return piece
  }

  private mutating func choice() throws(PatternError) -> PatternPiece {
    var choices = [try sequence()]
    while peek == "|" {
      position += 1
      choices.append(try sequence())
    }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence() throws(PatternError) -> PatternPiece {
    var pieces: [PatternPiece] = []
    while let character = peek, character != "|", character != ")" {
      if character == "^" && position == 0 || character == "$" && position == characters.count - 1 {
        position += 1
        continue
      }
      pieces.append(try repeated(try atom()))
    }
    return .sequence(pieces)
  }

  private mutating func atom() throws(PatternError) -> PatternPiece {
    guard let character = peek else { throw PatternError("the expression ends too early") }
    position += 1
    switch character {
    case "(": return try group()
    case "[": return try characterClass()
    case ".": return RegexParser.anyCharacter
    case "\\": return try escape()
    case "*", "+", "?", "{": throw PatternError("nothing before `\(character)`")
    case "^", "$": throw PatternError("`\(character)` in the middle is not supported")
    default: return .literal(String(character))
    }
  }

  private mutating func group() throws(PatternError) -> PatternPiece {
    depth += 1
    defer { depth -= 1 }
    guard depth <= PatternParser.maxDepth else { throw PatternError("groups stand too deep in each other") }
    if peek == "?" {
      guard position + 1 < characters.count, characters[position + 1] == ":" else {
        throw PatternError("look-around and named groups are not supported")
      }
      position += 2
    }
    let piece = try choice()
    guard peek == ")" else { throw PatternError("`(` is not closed") }
    position += 1
    return piece
  }

  private mutating func repeated(_ piece: PatternPiece) throws(PatternError) -> PatternPiece {
    let result: PatternPiece
    switch peek {
    case "*": result = .many(piece)
    case "+": result = .sequence([piece, .many(piece)])
    case "?": result = .optional(piece)
    case "{": return try counted(piece)
    default: return piece
    }
    position += 1
    // How greedy a part is makes no difference to a whole match.
    if peek == "?" || peek == "+" { position += 1 }
    return result
  }

  private mutating func counted(_ piece: PatternPiece) throws(PatternError) -> PatternPiece {
    guard let end = characters[position...].firstIndex(of: "}") else {
      throw PatternError("`{` is not closed")
    }
    let bounds = String(characters[(position + 1)..<end]).split(
      separator: ",", omittingEmptySubsequences: false)
    position = end + 1
    guard let least = bounds.first.flatMap({ Int($0) }), bounds.count <= 2,
      (0...RegexParser.maxRepeats).contains(least)
    else { throw PatternError("`{m,n}` needs numbers up to \(RegexParser.maxRepeats)") }
    let most = bounds.count == 2 ? Int(bounds[1]) ?? least : least
    guard most <= RegexParser.maxRepeats, piece.size * max(least, most, 1) <= PatternProgram.maxInstructions
    else {
      throw PatternError("the pattern is too long")
    }
    var pieces = Array(repeating: piece, count: least)
    if bounds.count == 2, bounds[1].isEmpty {
      pieces.append(.many(piece))
    } else if bounds.count == 2 {
      guard Int(bounds[1]) != nil, most >= least, most <= RegexParser.maxRepeats else {
        throw PatternError("`{m,n}` needs numbers up to \(RegexParser.maxRepeats)")
      }
      pieces += Array(repeating: .optional(piece), count: most - least)
    }
    return .sequence(pieces)
  }

  private mutating func escape() throws(PatternError) -> PatternPiece {
    guard let character = peek else { throw PatternError("nothing follows `\\`") }
    position += 1
    if let set = RegexParser.classes[character] {
      return character == "w" ? .choice([.byte(set), RegexParser.beyondASCII]) : .byte(set)
    }
    if let set = RegexParser.classes[Character(character.lowercased())] {
      let others = PatternPiece.byte(set.union(ByteSet(0x80...0xFF)).inverted)
      return character == "W" ? others : .choice([others, RegexParser.beyondASCII])
    }
    guard !character.isLetter, !character.isNumber else {
      throw PatternError("`\\\(character)` is not supported")
    }
    return .literal(String(character))
  }

  private mutating func characterClass() throws(PatternError) -> PatternPiece {
    var set = ByteSet([])
    var others: [PatternPiece] = []
    let isNegated = peek == "^"
    if isNegated { position += 1 }
    var isFirst = true
    while let character = peek, isFirst || character != "]" {
      isFirst = false
      position += 1
      if character == "\\", let escaped = peek {
        position += 1
        set = set.union(RegexParser.classes[escaped] ?? ByteSet(String(escaped).utf8.prefix(1)))
      } else if let first = character.asciiValue, peek == "-", position + 1 < characters.count,
        let last = characters[position + 1].asciiValue, characters[position + 1] != "]"
      {
        guard first <= last else { throw PatternError("the range in `[…]` runs backwards") }
        position += 2
        set = set.union(
          ByteSet((first...last).map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }))
      } else if let byte = character.asciiValue {
        set.insert(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
      } else {
        others.append(.literal(String(character)))
      }
    }
    guard peek == "]" else { throw PatternError("`[` is not closed") }
    position += 1
    if isNegated {
      guard others.isEmpty else { throw PatternError("`[^…]` with letters beyond ASCII is not supported") }
      return .choice([.byte(set.union(ByteSet(0x80...0xFF)).inverted), RegexParser.beyondASCII])
    }
    return others.isEmpty ? .byte(set) : .choice([.byte(set)] + others)
  }

  private static let beyondASCII = PatternPiece.sequence([
    .byte(ByteSet(0xC0...0xFF)), .byte(ByteSet(0x80...0xBF)), .many(.byte(ByteSet(0x80...0xBF))),
  ])
  private static let anyCharacter = PatternPiece.choice([.byte(ByteSet(0x00...0x7F)), beyondASCII])

  private static let classes: [Character: ByteSet] = [
    "d": ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9")),
    "s": ByteSet(" \n\t".utf8),
    "w": ByteSet("abcdefghijklmnopqrstuvwxyz0123456789_".utf8),
  ]
}
