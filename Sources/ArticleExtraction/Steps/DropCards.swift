internal import Markup
internal import Model
internal import Prose

/// Takes cards of other articles out of prose: boxes alike, side by side after the last paragraph, that each
/// say a headline linked to another page of the site and little more.
struct DropCards: ExtractionStep {
  func run(on draft: inout Draft) {
    guard draft.method == .generic, draft.layout == .prose, let body = draft.body else { return }
    guard let site = OwnSite(draft) else { return }
    let groups = groups(in: body, of: site, draft)
    let all = groups.joined().reduce(0) { $0 + draft.words(in: $1) }
    guard all > 0, all <= draft.words(in: body) * Weights.maxCardsShare else { return }
    var end = draft.map.range(of: body).upperBound
    for cards in groups.reversed() where isAtEnd(cards, before: end, of: draft) {
      remove(cards, below: body, from: &draft)
      end = draft.map.range(of: cards[0]).lowerBound
    }
  }

  /// Cards side by side, by the element they stand in.
  private func groups(in body: Node, of site: OwnSite, _ draft: Draft) -> [[Node]] {
    var groups: [[Node]] = []
    var places: [Node: Int] = [:]
    for heading in body.elements where heading.tag.isHeading && isLinkedHeadline(heading, to: site, in: draft)
    {
      guard let card = card(around: heading, below: body, in: draft), let parent = card.parent else {
        continue
      }
      if let place = places[parent] {
        groups[place].append(card)
      } else {
        places[parent] = groups.count
        groups.append([card])
      }
    }
    return groups.filter { $0.count >= Weights.minCards }
  }

  /// True for a headline of some words that is a link to another page of the site.
  private func isLinkedHeadline(_ heading: Node, to site: OwnSite, in draft: Draft) -> Bool {
    let blocks = draft.map.blocks[draft.map.range(of: heading)]
    let words = blocks.reduce(0) { $0 + $1.text.words }
    guard words >= Weights.minHeadlineWords, blocks.allSatisfy({ $0.linkShare > Weights.clutterLinkShare })
    else { return false }
    let link = heading.elements.first { $0.tag == .a } ?? heading.ancestors.first { $0.tag == .a }
    return link?.attribute("href").map(site.hasOtherPage) ?? false
  }

  /// The largest element around a headline that has the size of a card and no other headline.
  private func card(around heading: Node, below body: Node, in draft: Draft) -> Node? {
    var card = heading
    for node in heading.ancestors {
      guard node != body, body.contains(node), draft.words(in: node) <= Weights.cardWords else { break }
      var headings = node.elements.lazy.filter(\.tag.isHeading).makeIterator()
      guard headings.next() != nil, headings.next() == nil else { break }
      card = node
    }
    return card == heading ? nil : card
  }

  /// True when no paragraph follows, or what the cards stand in is named as secondary.
  private func isAtEnd(_ cards: [Node], before end: Int, of draft: Draft) -> Bool {
    guard let last = cards.last else { return false }
    let blocks = draft.map.blocks
    if blocks[draft.map.range(of: last)].first?.hints.contains(.doubtful) == true { return true }
    let start = min(end, draft.map.range(of: last).upperBound)
    let rest = blocks[start..<end].filter {
      $0.text.words > Weights.doubtfulWords && $0.linkShare < Weights.doubtfulLinkShare
        && $0.hints.isDisjoint(with: [.doubtful, .chrome, .comments, .hidden])
    }
    // What a site says of itself or of the author may stand below.
    return rest.reduce(0) { $0 + $1.text.words } <= Weights.cardWords
  }

  private func remove(_ cards: [Node], below body: Node, from draft: inout Draft) {
    guard let parent = cards[0].parent else { return }
    let words = cards.reduce(0) { $0 + draft.words(in: $1) }
    let box = box(of: parent, words: words, below: body, in: draft)
    let heading = headingBefore(box ?? cards[0])
    for node in box.map({ [$0] }) ?? cards {
      draft.remove(node, rule: "structure/cards", kind: "related")
    }
    if let heading { draft.remove(heading, rule: "structure/cards", kind: "related") }
  }

  /// The largest element around a group of cards that holds little else; nil when others stand beside them.
  private func box(of parent: Node, words: Double, below body: Node, in draft: Draft) -> Node? {
    var box: Node?
    for node in CollectionOfOne(parent) + Array(parent.ancestors) {
      guard node != body, body.contains(node), draft.words(in: node) - words <= Weights.cardsHeadWords else {
        break
      }
      box = node
    }
    return box
  }

  /// The heading right before an element, which headed it.
  private func headingBefore(_ node: Node) -> Node? {
    var previous = node.previousSibling
    while let sibling = previous, !sibling.isElement, sibling.text.trimmingWhitespace.isEmpty {
      previous = sibling.previousSibling
    }
    return previous.flatMap { $0.tag.isHeading ? $0 : nil }
  }
}
