import Testing

/// A small input meant to take all time or memory there is, and what must come of it.
struct Bomb: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    /// One line on stdout that holds this.
    case output(String)
    /// One error line with this code.
    case error(String)
  }

  let name: String
  let command: String
  let bytes: [UInt8]
  let outcome: Outcome

  /// What it may take besides what the program takes for nothing: 64 MB, its copies as tree, texts and output, and 2 KB
  /// for each element up to their limit.
  var maxMegabytes: Int {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let elements = zip(bytes, bytes.dropFirst()).filter { $0 == UInt8(ascii: "<") && letters.contains($1) }
      .count
    return 64 + (10 * bytes.count + 2_200 * min(elements, 200_000)) >> 20
  }

  var testDescription: String { "\(command): \(name)" }

  init(_ command: String, _ name: String, _ outcome: Outcome, _ text: String) {
    (self.name, self.command, self.outcome, bytes) = (name, command, outcome, Array(text.utf8))
  }
}

func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

/// So many different ones.
func numbered(_ count: Int, _ piece: (Int) -> String) -> String { (0..<count).map(piece).joined() }
