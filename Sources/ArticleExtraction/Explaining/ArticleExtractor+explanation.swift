package import Markup
package import Model
internal import Prose

extension ArticleExtractor {
  /// The article of a page and what was done to it; `text` is looked for in the page's blocks.
  package func explanation(
    page bytes: [UInt8], contentType: String?, url: String?, on day: String? = nil, asking text: String?
  ) throws(MarkupError) -> Explanation {
    var draft = try draft(of: bytes, contentType: contentType, url: url, on: day)
    let wanted = text.map { Folding.fold(Array($0.utf8)) }
    draft.keepsTexts = true
    draft.keepsExcerpts = true
    let fates = BlockFates(draft)
    let homes = wanted.map { ArticleExtractor.homes(of: $0, in: fates.blocks) } ?? []
    run(on: &draft, on: day)
    let answers = wanted.map { self.answers(about: $0, in: draft, homes) } ?? []
    let bodyPath = draft.hasBodyOfPage ? draft.body.map { ElementPath.text(of: $0) } : nil
    let blocks = fates.told(by: draft)
    let refusals = draft.refusals
    var explanation = Explanation(article: draft.article(explains: true))
    explanation.refusals = refusals
    explanation.bodyPath = bodyPath
    explanation.blocks = blocks
    explanation.answers = answers
    return explanation
  }

  /// The elements whose text has it, with where they stand.
  private static func homes(of wanted: [UInt8], in blocks: [TextBlock]) -> [(node: Node, path: String)] {
    blocks.filter { $0.folded.index(ofWord: wanted) != nil }.map {
      ($0.container, ElementPath.text(of: $0.container))
    }
  }

  private func answers(
    about wanted: [UInt8], in draft: Draft, _ homes: [(node: Node, path: String)]
  ) -> [Explanation.Answer] {
    var answers = kept(wanted, in: draft).map { [$0] } ?? []
    let removed = zip(draft.removals, draft.removedTexts).filter {
      Folding.fold(Array($1.utf8)).index(ofWord: wanted) != nil
    }
    if !removed.isEmpty { answers.append(.removed(removed.map(\.0))) }
    // What was removed is no longer attached.
    let outside = homes.first { home in
      home.node.isAttached && draft.body.map { !$0.contains(home.node) } ?? true
    }
    if let outside { answers.append(.outside(path: outside.path)) }
    return answers
  }

  private func kept(_ wanted: [UInt8], in draft: Draft) -> Explanation.Answer? {
    guard draft.hasBodyOfPage, let body = draft.body else { return nil }
    let blocks = textBlocks(of: body).filter { !$0.isWordless }.map(RuleBlock.init)
    guard let index = blocks.firstIndex(where: { $0.folded.bytes.index(ofWord: wanted) != nil }) else {
      return nil
    }
    let rules = draft.rules ?? PageRules(rule: nil, usesGeneric: false)
    let misses = RuleMisses(
      blocks: blocks, index: index, engine: RuleEngine(rules: rules, page: DraftPage(draft)),
      refusals: draft.refusals)
    return .kept(block: index + 1, text: blocks[index].text, misses: misses.nearest)
  }
}
