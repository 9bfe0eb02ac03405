// What repeats on the page, where its headline stands, and what the words of classes say.
extension BlockFeatures {
  static let groupNames =
    ["group", "most"].flatMap { size in
      ["count", "words", "linkShare", "share", "marks", "headings"].map { "\(size)_\($0)" }
    } + ["sinceHeadline", "wordsSinceHeadline", "headlineShare", "inTitle", "inDescription"]

  mutating func addGroups(_ index: Int) {
    let all = sums.words(0..<blocks.count)
    for group in [groups.nearest(places[index]), groups.largest(places[index])] {
      guard let group else {
        add(-1, -1, -1, -1, -1, -1)
        continue
      }
      let words = max(1, group.words)
      add(
        group.count, group.words / group.count, group.linkWords / words, group.words / max(1, all),
        group.marks / words, group.headings / group.count)
    }
    guard let block = headline.block else {
      add(-999, -9999, -1, shared.inTitle[index], shared.inDescription[index])
      return
    }
    let words = block <= index ? sums.words(block..<index) : -sums.words(index..<block)
    add(
      Double(index - block), words, sums.words(headline.blocksAround(places[index])) / max(1, all),
      shared.inTitle[index], shared.inDescription[index])
  }

  static let oddsNames =
    ["own", "before", "after", "near", "large", "kin", "path", "group", "sibling", "page"].map {
      "odds_\($0)"
    }

  mutating func addOdds(_ index: Int) {
    let place = places[index]
    let context = contexts[place]
    let near = max(0, index - 6)..<min(blocks.count, index + 7)
    add(
      Double(context.odds), index > 0 ? Double(contexts[places[index - 1]].odds) : -99,
      index + 1 < blocks.count ? Double(contexts[places[index + 1]].odds) : -99, odds.mean(near),
      odds.mean(context.containers.large))
    add(
      kin[context.key]?.meanOdds ?? 0, paths[context.path]?.meanOdds ?? 0,
      groups.nearest(place)?.meanOdds ?? -99, odds.mean(groups.blocksInNearest(place)),
      odds.mean(0..<blocks.count))
  }

  mutating func addKinds(_ index: Int) {
    let kinds = contexts[places[index]].kinds
    for bit in ElementContexts.kinds.indices { add(kinds >> UInt32(bit) & 1 == 1 ? 1 : 0) }
  }
}
