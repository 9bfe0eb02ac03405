/// Checks clean HTML against the contract's allow-list.
package enum SafeHTML {
  /// What breaks the contract in output, found by reading its tags without any parser of ours.
  package static func problems(in html: String) -> [String] {
    // A combining character would make one Character of itself and the `>` before it.
    let html = String(String.UnicodeScalarView(html.unicodeScalars.map { $0.isASCII ? $0 : "x" }))
    var found: [String] = []
    var open: [Substring] = []
    for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard let end = piece.firstIndex(of: ">") else { return found + ["a tag without an end"] }
      var tag = piece[..<end]
      if tag.first == "/" {
        if open.popLast() != tag.dropFirst() { found.append("a misplaced end tag \(tag)") }
        continue
      }
      let name = tag.prefix { $0 != " " }
      tag = tag[name.endIndex...]
      if !allowsElement(String(name)) { found.append("the element \(name)") }
      if !voidNames.contains(String(name)) { open.append(name) }
      while let attribute = tag.prefixMatch(of: /\ ([a-z]+)="([^"]*)"/) {
        tag = tag[attribute.range.upperBound...]
        if let problem = problem(attribute: String(attribute.1), value: String(attribute.2)) {
          found.append(problem)
        }
      }
      if !tag.isEmpty { found.append("the rest of a tag \(tag)") }
    }
    return open.isEmpty ? found : found + ["\(open) without an end"]
  }

  /// Whether an element may stand in clean output.
  package static func allowsElement(_ name: String) -> Bool {
    allowedNames.contains(name) || formulaNames.contains(name)
  }

  /// What breaks the contract in an attribute; nil when nothing does.
  package static func problem(attribute name: String, value: String) -> String? {
    guard allowedAttributes.contains(name) || formulaAttributes.contains(name) else {
      return "the attribute \(name)"
    }
    if ["href", "src", "cite", "poster"].contains(name), !isAllowedURL(value) { return "the URL \(value)" }
    let candidates = name == "srcset" ? value.split(separator: ", ") : []
    return candidates.first { !$0.hasPrefix("http://") && !$0.hasPrefix("https://") }.map {
      "the candidate \($0)"
    }
  }

  private static func isAllowedURL(_ url: String) -> Bool {
    let starts =
      ["http://", "https://", "mailto:", "tel:"]
      + ["png", "jpeg", "gif", "webp"].map {
        "data:image/\($0);base64,"
      }
    return starts.contains { url.hasPrefix($0) }
  }

  private static let voidNames: Set = ["br", "col", "hr", "img", "source", "track", "wbr"]
  private static let allowedNames = Set(
    """
    p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code samp kbd var em strong b i u s sub sup \
    small mark abbr time del ins br hr a img picture source figure figcaption table caption thead tbody tfoot \
    tr th td colgroup col audio video track details summary ruby rt rp bdi bdo wbr
    """.split(separator: " ").map(String.init))
  private static let allowedAttributes = Set(
    """
    href src srcset alt title width height cite datetime lang dir colspan rowspan scope start reversed type \
    controls poster rel
    """.split(separator: " ").map(String.init))
  private static let formulaNames = Set(
    """
    math mi mn mo ms mtext menclose mfenced mfrac mmultiscripts mover mpadded mphantom mprescripts mroot mrow \
    mspace msqrt mstyle msub msubsup msup mtable mtd mtr munder munderover none semantics
    """.split(separator: " ").map(String.init))
  private static let formulaAttributes = Set(
    """
    accent accentunder close columnalign columnspan depth display displaystyle fence form largeop \
    linethickness lspace mathvariant maxsize minsize movablelimits notation open rowalign rspace scriptlevel \
    separator separators stretchy symmetric voffset
    """.split(separator: " ").map(String.init))
}
