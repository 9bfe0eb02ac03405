/// Links under a label.
extension PhraseRules {
  /// Labels like "read also" with the links that they head, and all that follows such a label near the end when
  /// it is links for the most part.
  mutating func claimLinkLists(_ report: inout RuleReport) {
    guard !blockRules.engine.isForFeed else { return }
    let labels = blocks.indices.filter(isLabel)
    // Each may be asked what follows to the end.
    for index in labels.suffix(PhraseRules.maxLabels) {
      guard let phrase = found[index]?.phrase else { continue }
      if let end = endOfTail(from: index) ?? endOfLinks(from: index) {
        claim(Array(index..<end).filter { !corrections.contains($0) }, phrase, &report)
      } else if blocks[index].isHeading, !phrase.isWeak {
        claim([index], phrase, &report)
      }
    }
  }

  /// True for what may head links; "read more" is a button unless it is a heading.
  private func isLabel(_ index: Int) -> Bool {
    let isShort = blocks[index].words <= PhraseRules.maxHeadWords || blocks[index].isLinked
    switch found[index]?.phrase.kind {
    case .related: return isShort
    case .button: return isShort && blocks[index].isHeading && found[index]?.isStrong == true
    default: return false
    }
  }

  private func isLinkItem(_ index: Int) -> Bool {
    blocks[index].linkWords * 5 >= blocks[index].words * 4 && blocks[index].linkWords > 0
      && blocks[index].words <= PhraseRules.maxLinkItemWords
  }

  /// Where the links right after a label end, with a date or a section before each; nil when there are none.
  private func endOfLinks(from label: Int) -> Int? {
    var end: Int?
    for index in blocks.indices[(label + 1)...] {
      if isLinkItem(index) {
        end = index + 1
      } else if blocks[index].words > PhraseRules.maxLabelWords || blocks[index].isSentence
        || blocks[index].isHeading || index > (end ?? label + 1)
      {
        break
      }
    }
    return end
  }

  /// The end of the body when what follows a label is links, their excerpts and other chrome.
  private func endOfTail(from label: Int) -> Int? {
    guard found[label]?.isStrong == true, label * 2 > blocks.count else { return nil }
    let rest = blocks.indices[(label + 1)...]
    let links = rest.count(where: isLinkItem)
    let known = links + rest.count { !isLinkItem($0) && (found[$0] != nil || blockRules.claims[$0] != nil) }
    guard links >= 2, known * 2 >= rest.count,
      rest.allSatisfy({ blocks[$0].words <= PhraseRules.maxExcerptWords })
    else { return nil }
    return blocks.count
  }

  private static let maxHeadWords = 10
  private static let maxLinkItemWords = 30
  private static let maxLabels = 50
  private static let maxLabelWords = 6
  private static let maxExcerptWords = 60
}
