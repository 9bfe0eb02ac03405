internal import Markup
internal import Model
internal import Prose

/// Puts a lead that stands in a header of its own, between the headline and the body, before the body.
///
/// A second headline is no lead unless it is as long as one. Worth .016 of F1 on pages in many languages.
struct JoinLead: ExtractionStep {
  func run(on draft: inout Draft) {
    guard draft.method == .generic, draft.layout == .prose, let body = draft.body else { return }
    guard JoinLead.holders.contains(body.tag), let first = body.firstChild else { return }
    for lead in leads(of: body, in: draft) {
      draft.edits.move(lead, before: first)
      if lead.tag.isHeading { lead.rename(to: .p) }
    }
  }

  /// The paragraphs between the last headline before the body and the body.
  private func leads(of body: Node, in draft: Draft) -> [Node] {
    let blocks = draft.map.blocks
    let start = draft.map.range(of: body).lowerBound
    let reach = max(0, start - Weights.maxBlocksToLead)
    guard let headline = headline(in: reach..<start, of: draft) else { return [] }
    let opening = blocks[start...].prefix(JoinLead.openingBlocks).map { folded($0.element) }
    var leads: [Node] = []
    for index in headline + 1..<start {
      let node = blocks[index].element
      guard draft.map.range(of: node) == index..<index + 1, !node.contains(body) else { continue }
      guard isLead(blocks[index], isNamed: isNamedLead(node, before: body)) else { continue }
      if isAboutAuthor(node) || opening.contains(folded(node)) { continue }
      leads.append(node)
      if leads.count == Weights.maxLeads { break }
    }
    return leads
  }

  /// The last headline among some blocks: an `h1`, else another heading that says the title.
  private func headline(in range: Range<Int>, of draft: Draft) -> Int? {
    let blocks = draft.map.blocks
    if let index = blocks[range].lastIndex(where: { $0.tag == .h1 || isDeclaredHeadline($0.element) }) {
      return index
    }
    guard let title = draft.metadata.title.map({ Folding.fold(Array($0.utf8)) }) else { return nil }
    return blocks[range].lastIndex { $0.tag.isHeading && folded($0.element) == title }
  }

  private func isDeclaredHeadline(_ node: Node) -> Bool {
    node.withAttribute("itemprop") { String(copying: $0) == "headline" } ?? false
  }

  private func isLead(_ block: PageBlock, isNamed: Bool) -> Bool {
    guard block.hints.isDisjoint(with: [.hidden, .chrome, .comments]), block.tag != .figcaption,
      block.linkShare < Weights.doubtfulLinkShare
    else { return false }
    if isNamed {
      // A line of a few words that ends no sentence is a date or a byline.
      return block.text.words >= (block.text.endsSentence ? Weights.namedLeadWords : Weights.leadLineWords)
    }
    if block.hints.contains(.doubtful) || !block.text.endsSentence { return false }
    return block.text.words >= (block.tag.isHeading ? Weights.headingLeadWords : Weights.proseWords)
  }

  /// True for what its class, or that of a box around it alone, calls a lead.
  private func isNamedLead(_ node: Node, before body: Node) -> Bool {
    let around = CollectionOfOne(node) + Array(node.ancestors.prefix(JoinLead.namedAncestors))
    return around.prefix { !$0.contains(body) }.contains { element in
      element.withAttribute("class") { JoinLead.names.isFound(in: $0) } ?? false
    }
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
    "author", "authors", "byline", "bio", "disclosure", "disclaimer", "affiliate", "caption", "credit",
  ])

  /// What sites call a lead, in many languages.
  private static let names = WordFinder([
    "lead", "lede", "teaser", "intro", "introduction", "summary", "excerpt", "standfirst", "dek", "deck",
    "subhead", "subheading", "subheadline", "subtitle", "subline", "abstract", "vorspann", "anleser",
    "untertitel", "dachzeile", "chapo", "chapeau", "entradilla", "bajada", "copete", "sumario", "sommario",
    "occhiello", "catenaccio", "ingress", "ingres", "perex", "zajawka", "sapo", "manchet", "manchete",
  ])
}
