package import Markup
internal import Prose

/// A rule's way to name elements: CSS, or XPath if it starts with `/`, `./`, `(` or `xpath:`.
package enum ElementQuery: Sendable {
  case css(Selector)
  case xpath(XPath)

  /// Throws `MarkupError.badSelector`.
  package init(_ text: String) throws(MarkupError) {
    if text.hasPrefix("xpath:") {
      self = .xpath(try XPath(String(text.dropFirst(6))))
    } else if text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("(") {
      self = .xpath(try XPath(text))
    } else {
      self = .css(try Selector(text) { pattern throws(MarkupError) in try BlockTextTest(pattern) })
    }
  }

  /// The query as it was written.
  package var source: String {
    switch self {
    case .css(let selector): selector.source
    case .xpath(let path): path.source
    }
  }

  /// What is found in `top` and inside it, in document order. An XPath that fails finds nothing: `problem`.
  package func all(in top: Node, problem: inout String?) -> [Node] {
    switch self {
    case .css(let selector): return selector.all(in: top)
    case .xpath(let path):
      do {
        // An absolute path starts at the page's root, wherever it is evaluated.
        return try path.evaluate(on: top).nodes.filter { top.contains($0) }
      } catch {
        problem = "\(source): \(error)"
        return []
      }
    }
  }
}

/// The pattern of `:text("…")`: the element's whole text, folded.
private struct BlockTextTest: TextTest {
  let pattern: TextPattern

  init(_ source: String) throws(MarkupError) {
    do {
      pattern = try TextPattern(source)
    } catch {
      throw .badSelector("\(error)")
    }
  }

  func matches(_ node: Node) -> Bool {
    var bytes: [UInt8] = []
    node.appendText(to: &bytes)
    // Folding a whole page for each of its ancestors would be quadratic; no chrome is that long.
    return bytes.count <= FoldedText.maxBytes && pattern.matches(FoldedText(folded: Folding.fold(bytes)))
  }
}
