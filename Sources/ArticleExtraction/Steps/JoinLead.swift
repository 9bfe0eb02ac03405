internal import Markup
internal import Model
internal import Prose

/// Puts a lead that stands in a header of its own, between the headline and the body, before the body.
///
/// A second headline is no lead: it is the article's subtitle. Worth .016 of F1 on pages in many languages.
struct JoinLead: ExtractionStep {
  func run(on draft: inout Draft) {
    guard draft.method == .generic, draft.layout == .prose, let body = draft.body else { return }
    guard JoinLead.holders.contains(body.tag), let first = body.firstChild else { return }
    for lead in leads(of: body, in: draft) { lead.move(before: first) }
  }

  /// The paragraphs between the last headline before the body and the body.
  private func leads(of body: Node, in draft: Draft) -> [Node] {
    let blocks = draft.map.blocks
    let start = draft.map.range(of: body).lowerBound
    let reach = max(0, start - Weights.maxBlocksToLead)
    guard let headline = blocks[reach..<start].lastIndex(where: { $0.tag == .h1 }) else { return [] }
    let opening = blocks[start...].prefix(JoinLead.openingBlocks).map { folded($0.element) }
    var leads: [Node] = []
    for index in headline + 1..<start where isLead(blocks[index]) {
      let node = blocks[index].element
      guard draft.map.range(of: node) == index..<index + 1, !node.contains(body) else { continue }
      if isAboutAuthor(node) || opening.contains(folded(node)) { continue }
      leads.append(node)
      if leads.count == Weights.maxLeads { break }
    }
    return leads
  }

  private func isLead(_ block: PageBlock) -> Bool {
    block.hints.isDisjoint(with: [.hidden, .chrome, .comments, .doubtful])
      && !block.tag.isHeading && block.tag != .figcaption
      && block.text.words >= Weights.proseWords && block.text.endsSentence
      && block.linkShare < Weights.doubtfulLinkShare
  }

  /// True for what a byline says of its author, and for what the site says of its links.
  private func isAboutAuthor(_ node: Node) -> Bool {
    let around = CollectionOfOne(node) + Array(node.ancestors.prefix(JoinLead.namedAncestors))
    return around.contains { $0.withAttribute("class") { JoinLead.asides.isFound(in: $0) } ?? false }
  }

  private func folded(_ node: Node) -> [UInt8] { Folding.fold(Array(node.text.utf8)) }

  /// How many blocks of the body may repeat the lead.
  private static let openingBlocks = 6
  /// How many elements around a paragraph may name it.
  private static let namedAncestors = 3

  private static let holders = TagSet([.div, .section, .article, .main, .td, .body, .form, .blockquote])

  private static let asides = WordFinder([
    "author", "authors", "byline", "bio", "disclosure", "disclaimer", "affiliate",
  ])
}
