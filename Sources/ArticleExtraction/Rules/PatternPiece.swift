internal import Prose

/// The tree of a pattern.
indirect enum PatternPiece: Sendable {
  case literal([UInt8])
  /// One byte of a set.
  case byte(ByteSet)
  case anyRun
  case site
  case sequence([PatternPiece])
  case choice([PatternPiece])
  case many(PatternPiece)

  static func optional(_ piece: PatternPiece) -> PatternPiece { .choice([piece, .sequence([])]) }

  /// The folded bytes of a piece of text whose ends matter.
  static func literal(_ text: String) -> PatternPiece {
    let folded = Folding.foldCharacters(Array("x\(text)x".utf8))
    return .literal(Array(folded.dropFirst().dropLast()))
  }

  var usesSite: Bool {
    switch self {
    case .site: true
    case .sequence(let pieces), .choice(let pieces): pieces.contains(where: \.usesSite)
    case .many(let piece): piece.usesSite
    case .literal, .byte, .anyRun: false
    }
  }

  /// How many bytes and choices it is made of.
  var size: Int {
    switch self {
    case .literal(let bytes): bytes.count
    case .byte, .anyRun, .site: 1
    case .sequence(let pieces), .choice(let pieces): pieces.reduce(pieces.count) { $0 + $1.size }
    case .many(let piece): piece.size + 2
    }
  }

  /// The same with neighboring literals joined.
  func simplified() -> PatternPiece {
    switch self {
    case .sequence(let pieces):
      var joined: [PatternPiece] = []
      for piece in pieces.map({ $0.simplified() }) {
        if case .literal(let tail) = piece, case .literal(let head) = joined.last {
          joined[joined.count - 1] = .literal(head + tail)
        } else {
          joined.append(piece)
        }
      }
      return joined.count == 1 ? joined[0] : .sequence(joined)
    case .choice(let pieces): return .choice(pieces.map { $0.simplified() })
    case .many(let piece): return .many(piece.simplified())
    case .literal, .byte, .anyRun, .site: return self
    }
  }

  /// `{n}`: a number, with a currency before or after it, a percent sign or a magnitude.
  static let number: PatternPiece = {
    let units = [
      "$", "€", "£", "¥", "₽", "₴", "₹", "zł", "kr", "chf", "us$", "usd", "eur", "руб", "円", "元", "tl",
    ]
    let unit = PatternPiece.choice(units.map { literal($0) })
    let space = optional(literal(" "))
    let digit = PatternPiece.byte(ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9")))
    let more = PatternPiece.byte(
      ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9")).union(ByteSet(" .,'".utf8)))
    let suffix = PatternPiece.choice([unit, literal("%"), literal("k"), literal("m")])
    return .sequence([
      optional(.sequence([unit, space])), digit, optional(.sequence([.many(more), digit])),
      optional(.sequence([space, suffix])),
    ])
  }()
}

/// A set of byte values.
struct ByteSet: Sendable, Equatable {
  private var low: UInt128 = 0
  private var high: UInt128 = 0

  init(_ bytes: some Sequence<UInt8>) { for byte in bytes { insert(byte) } }

  static let all = ByteSet(UInt8.min...UInt8.max)

  func contains(_ byte: UInt8) -> Bool {
    byte < 128 ? low >> UInt128(byte) & 1 == 1 : high >> UInt128(byte - 128) & 1 == 1
  }

  mutating func insert(_ byte: UInt8) {
    if byte < 128 { low |= 1 << UInt128(byte) } else { high |= 1 << UInt128(byte - 128) }
  }

  /// Calls `body` with each byte of the set.
  func forEach(_ body: (UInt8) -> Void) {
    for (bits, first) in [(low, UInt8(0)), (high, 128)] {
      var open = bits
      while open != 0 {
        body(first + UInt8(open.trailingZeroBitCount))
        open &= open - 1
      }
    }
  }

  func union(_ other: ByteSet) -> ByteSet {
    var union = self
    union.low |= other.low
    union.high |= other.high
    return union
  }

  var inverted: ByteSet {
    var inverted = self
    inverted.low = ~low
    inverted.high = ~high
    return inverted
  }
}
