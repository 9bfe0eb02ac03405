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

/// A generator whose numbers are the same on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
