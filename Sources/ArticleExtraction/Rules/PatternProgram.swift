/// A pattern as a machine that reads a text once, all its alternatives at the same time.
struct PatternProgram: Sendable {
  /// The longest program a pattern may become.
  static let maxInstructions = 12_000

  private enum Instruction: Sendable {
    case byte(UInt8)
    case set(ByteSet)
    case split(Int, Int)
    case jump(Int)
    case match
    case fail
  }

  private var instructions: [Instruction] = []

  init(_ piece: PatternPiece, sites: [PatternPiece]) throws(PatternError) {
    try add(piece, sites: sites)
    instructions.append(.match)
  }

  /// True when the whole of `text` is read and the end is reached.
  func matches(_ text: [UInt8]) -> Bool {
    var current = StateSet(capacity: instructions.count)
    var next = current
    follow(0, into: &current)
    for byte in text {
      if current.states.isEmpty { return false }
      next.removeAll()
      for state in current.states {
        switch instructions[state] {
        case .byte(let wanted): if wanted == byte { follow(state + 1, into: &next) }
        case .set(let set): if set.contains(byte) { follow(state + 1, into: &next) }
        case .split, .jump, .match, .fail: break
        }
      }
      swap(&current, &next)
    }
    return current.states.contains { if case .match = instructions[$0] { true } else { false } }
  }

  /// Adds a state and all that are reached without reading.
  private func follow(_ state: Int, into set: inout StateSet) {
    set.pending.append(state)
    while let state = set.pending.popLast() {
      guard !set.seen[state] else { continue }
      set.seen[state] = true
      set.states.append(state)
      switch instructions[state] {
      case .split(let first, let second):
        set.pending.append(second)
        set.pending.append(first)
      case .jump(let target): set.pending.append(target)
      case .byte, .set, .match, .fail: break
      }
    }
  }

  private struct StateSet {
    var states: [Int] = []
    var seen: [Bool]
    var pending: [Int] = []

    init(capacity: Int) { seen = Array(repeating: false, count: capacity) }

    mutating func removeAll() {
      for state in states { seen[state] = false }
      states.removeAll(keepingCapacity: true)
    }
  }
}

extension PatternProgram {
  private mutating func add(_ piece: PatternPiece, sites: [PatternPiece]) throws(PatternError) {
    guard instructions.count < PatternProgram.maxInstructions else {
      throw PatternError("the pattern is too long")
    }
    switch piece {
    case .literal(let bytes): instructions.append(contentsOf: bytes.map { .byte($0) })
    case .byte(let set): instructions.append(.set(set))
    case .anyRun: try addLoop(.byte(.all), sites: sites)
    case .many(let piece): try addLoop(piece, sites: sites)
    case .sequence(let pieces): for piece in pieces { try add(piece, sites: sites) }
    case .choice(let pieces): try addChoice(pieces, sites: sites)
    case .site: if sites.isEmpty { instructions.append(.fail) } else { try addChoice(sites, sites: []) }
    }
  }

  private mutating func addLoop(_ piece: PatternPiece, sites: [PatternPiece]) throws(PatternError) {
    let start = instructions.count
    instructions.append(.fail)
    try add(piece, sites: sites)
    instructions.append(.jump(start))
    instructions[start] = .split(start + 1, instructions.count)
  }

  private mutating func addChoice(_ pieces: [PatternPiece], sites: [PatternPiece]) throws(PatternError) {
    var exits: [Int] = []
    for (index, piece) in pieces.enumerated() {
      let start = instructions.count
      if index < pieces.count - 1 { instructions.append(.fail) }
      try add(piece, sites: sites)
      if index < pieces.count - 1 {
        exits.append(instructions.count)
        instructions.append(.fail)
        instructions[start] = .split(start + 1, instructions.count)
      }
    }
    for exit in exits { instructions[exit] = .jump(instructions.count) }
  }
}
