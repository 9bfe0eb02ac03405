internal import Markup

extension BodyBuilder {
  /// Copies a formula: the presentation elements of MathML, text only in its tokens.
  ///
  /// HTML inside a formula could end it for a parser, so only its text can stay, and only in tokens.
  mutating func addMath(_ source: Node) {
    guard source.elements.contains(where: { MathML.tokens.contains($0.name) }) else { return }
    guard let math = addElement(.math, attributes: MathML.attributes(of: source)) else { return }
    var parents = [math]
    var isKept: [Bool] = []
    source.walk(
      entering: { node in
        if node == source { return true }
        if node.isText {
          if MathML.tokens.contains(parents[parents.count - 1].name) {
            addToken(node, to: parents[parents.count - 1])
          }
          return false
        }
        let isAllowed = node.isElement && MathML.isAllowed(node.name) && parents.count < BodyBuilder.maxDepth
        let isInToken = MathML.tokens.contains(parents[parents.count - 1].name)
        isKept.append(isAllowed && !isInToken)
        guard isAllowed, !isInToken, let copy = root.tree.makeElement(named: node.name) else {
          if isAllowed && !isInToken { isKept[isKept.count - 1] = false }
          return node.isElement && !MathML.dropped.contains(node.name)
            && AllowList.disposition(of: node).isUnwrappedInMath
        }
        for attribute in MathML.attributes(of: node) {
          copy.setAttribute(attribute.name, to: attribute.value)
        }
        copy.move(toEndOf: parents[parents.count - 1])
        parents.append(copy)
        return true
      },
      leaving: { node in
        guard node != source, !node.isText, isKept.popLast() == true else { return }
        parents.removeLast()
      })
  }

  private func addToken(_ text: Node, to token: Node) {
    let string = normalizedText(text.text)
    guard !string.isEmpty, string.unicodeScalars.first != "\u{338}" else { return }
    if let last = token.lastChild, last.isText {
      last.setText(last.text + string)
    } else {
      root.tree.makeText(string)?.move(toEndOf: token)
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
