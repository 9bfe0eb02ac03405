internal import Markup

/// A body that stands in several elements of a page.
enum BodyParts {
  /// The elements put together in a new one, in their order; those that lie in others come with them.
  ///
  /// Needs at least one; gives that itself when no other stands beside it.
  static func joined(_ nodes: [Node]) -> Node {
    let first = nodes[0]
    var outer: [Node] = []
    for node in nodes where !outer.contains(where: { $0.contains(node) }) { outer.append(node) }
    guard outer.count > 1, let whole = first.tree.makeElement(.div) else { return first }
    whole.move(before: first)
    for node in outer { node.move(toEndOf: whole) }
    return whole
  }
}
