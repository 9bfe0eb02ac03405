/// Words of up to 16 ASCII characters with marks, looked up without hashing them anew by SipHash.
struct WordTable<Marks: FixedWidthInteger & Sendable>: Sendable {
  private var words: [UInt128]
  private var marks: [Marks]
  private let shift: UInt64

  /// Lists of words in lower case, each with the marks that its words get.
  init(_ lists: [(marks: Marks, words: [String])]) {
    let count = lists.reduce(0) { $0 + $1.words.count }
    // At least four places a word, so that most words of a page are told from all by one look.
    let bits = UInt64(64 - max(4 * count, 15).leadingZeroBitCount)
    shift = 64 - bits
    words = Array(repeating: 0, count: 1 << bits)
    marks = Array(repeating: 0, count: 1 << bits)
    for list in lists {
      for word in list.words { add(WordTable.packed(word), list.marks) }
    }
  }

  /// The bytes of a word, the first one uppermost.
  static func packed(_ word: String) -> UInt128 { word.utf8.reduce(0) { $0 << 8 | UInt128($1) } }

  private mutating func add(_ word: UInt128, _ mark: Marks) {
    var place = place(of: word)
    while words[place] != 0, words[place] != word { place = (place + 1) & (words.count - 1) }
    words[place] = word
    marks[place] |= mark
  }

  /// The marks of a word; 0 for a word that isn't in any list.
  subscript(word: UInt128) -> Marks {
    var place = place(of: word)
    while words[place] != 0 {
      if words[place] == word { return marks[place] }
      place = (place + 1) & (words.count - 1)
    }
    return 0
  }

  private func place(of word: UInt128) -> Int {
    let folded = UInt64(truncatingIfNeeded: word) ^ UInt64(truncatingIfNeeded: word >> 64) &* 31
    return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  /// The marks of all words in a class or id together.
  func marks(in value: Span<UInt8>) -> Marks {
    var found: Marks = 0
    WordFinder.forEachWord(of: value) { found |= self[$0] }
    return found
  }
}
