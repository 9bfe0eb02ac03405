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
      if !allowedNames.contains(String(name)) { found.append("the element \(name)") }
      if !voidNames.contains(String(name)) { open.append(name) }
      while let attribute = tag.prefixMatch(of: /\ ([a-z]+)="([^"]*)"/) {
        tag = tag[attribute.range.upperBound...]
        if !allowedAttributes.contains(String(attribute.1)) { found.append("the attribute \(attribute.1)") }
        if ["href", "src", "cite", "poster"].contains(attribute.1), !isAllowedURL(attribute.2) {
          found.append("the URL \(attribute.2)")
        }
      }
      if !tag.isEmpty { found.append("the rest of a tag \(tag)") }
    }
    return open.isEmpty ? found : found + ["\(open) without an end"]
  }

  private static func isAllowedURL(_ url: Substring) -> Bool {
    ["http://", "https://", "mailto:", "tel:", "data:image/png;base64,"].contains { url.hasPrefix($0) }
  }

  private static let voidNames: Set = ["br", "col", "hr", "img", "source", "track", "wbr"]
  private static let allowedNames = Set(
    """
    p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code samp kbd var em strong b i u s sub sup \
    small mark abbr time del ins br hr a img picture source figure figcaption table caption thead tbody tfoot \
    tr th td colgroup col audio video track details summary ruby rt rp bdi bdo wbr math mi mn mo ms mtext mrow \
    mfrac msqrt msup msub
    """.split(separator: " ").map(String.init))
  private static let allowedAttributes = Set(
    """
    href src srcset alt title width height cite datetime lang dir colspan rowspan scope start reversed type \
    controls poster rel
    """.split(separator: " ").map(String.init))
}
