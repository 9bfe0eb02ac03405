/// What repeats on a page: groups of siblings of the same tag and class, such as the posts of a thread, the results of
/// a search, cards and rows.
struct SiblingGroups {
  /// The fewest siblings that make a group.
  private static let least = 3

  /// The groups of a page.
  private var groups: [Group] = [Group()]
  /// For each context, the nearest group it stands in with its blocks there, and the largest group; 0 for none.
  private var places: [(nearest: Int32, blocks: Range<Int>, largest: Int32)]

  /// A group of siblings; the sums are those of all of them.
  struct Group {
    var count = 0.0
    var words = 0.0
    var linkWords = 0.0
    var marks = 0.0
    var headings = 0.0
    /// The log odds of all its words.
    var odds = 0.0

    /// Those of one of them, on average.
    var meanOdds: Double { odds / max(1, words) }
  }

  init(_ contexts: [ElementContext], _ sums: BlockSums, _ odds: OddsSums) {
    var numbers: [UInt64: Int32] = [:]
    var own: [Int32] = [0]
    for context in contexts.dropFirst() {
      let key = (context.ownKey ^ UInt64(truncatingIfNeeded: context.around)) &* 0x9E37_79B9_7F4A_7C15
      let number = numbers[key] ?? Int32(groups.count)
      if Int(number) == groups.count {
        numbers[key] = number
        groups.append(Group())
      }
      own.append(number)
      groups[Int(number)].add(context.range, sums, odds)
    }
    places = [(0, 0..<0, 0)]
    for (number, context) in zip(own, contexts).dropFirst() {
      var place = places[context.around]
      if groups[Int(number)].count >= Double(SiblingGroups.least) {
        place.nearest = number
        place.blocks = context.range
        if groups[Int(number)].words >= groups[Int(place.largest)].words { place.largest = number }
      }
      places.append(place)
    }
  }

  /// The nearest group that a context stands in; nil for none.
  func nearest(_ place: Int) -> Group? { group(places[place].nearest) }

  /// The blocks of the one sibling in it that the context stands in.
  func blocksInNearest(_ place: Int) -> Range<Int> { places[place].blocks }

  /// The group with most words that a context stands in; nil for none.
  func largest(_ place: Int) -> Group? { group(places[place].largest) }

  private func group(_ number: Int32) -> Group? { number > 0 ? groups[Int(number)] : nil }
}

extension SiblingGroups.Group {
  fileprivate mutating func add(_ range: Range<Int>, _ sums: BlockSums, _ odds: OddsSums) {
    count += 1
    words += sums.words(range)
    linkWords += sums.linkWords(range)
    marks += sums.marks(range)
    headings += sums.headings(range)
    self.odds += odds.sum(range)
  }
}
