internal import Markup
internal import Model

/// Makes a body of chosen blocks: the smallest box around them, all else in it taken out.
struct BodyMaker {
  let isChosen: [Bool]
  /// The body that was found before; images in it stay.
  let before: Node

  func run(on draft: inout Draft) {
    guard let first = isChosen.firstIndex(of: true), let last = isChosen.lastIndex(of: true) else { return }
    guard let body = box(around: first...last, in: draft) else { return }
    var sums = [0]
    for isChosen in isChosen { sums.append(sums[sums.count - 1] + (isChosen ? 1 : 0)) }
    draft.body = body
    var lastText = 0..<0
    var walk = body.descendants
    while let node = walk.next() {
      let range = draft.map.range(of: node)
      let isEmpty =
        range.isEmpty
        ? !BodyMaker.media.contains(node.tag) || isKept(node, below: body, sums, draft)
        : sums[range.upperBound] > sums[range.lowerBound]
      if isEmpty { continue }
      walk.skipChildren()
      remove(node, isRepeated: node.isText && range == lastText, from: &draft)
      if node.isText { lastText = range }
    }
  }

  /// The smallest element around some blocks that can stand for itself.
  private func box(around blocks: ClosedRange<Int>, in draft: Draft) -> Node? {
    var node: Node? = draft.map.blocks[blocks.lowerBound].element
    while let box = node {
      let range = draft.map.range(of: box)
      let holdsAll = range.lowerBound <= blocks.lowerBound && range.upperBound > blocks.upperBound
      if holdsAll, BodyMaker.boxes.contains(box.tag) { return box }
      node = box.parent
    }
    return draft.page.tree.body
  }

  /// Whether an image or a video stays: in the body that was found before unless something with it was
  /// taken out there, elsewhere among chosen blocks.
  private func isKept(_ node: Node, below body: Node, _ sums: [Int], _ draft: Draft) -> Bool {
    let around = node.ancestors.prefix { $0 != body }
    if before.contains(node) {
      return draft.edits.reasons[node] == nil && !around.contains { draft.edits.reasons[$0] != nil }
    }
    guard let box = around.first(where: { !draft.map.range(of: $0).isEmpty }) else { return false }
    let range = draft.map.range(of: box)
    let chosen = Double(sums[range.upperBound] - sums[range.lowerBound])
    return chosen >= Double(range.count) * Weights.chosenShareAroundImages
  }

  private func remove(_ node: Node, isRepeated: Bool, from draft: inout Draft) {
    if let reason = draft.edits.reasons[node] {
      draft.remove(node, rule: reason.rule, kind: reason.kind)
    } else if isRepeated || !before.contains(node) {
      draft.edits.remove(node)
    } else {
      draft.remove(node, rule: "structure/blocks", kind: "other")
    }
  }

  private static let boxes = TagSet([
    .body, .main, .article, .section, .div, .td, .center, .form, .fieldset, .li, .dd, .blockquote, .other,
    .header, .details, .aside,
  ])

  private static let media = TagSet([
    .img, .picture, .video, .audio, .iframe, .embed, .object, .ampImg, .svg, .noscript, .hr,
  ])
}
