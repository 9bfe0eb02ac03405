package import Markup
package import Model
internal import Prose

/// An article with all that rules did to its page, and what became of one text of it.
package struct PageExplanation: Sendable {
  /// The article, explained.
  package let article: Article
  /// What rules matched and left, with the reason.
  package let refusals: [RuleReport.Refusal]
  /// Where the body stands in the page: `main > div.story`; nil when it is no part of the page.
  package let bodyPath: String?
  /// What became of the text that was asked about, for each way it occurs; empty when none was, and when the
  /// page has no such text.
  package let answers: [Answer]

  /// What became of a text.
  package enum Answer: Sendable {
    /// These removals took it.
    case removed([Extraction.Removal])
    /// It is in a block of the body, counted from 1; the rules that came nearest to it, the nearest first.
    case kept(block: Int, text: String, misses: [RuleMiss])
    /// It stands in the page outside of the body.
    case outside(path: String)
  }
}

extension ArticleExtractor {
  /// The article of a page and what rules did to it; `text` is looked for in the page's blocks.
  package func explanation(
    page bytes: [UInt8], contentType: String?, url: String?, on day: String? = nil, asking text: String?
  ) throws(MarkupError) -> PageExplanation {
    var draft = try draft(of: bytes, contentType: contentType, url: url, on: day)
    let wanted = text.map { Folding.fold(Array($0.utf8)) }
    draft.keepsTexts = true
    draft.keepsExcerpts = true
    let homes = wanted.map { ArticleExtractor.homes(of: $0, in: draft) } ?? []
    run(on: &draft, on: day)
    let answers = wanted.map { self.answers(about: $0, in: draft, homes) } ?? []
    let bodyPath = draft.hasBodyOfPage ? draft.body.map { ElementPath.text(of: $0) } : nil
    let refusals = draft.refusals
    return PageExplanation(
      article: draft.article(explains: true), refusals: refusals, bodyPath: bodyPath, answers: answers)
  }

  /// The elements whose text has it, with where they stand.
  private static func homes(of wanted: [UInt8], in draft: Draft) -> [(node: Node, path: String)] {
    guard let top = draft.page.tree.body else { return [] }
    return textBlocks(of: top).filter { $0.folded.index(ofWord: wanted) != nil }.map {
      ($0.container, ElementPath.text(of: $0.container))
    }
  }

  private func answers(
    about wanted: [UInt8], in draft: Draft, _ homes: [(node: Node, path: String)]
  ) -> [PageExplanation.Answer] {
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

  private func kept(_ wanted: [UInt8], in draft: Draft) -> PageExplanation.Answer? {
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
