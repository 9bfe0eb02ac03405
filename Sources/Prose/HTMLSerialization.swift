package import Markup

/// The HTML of what is inside `body`, a tree that `Sanitizer` cleaned.
///
/// Written by the HTML standard's rules, with a line end between two blocks; parsed and written again
/// it gives the same bytes.
package func serialize(_ body: Node) -> [UInt8] {
  var html = HTMLWriter()
  body.walk(
    entering: { node in
      if node == body { return true }
      if node.isText {
        node.withContent { html.text($0) }
        return false
      }
      guard node.isElement else { return false }
      html.start(node.tag == .other ? node.name : node.tag.name, attributes: node.attributes)
      if node.tag == .pre, startsWithLineEnd(node) { html.raw("\n") }
      return true
    },
    leaving: { node in
      guard node != body, node.isElement else { return }
      if node.tag == .other { html.end(node.name) } else { html.end(node.tag) }
      if node.tag.isBlock, let next = node.nextSibling, next.tag.isBlock { html.raw("\n") }
    })
  return html.bytes
}

/// The parser drops a line end right after `<pre>`, so one that is meant is written twice.
private func startsWithLineEnd(_ node: Node) -> Bool {
  guard let first = node.firstChild, first.isText else { return false }
  return first.withContent { $0.count > 0 && $0[0] == 0x0A }
}
