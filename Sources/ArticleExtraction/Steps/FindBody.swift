internal import Markup
internal import Model

/// Finds the element that holds a page's article: the one whose blocks are worth most together.
struct FindBody: ExtractionStep {
  func run(on draft: inout Draft) {
    guard draft.body == nil, draft.detectsBody, let top = draft.page.tree.body else { return }
    let candidates = BodySearch.candidates(in: top, of: draft.map)
    let prose = BodySearch(map: draft.map, score: draft.score).body(among: candidates)
    let all = BodySearch(map: draft.map, score: Score(scattered: draft.map)).body(among: candidates)
    // What a site's rule did before is final.
    draft.edits = TreeEdits(removalsBefore: draft.removals.count)
    draft.candidates = (prose, all)
    draft.layout = PageLayout(prose: prose, all: all, in: draft)
    draft.body = draft.layout == .prose ? prose : all
    if draft.body != nil { draft.method = .generic }
  }
}

extension Draft {
  /// The words of the body that would be found without a rule.
  var wordsOfDetectedBody: Double {
    guard let top = page.tree.body else { return 0 }
    let candidates = BodySearch.candidates(in: top, of: map)
    return BodySearch(map: map, score: score).body(among: candidates).map { words(in: $0) } ?? 0
  }
}

/// The search itself.
private struct BodySearch {
  let map: BlockMap
  let score: Score

  /// The body; nil when nothing on the page is worth anything.
  func body(among candidates: [Node]) -> Node? {
    var best: Node?
    var bestWorth = 0.0
    for node in candidates {
      let worth = worth(of: node)
      // A later candidate with the same worth stands deeper: the tighter one wins.
      if worth >= bestWorth, worth > 0 {
        best = node
        bestWorth = worth
      }
    }
    guard let best else { return nil }
    return tightened(best)
  }

  /// The elements that may be a body: those of some tags that hold blocks.
  static func candidates(in top: Node, of map: BlockMap) -> [Node] {
    var found = [top]
    for node in top.elements where containers.contains(node.tag) && !map.range(of: node).isEmpty {
      found.append(node)
    }
    return found
  }

  private func worth(of node: Node) -> Double {
    let worth = score.sum(map.range(of: node))
    return map.hints(of: node).contains(.body) ? worth * Weights.bodyClaimFactor : worth
  }

  /// Goes down while one child holds nearly all of what the element is worth.
  private func tightened(_ start: Node) -> Node {
    var body = start
    while true {
      let needed = score.sum(map.range(of: body)) * Weights.descendShare
      let child = body.elementChildren.first {
        BodySearch.containers.contains($0.tag) && score.sum(map.range(of: $0)) >= needed
      }
      guard let child else { return body }
      body = child
    }
  }

  private static let containers = TagSet([
    .body, .main, .article, .section, .div, .td, .tr, .tbody, .table, .center, .li, .ul, .ol, .form,
    .blockquote, .dd,
    .dl, .fieldset, .other, .header, .font, .span, .p, .details, .figure, .aside,
  ])
}
