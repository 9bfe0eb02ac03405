package import Markup

extension Mojibake {
  /// Mends each text of a body by itself; returns how many were wrong.
  @discardableResult
  package static func mend(_ body: Node) -> Int {
    var wrong: [(node: Node, text: [UInt8])] = []
    for node in body.descendants where node.isText {
      if let text = node.withContent({ mended($0) }) { wrong.append((node, text)) }
    }
    for (node, text) in wrong { node.setText(text.string) }
    return wrong.count
  }
}
