internal import Markup

extension BodyBuilder {
  /// Copies a formula: the presentation elements of MathML, text only in its tokens.
  ///
  /// HTML inside a formula could end it for a parser, so only its text can stay, and only in tokens.
  mutating func addMath(_ source: Node) {
    guard let formula = root.tree.makeElement(.math) else { return }
    var copy = FormulaCopy(formula: formula)
    source.walk(
      entering: { $0 == source || copy.enter($0) },
      leaving: { if $0 != source { copy.leave($0) } })
    guard copy.hasText, let math = addElement(.math, attributes: MathML.attributes(of: source)) else {
      return
    }
    while let child = formula.firstChild { child.move(toEndOf: math) }
  }
}

/// Copies what may stay of a formula.
private struct FormulaCopy {
  private(set) var hasText = false
  private var parents: [Node]
  private var isKept: [Bool] = []

  init(formula: Node) { parents = [formula] }

  private var parent: Node { parents[parents.count - 1] }

  mutating func enter(_ node: Node) -> Bool {
    if node.isText {
      if MathML.tokens.contains(parent.name) { addToken(node) }
      return false
    }
    guard node.isElement else { return false }
    let name = node.name
    isKept.append(false)
    guard MathML.isAllowed(name), !MathML.tokens.contains(parent.name), parents.count < BodyBuilder.maxDepth,
      let copy = node.tree.makeElement(named: name)
    else { return !MathML.dropped.contains(name) && AllowList.disposition(of: node).isUnwrappedInMath }
    for attribute in MathML.attributes(of: node) { copy.setAttribute(attribute.name, to: attribute.value) }
    copy.move(toEndOf: parent)
    parents.append(copy)
    isKept[isKept.count - 1] = true
    return true
  }

  mutating func leave(_ node: Node) {
    if node.isElement, isKept.popLast() == true { parents.removeLast() }
  }

  private mutating func addToken(_ text: Node) {
    let string = normalizedText(text.text)
    guard !string.isEmpty, string.unicodeScalars.first != "\u{338}" else { return }
    hasText = true
    if let last = parent.lastChild, last.isText {
      last.setText(composed(last.text + string))
    } else {
      text.tree.makeText(string)?.move(toEndOf: parent)
    }
  }
}

extension Disposition {
  /// True for elements that a formula loses while their text stays.
  fileprivate var isUnwrappedInMath: Bool {
    switch self {
    case .unwrap, .boundary, .inline, .block: true
    default: false
    }
  }
}

/// The presentation elements of MathML and the attributes that shape a formula.
private enum MathML {
  static let tokens: Set = ["mi", "mn", "mo", "ms", "mtext"]
  static let dropped: Set = ["annotation", "annotation-xml", "maction", "mglyph", "malignmark"]

  static func isAllowed(_ name: String) -> Bool { tokens.contains(name) || layouts.contains(name) }

  private static let layouts: Set = [
    "menclose", "mfenced", "mfrac", "mmultiscripts", "mover", "mpadded", "mphantom", "mprescripts", "mroot",
    "mrow", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtr", "munder",
    "munderover", "none", "semantics",
  ]

  private static let shaping: Set = [
    "accent", "accentunder", "close", "columnalign", "columnspan", "depth", "dir", "display", "displaystyle",
    "fence", "form", "height", "largeop", "linethickness", "lspace", "mathvariant", "maxsize", "minsize",
    "movablelimits", "notation", "open", "rowalign", "rowspan", "rspace", "scriptlevel", "separator",
    "separators", "stretchy", "symmetric", "voffset", "width",
  ]

  static func attributes(of node: Node) -> [Attribute] {
    node.attributes.filter { shaping.contains($0.name) && $0.value.utf8.count <= 64 }
      .map { ($0.name, normalizedText($0.value)) }
  }
}
