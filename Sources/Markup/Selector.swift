/// A compiled list of CSS selectors, matched right to left on the nodes of a tree.
///
/// The subset: types, `*`, `#id`, `.class`, attribute tests with `i`, the four combinators, lists, `:not`
/// `:is` `:where` `:has` (one level), `:first-child` … `:nth-last-of-type`, `:empty`, `:root`; and `~word`,
/// true when a class or the id has that word (parted at `- _ : / .` and at camelCase). `~` after a compound
/// is the sibling combinator, as in CSS. Class names and ids are case-sensitive, words are not.
package struct Selector: Sendable {
  /// The selector as it was written.
  package let source: String
  let alternatives: [Complex]

  /// Throws `MarkupError.badSelector`, which names the part that is wrong and its column.
  ///
  /// `makeText` compiles the pattern of a `:text("…")`; without it `:text` is refused.
  package init(_ css: String, text makeText: TextTestMaker? = nil) throws(MarkupError) {
    source = css
    var parser = SelectorParser(css, makeText: makeText)
    alternatives = try parser.parse()
  }

  /// True when the node is an element that one of the alternatives selects.
  package func matches(_ node: Node) -> Bool {
    var matcher = SelectorMatcher()
    return node.isElement && matcher.matches(node, any: alternatives)
  }

  /// The node itself and the elements in it that are selected, in document order.
  ///
  /// Gives what was found so far once `SelectorMatcher.maxSteps` is spent.
  package func all(in node: Node) -> [Node] {
    var matcher = SelectorMatcher()
    var found: [Node] = []
    if node.isElement, matcher.matches(node, any: alternatives) { found.append(node) }
    for element in node.elements {
      if matcher.matches(element, any: alternatives) { found.append(element) }
      if matcher.isSpent { break }
    }
    return found
  }

  /// The first of `all(in:)`.
  package func first(in node: Node) -> Node? {
    var matcher = SelectorMatcher()
    if node.isElement, matcher.matches(node, any: alternatives) { return node }
    for element in node.elements {
      if matcher.matches(element, any: alternatives) { return element }
      if matcher.isSpent { break }
    }
    return nil
  }
}

extension Selector {
  /// True when what is selected is of one of the tags in any case.
  package func subjects(areAmong tags: TagSet) -> Bool {
    alternatives.allSatisfy { complex in
      complex.steps.first?.tests.contains { test in
        if case .tag(let tag, _) = test { tags.contains(tag) } else { false }
      } ?? false
    }
  }

  /// True when nothing but an element itself and what it stands in decides: then taking out other elements makes it
  /// select nothing that it didn't select before.
  package var looksUpwardsOnly: Bool {
    alternatives.allSatisfy { $0.looksUpwardsOnly }
  }
}

extension Selector.Complex {
  fileprivate var looksUpwardsOnly: Bool {
    steps.allSatisfy { step in
      if step.combinator?.isSibling == true { return false }
      return step.tests.allSatisfy { test in
        switch test {
        case .tag, .id, .classToken, .words, .attribute, .root, .scope: true
        case .any(let list), .not(let list): list.allSatisfy(\.looksUpwardsOnly)
        case .has, .position, .empty, .text: false
        }
      }
    }
  }
}

/// A test of an element's whole text, for `:text("…")`.
package protocol TextTest: Sendable {
  /// True when the element's text passes.
  func matches(_ node: Node) -> Bool
}

/// Compiles the pattern of a `:text("…")`.
package typealias TextTestMaker = (String) throws(MarkupError) -> any TextTest

extension Selector {
  /// Compounds joined by combinators, the rightmost first.
  struct Complex: Sendable {
    var steps: [Step]
  }

  /// One compound, and how it stands to the next one on its left.
  struct Step: Sendable {
    var tests: [Test]
    var combinator: Combinator?
  }

  enum Combinator: Sendable {
    case descendant, child, nextSibling, laterSibling

    var isSibling: Bool { self == .nextSibling || self == .laterSibling }
  }

  enum Test: Sendable {
    case tag(Tag, name: [UInt8])
    case id([UInt8])
    case classToken([UInt8])
    /// Words that follow each other in one class or in the id, in lower case.
    case words([[UInt8]])
    case attribute(AttributeTest)
    case not([Complex])
    case any([Complex])
    case has([Complex])
    case position(Position)
    case empty
    case root
    /// The element that a `:has` stands on.
    case scope
    case text(any TextTest)
  }

  struct AttributeTest: Sendable {
    /// Ends with a zero byte, as libxml2's names do.
    var name: [UInt8]
    var relation: Relation
    /// In lower case when `ignoresCase`.
    var value: [UInt8] = []
    var ignoresCase = false
  }

  enum Relation: Sendable {
    case present, equals, token, prefix, suffix, substring, dashPrefix
  }

  /// `an+b` among siblings.
  struct Position: Sendable {
    var step: Int
    var offset: Int
    var isOfType = false
    var isFromEnd = false

    func accepts(_ position: Int) -> Bool {
      let distance = position - offset
      return step == 0 ? distance == 0 : distance % step == 0 && distance / step >= 0
    }
  }
}
