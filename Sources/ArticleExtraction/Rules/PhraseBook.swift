/// The phrases of a language, and for each length and first byte of a text those that may describe it.
struct PhraseBook: Sendable {
  /// In the order of their file.
  let phrases: [Phrase]
  let byKind: [PhraseKind: [Phrase]]
  /// Sets of phrases, one bit each and `width` words a set: by a text's first byte, and by how many words it has.
  private var byFirstByte: [UInt64]
  private var byWords: [UInt64]
  private let width: Int
  private let maxWords: Int

  init(_ phrases: [Phrase]) {
    self.phrases = phrases
    byKind = Dictionary(grouping: phrases, by: \.kind)
    width = (phrases.count + 63) / 64
    maxWords = phrases.map(\.kind.maxWords).max() ?? 0
    byFirstByte = Array(repeating: 0, count: 256 * width)
    byWords = Array(repeating: 0, count: (maxWords + 1) * width)
    for (number, phrase) in phrases.enumerated() {
      let (place, bit) = (number / 64, UInt64(1) << UInt64(number % 64))
      phrase.pattern.firstBytes.forEach { byFirstByte[Int($0) * width + place] |= bit }
      for words in 0...phrase.kind.maxWords { byWords[words * width + place] |= bit }
    }
  }

  /// Calls `body` with the number of each phrase for texts of so many words that begin with this byte, in order.
  func forEachPhrase(words: Int, startingWith first: UInt8?, _ body: (Int) -> Void) {
    guard words <= maxWords else { return }
    for place in 0..<width {
      var open = byWords[words * width + place]
      if let first { open &= byFirstByte[Int(first) * width + place] }
      while open != 0 {
        body(place * 64 + open.trailingZeroBitCount)
        open &= open &- 1
      }
    }
  }
}

/// The phrases for one page: those of its language, then the English ones, with its site's names.
struct PagePhrases {
  let books: [PhraseBook]
  /// What `{site}` stands for.
  let names: [PatternPiece]
  /// The phrases and kinds that are left alone.
  let off: Set<String>
  /// True when the page is a feed's content.
  let isForFeed: Bool

  /// All of them, each with the site's names.
  var all: [Phrase] {
    books.flatMap(\.phrases).filter(isOn).map { phrase in
      guard phrase.pattern.usesSite else { return phrase }
      var named = phrase
      named.pattern = phrase.pattern.namedLate(names)
      return named
    }
  }

  /// Those that describe a block and are for blocks of its length, in order.
  func matches(of block: RuleBlock) -> [Phrase] {
    var matches: [Phrase] = []
    for book in books {
      book.forEachPhrase(words: block.words, startingWith: block.folded.bytes.first) { number in
        if describes(book.phrases[number], block) { matches.append(book.phrases[number]) }
      }
    }
    return matches
  }

  /// Those of one kind that describe a block, however long it is.
  func matches(of block: RuleBlock, kind: PhraseKind) -> [Phrase] {
    books.flatMap { book in (book.byKind[kind] ?? []).filter { describes($0, block) } }
  }

  private func describes(_ phrase: Phrase, _ block: RuleBlock) -> Bool {
    phrase.pattern.matches(block.folded, naming: names) && isOn(phrase)
  }

  private func isOn(_ phrase: Phrase) -> Bool {
    !phrase.isOff(off) && (!isForFeed || phrase.kind.isInFeeds)
  }
}
