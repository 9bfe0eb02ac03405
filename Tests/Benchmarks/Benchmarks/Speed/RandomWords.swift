/// Texts of common words in an order that depends on the seed alone.
struct RandomWords {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private static let words = """
    the of and to in a is that for it as was with be by on not he his but at are this have from or had an they \
    which one you were her all she there would their we him been has when who will no out so said what up its \
    about into than them can only other time new some could these two may then do first any my now such like
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// A number of the range (xorshift64).
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return range.lowerBound + Int(state % UInt64(range.count))
  }

  mutating func words(_ count: ClosedRange<Int>) -> String {
    (0..<number(count)).map { _ in Self.words[number(0...(Self.words.count - 1))] }.joined(separator: " ")
  }

  mutating func sentence() -> String {
    "A " + words(5...20) + (number(0...5) == 0 ? ", “so it’s said”." : ".")
  }

  mutating func paragraph() -> String { (0..<number(2...5)).map { _ in sentence() }.joined(separator: " ") }

  /// HTML as an editor of a blog makes it.
  mutating func body(_ paragraphs: ClosedRange<Int>) -> String {
    (0..<number(paragraphs)).map { _ in
      switch number(0...19) {
      case 0:
        #"<figure><img src="https://img.example/\#(number(1...999)).jpg" alt="\#(words(2...6))"></figure>"#
      case 1: "<ul><li>\(sentence())</li><li>\(sentence())</li></ul>"
      case 2: "<h2>\(words(2...6))</h2>"
      case 3...6:
        #"<p>\#(sentence()) <a href="https://blog.example/\#(number(1...999))?x=1&amp;y=2">here</a></p>"#
      default: "<p>\(paragraph())</p>"
      }
    }.joined(separator: "\n")
  }

  mutating func date() -> String {
    let (day, hour, minute) = (number(10...28), number(10...23), number(10...59))
    return "Mon, \(day) Mar 2026 \(hour):\(minute):00 +0000"
  }
}
