internal import Markup

/// What tags and the words of classes, ids and item properties say of the text inside, learned from pages: authors
/// write them in English whatever the page's language.
///
/// All weights of a block's elements together are the log odds that it is a part of what its page is about,
/// known from nothing else. `Tests/BlockTraining` describes how they are made.
struct ClassWeights: Sendable {
  /// What an element says of the blocks that stand right in it, of those one or two levels below, and of all.
  typealias Weights = SIMD4<Float>

  /// A word's weights as three numbers of 16 bits.
  private let words: WordTable<UInt64>
  private let tags: [Weights]
  /// The log odds of a block of which nothing is known.
  let base: Float

  /// The weights inside the program.
  static let bundled = ClassWeights(PackageResources.blocks_words)

  /// Weights are written as so many parts of one.
  private static let scale: Float = 64

  /// Reads weights: a line with `*` and the log odds of any block, then a line for each word, or tag in `<>`, with
  /// its three weights, all of them whole numbers. Lines that are not of this form are left out.
  init(_ bytes: [UInt8]) {
    let tagsByName = Dictionary(
      Tag.allCases.map { ("<\($0.name)>", Int($0.rawValue)) }, uniquingKeysWith: { first, _ in first })
    var tags = Array(repeating: Weights.zero, count: 256)
    var words: [(marks: UInt64, words: [String])] = []
    var base: Float = 0
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: " "))
      let numbers = parts.dropFirst().compactMap(ClassWeights.number)
      guard let first = parts.first, first.count <= 16, numbers.count == parts.count - 1 else { continue }
      let name = String(decoding: first, as: UTF8.self)
      if numbers.count == 1, name == "*" { base = Float(numbers[0]) / ClassWeights.scale }
      guard numbers.count == 3 else { continue }
      let marks = numbers.reduce(0) { $0 << 16 | UInt64(UInt16(bitPattern: $1)) }
      if let tag = tagsByName[name] {
        tags[tag] = ClassWeights.weights(marks)
      } else {
        words.append((marks, [name]))
      }
    }
    (self.tags, self.words, self.base) = (tags, WordTable(words), base)
  }

  /// A whole number of few digits; nil for anything else.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int16? {
    let isNegative = digits.first == UInt8(ascii: "-")
    let digits = isNegative ? digits.dropFirst() : digits
    guard (1...4).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let value = digits.reduce(0) { $0 * 10 + Int16($1) - 0x30 }
    return isNegative ? -value : value
  }

  private static func weights(_ marks: UInt64) -> Weights {
    func part(_ shift: UInt64) -> Float { Float(Int16(truncatingIfNeeded: marks >> shift)) / scale }
    return Weights(part(32), part(16), part(0), 0)
  }

  /// The weights of an element's tag and words together.
  func weights(of node: Node) -> Weights {
    var sum = tags[Int(node.tag.rawValue)]
    ClassWeights.forEachWord(of: node) { word in
      let marks = words[word]
      if marks != 0 { sum += ClassWeights.weights(marks) }
    }
    return sum
  }

  /// Calls `body` with each word of an element's class, id and item property, packed.
  static func forEachWord(of node: Node, _ body: (UInt128) -> Void) {
    guard node.hasAttributes else { return }
    node.withAttribute("class") { WordFinder.forEachWord(of: $0, body) }
    node.withAttribute("id") { WordFinder.forEachWord(of: $0, body) }
    node.withAttribute("itemprop") { WordFinder.forEachWord(of: $0, body) }
  }
}
