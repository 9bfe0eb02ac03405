package import Markup

/// Writes a body as CommonMark with GFM tables.
package enum Markdown {
  /// The Markdown of what is inside `body`.
  package static func render(_ body: Node) -> String { PlainText.render(body) }
}
