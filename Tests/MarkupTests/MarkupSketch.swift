@testable import Markup

/// The repaired text of a page.
func repaired(_ html: String, limits: MarkupLimits = .init()) -> String {
  String(decoding: RepairedHTML(Array(html.utf8), limits: limits).utf8, as: UTF8.self)
}

/// What a page's body is to libxml2 after the repair pass: `p{one b{two}}`, attributes left out.
func sketch(_ html: String, limits: MarkupLimits = .init()) throws -> String {
  let page = try HTMLTree(utf8: RepairedHTML(Array(html.utf8), limits: limits).utf8)
  guard let body = page.body else { return "" }
  return sketch(body)
}

/// What is in a node, as `p{one b{two}}`.
func sketch(_ node: Node) -> String {
  var text = ""
  for child in node.children {
    guard child.isElement else {
      text += child.text
      continue
    }
    text += child.name + "{" + sketch(child) + "}"
  }
  return text
}
