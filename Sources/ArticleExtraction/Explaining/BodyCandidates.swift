package import Markup
internal import Model
internal import Prose

/// Selectors for a site's bodies, judged on several of its pages.
package struct BodyCandidates {
  /// A selector and the words it finds in each page; nil where it finds nothing.
  package struct Candidate {
    package let selector: String
    package let words: [Int?]
  }

  /// The best first, at most five.
  package let candidates: [Candidate]
  /// How many are worth a look.
  static let maxCount = 5
  /// How far from the body that was found a selector may be, in words: all of it, hardly more.
  static let wordShare = 0.7...1.6

  /// Looks around the bodies that are found without a site's rule.
  package init(of pages: [(bytes: [UInt8], contentType: String?, url: String?)]) throws(MarkupError) {
    var drafts: [(draft: Draft, words: Double)] = []
    for page in pages {
      var draft = Draft(page: try Page(bytes: page.bytes, contentType: page.contentType, url: page.url))
      FindBody().run(on: &draft)
      drafts.append((draft, draft.body.map { Double(WordCount.count($0.text)) } ?? 0))
    }
    var names: [String] = []
    for (draft, _) in drafts {
      for name in BodyCandidates.names(around: draft.body) where !names.contains(name) { names.append(name) }
    }
    var ranked: [(rank: Double, candidate: Candidate)] = []
    for name in names {
      guard let selector = try? Selector(name) else { continue }
      let found = drafts.map { draft, _ in
        draft.page.tree.root.flatMap { selector.first(in: $0) }.map { WordCount.count($0.text) }
      }
      var rank = 0.0
      for (words, (_, wanted)) in zip(found, drafts) {
        guard let words, wanted > 0 else { continue }
        let share = Double(words) / wanted
        if BodyCandidates.wordShare.contains(share) { rank += 1 - abs(1 - share) / 2 }
      }
      if rank > 0 { ranked.append((rank, Candidate(selector: name, words: found))) }
    }
    let sorted = ranked.enumerated().sorted { ($0.element.rank, $1.offset) > ($1.element.rank, $0.offset) }
    candidates = sorted.prefix(BodyCandidates.maxCount).map(\.element.candidate)
  }

  /// Names of a body and of what is close around it, the closest first.
  private static func names(around body: Node?) -> [String] {
    guard let body else { return [] }
    let around = CollectionOfOne(body) + Array(body.ancestors.prefix(2))
    return around.flatMap { node in
      StableNames.names(of: node) + ([.article, .main].contains(node.tag) ? [node.name] : [])
    }
  }
}
