import Foundation
import Model
import TestSupport

/// Values drawn from a seed: the same seed gives the same values.
struct Dice: RandomNumberGenerator {
  private var generator: SeededGenerator
  /// Whether every optional is given and every list has elements.
  let isFull: Bool

  init(seed: UInt64, isFull: Bool = false) {
    generator = SeededGenerator(seed: seed)
    self.isFull = isFull
  }

  mutating func next() -> UInt64 { generator.next() }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func bool() -> Bool { Bool.random(using: &self) }

  mutating func maybe<Value>(_ value: (inout Dice) -> Value) -> Value? {
    isFull || bool() ? value(&self) : nil
  }

  mutating func some<Value>(_ value: (inout Dice) -> Value) -> [Value] {
    (0..<number(isFull ? 1...3 : 0...3)).map { _ in value(&self) }
  }

  mutating func one<Value>(of values: [Value]) -> Value { values[number(0...(values.count - 1))] }

  /// A line in NFC with all that needs escaping.
  mutating func line() -> String {
    let pieces = [
      "a", "Ö", "й", "日本", "🧵", "\"", "\\", "/", "</script>", "\u{2028}", "\u{2029}", "\u{A0}", "“",
      "\u{FFFD}",
      "क्ष", "한글", "{}", "0", "&amp;", "\u{FEFF}", "\u{E000}",
    ]
    return "x" + (0..<number(0...40)).map { _ in one(of: pieces) }.joined() + "y"
  }

  /// A text of several lines.
  mutating func text() -> String { line() + "\n\n\t" + line() }

  mutating func url() -> String { "https://example.org/\(number(0...9999))?a=b&c=%22#d" }

  mutating func date() -> Date {
    Date(timeIntervalSince1970: Double(number(-62_135_596_800_000...253_402_300_799_999)) / 1000)
  }

  mutating func seconds() -> Double { Double(number(0...1_000_000)) / one(of: [1, 2, 10, 1000]) }

  mutating func person(email: Bool) -> Person {
    Person(
      name: line(), url: maybe { $0.url() }, email: email ? maybe { $0.line() } : nil,
      avatar: email ? nil : maybe { $0.url() })
  }

  mutating func value(depth: Int = 2) -> JSONValue {
    switch number(0...(depth > 0 ? 6 : 4)) {
    case 0: .string(line())
    case 1: .integer(number(Int.min...Int.max))
    case 2: .number(Double(number(-1_000_000...1_000_000)) / 1024)
    case 3: .numeral(one(of: ["1.50", "1E3", "-0", "123456789012345678901234567890", "1e999"]))
    case 4: .bool(bool())
    case 5: .array([value(depth: depth - 1), value(depth: depth - 1)])
    default: .object(members(depth: depth - 1))
    }
  }

  mutating func members(depth: Int = 2) -> [JSONValue.Member] {
    (0..<number(1...4)).map { JSONValue.Member("key \($0) \(line())", value(depth: depth)) }
  }

  mutating func someMembers() -> [JSONValue.Member] { maybe { $0.members() } ?? [] }
}
