internal import Markup

/// What steps moved within a tree or took out of it, in order, so that it can be undone.
struct TreeEdits {
  /// How many removals had been noted before the first edit.
  let removalsBefore: Int
  private var places: [(node: Node, parent: Node?, next: Node?)] = []
  /// Why an element was taken out.
  private(set) var reasons: [Node: (rule: String, kind: String)] = [:]

  /// No edits yet, on top of removals that are final.
  init(removalsBefore: Int = 0) { self.removalsBefore = removalsBefore }

  /// What was moved and is still in the tree.
  var moved: [Node] { places.map(\.node).filter(\.isAttached) }

  /// Takes a node out of the tree.
  mutating func remove(_ node: Node) {
    places.append((node, node.parent, node.nextSibling))
    node.remove()
  }

  /// Moves a node to stand before another.
  mutating func move(_ node: Node, before other: Node) {
    places.append((node, node.parent, node.nextSibling))
    node.move(before: other)
  }

  /// Keeps in mind why an element is about to be taken out.
  mutating func note(rule: String, kind: String, for node: Node) { reasons[node] = (rule, kind) }

  /// Puts everything back to where it stood.
  mutating func undo() {
    while let place = places.popLast() {
      if let next = place.next {
        place.node.move(before: next)
      } else if let parent = place.parent {
        place.node.move(toEndOf: parent)
      }
    }
  }
}
