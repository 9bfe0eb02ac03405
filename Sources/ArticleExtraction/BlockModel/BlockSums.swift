internal import Markup

/// Sums over a page's blocks, so that any range of them is measured at once.
struct BlockSums {
  private var sums: [Sum] = [Sum()]

  private struct Sum {
    var words = 0.0
    var linkWords = 0.0
    var marks = 0.0
    var headings = 0.0
    var prose = 0.0
  }

  init(_ blocks: [PageBlock]) {
    sums.reserveCapacity(blocks.count + 1)
    var sum = Sum()
    for block in blocks {
      sum.words += block.text.words
      sum.linkWords += min(block.text.words, block.links.words)
      sum.marks += Double(block.text.marks)
      if block.tag.isHeading { sum.headings += 1 }
      let isProse = block.text.words >= Weights.proseWords && block.linkShare < Weights.proseLinkShare
      if isProse { sum.prose += block.text.words }
      sums.append(sum)
    }
  }

  /// All words of a range.
  func words(_ range: Range<Int>) -> Double { sums[range.upperBound].words - sums[range.lowerBound].words }

  /// Those of them inside links.
  func linkWords(_ range: Range<Int>) -> Double {
    sums[range.upperBound].linkWords - sums[range.lowerBound].linkWords
  }

  /// The share of them inside links.
  func linkShare(_ range: Range<Int>) -> Double { linkWords(range) / max(1, words(range)) }

  /// Sentence marks.
  func marks(_ range: Range<Int>) -> Double { sums[range.upperBound].marks - sums[range.lowerBound].marks }

  /// Sentence marks for each word.
  func marksPerWord(_ range: Range<Int>) -> Double { marks(range) / max(1, words(range)) }

  /// The headings of a range.
  func headings(_ range: Range<Int>) -> Double {
    sums[range.upperBound].headings - sums[range.lowerBound].headings
  }

  /// The share of the words that stand in longer blocks outside links.
  func proseShare(_ range: Range<Int>) -> Double {
    (sums[range.upperBound].prose - sums[range.lowerBound].prose) / max(1, words(range))
  }
}

/// Sums of the log odds of a page's words, by the blocks they stand in.
struct OddsSums {
  private var sums = [0.0]
  private var words: BlockSums

  /// `odds` are those of each block.
  init(_ odds: [Float], words: BlockSums) {
    self.words = words
    sums.reserveCapacity(odds.count + 1)
    for (index, value) in odds.enumerated() {
      sums.append(sums[index] + Double(value) * words.words(index..<index + 1))
    }
  }

  /// The log odds of all words of a range.
  func sum(_ range: Range<Int>) -> Double { sums[range.upperBound] - sums[range.lowerBound] }

  /// Those of one of them, on average; 0 when there are none.
  func mean(_ range: Range<Int>) -> Double { sum(range) / max(0.1, words.words(range)) }
}
