import Foundation

/// Something that takes bytes from anyone, and what must hold of it whatever the bytes are.
struct FuzzTarget: Sendable {
  /// What `make fuzz TARGET=` calls it.
  let name: String
  let maxSizeInBytes: Int
  /// Pieces that are worth putting into an input.
  let words: [String]
  /// Inputs to start from.
  let seeds: @Sendable () throws -> [[UInt8]]
  /// Takes one input; ends the program when a claim doesn't hold.
  let run: @Sendable ([UInt8]) -> Void

  static let all: [FuzzTarget] =
    markupTargets + feedTargets + valueTargets + ruleTargets + pageTargets
}

/// Ends the program, so that libFuzzer keeps the input, when something that must hold does not.
func claim(_ holds: Bool, _ claim: @autoclosure () -> String) {
  if !holds { fatalError("broken claim: " + claim()) }
}

func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

/// The first line of an input, and the rest: two inputs in one.
func headAndRest(_ bytes: [UInt8]) -> (head: String, rest: [UInt8]) {
  let head = bytes.prefix { $0 != 0x0A }
  return (text(head), Array(bytes.dropFirst(head.count + 1)))
}

/// Where two outputs part, with what surrounds the place.
func difference(_ one: [UInt8], _ other: [UInt8]) -> String {
  let start = max(zip(one, other).prefix { $0 == $1 }.count - 200, 0)
  return "\(text(one.dropFirst(start).prefix(400)))\nbecomes \(text(other.dropFirst(start).prefix(400)))"
}
