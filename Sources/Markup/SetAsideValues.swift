/// Attributes' values that libxml2 doesn't get to see, since it takes some ten nanoseconds for each of their bytes.
///
/// It reads a mark and a number in place of each, and the tree puts the value there afterwards.
package struct SetAsideValues: Sendable {
  /// What stands before the number. A value that starts so itself is set aside, however short it is.
  static let mark: UInt8 = 0x01
  /// Shorter values aren't worth it.
  static let minSizeInBytes = 16

  /// What the first digit of the longest number counts.
  static let largestPlace = 1_000_000_000

  /// The values, one after another, character references resolved.
  private(set) var bytes: [UInt8] = []
  private var starts: [Int] = []

  /// No values.
  package init() {}

  var isEmpty: Bool { starts.isEmpty }

  /// The place of a value by its number; nil when there is no such value.
  func range(numbered number: Int) -> Range<Int>? {
    guard starts.indices.contains(number) else { return nil }
    return starts[number]..<(number + 1 < starts.count ? starts[number + 1] : bytes.count)
  }

  /// Adds a value as it stands in a page; gives its number.
  mutating func add(_ range: Range<Int>, of input: [UInt8]) -> Int {
    starts.append(bytes.count)
    var copied = range.lowerBound
    var index = input.index(of: ASCII.ampersand, from: copied, to: range.upperBound)
    while index < range.upperBound {
      if let match = Entities.match(in: input, at: index, inAttribute: true),
        index + match.lengthInBytes <= range.upperBound
      {
        bytes.append(contentsOf: input[copied..<index])
        add(match.first)
        if let second = match.second { add(second) }
        index += match.lengthInBytes
        copied = index
      } else {
        index += 1
      }
      index = input.index(of: ASCII.ampersand, from: index, to: range.upperBound)
    }
    bytes.append(contentsOf: input[copied..<range.upperBound])
    return starts.count - 1
  }

  private mutating func add(_ scalar: UInt32) {
    // A page has no carriage returns.
    bytes.appendScalar(scalar == 0x0D ? 0x20 : scalar)
  }
}
