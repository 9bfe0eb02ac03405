internal import Markup
internal import Prose

/// Reads the names out of elements that hold a byline, and tells those of the article from all others.
enum BylineMarkup {
  /// A stretch of a byline without a break in it.
  struct Segment {
    var text = ""
    var isLink = false
  }

  /// The names in an element: of the links where the first name is one, else of its first stretch and
  /// of those that a comma or an "and" joins to it.
  ///
  /// Where it is certain that the element holds names and nothing else, they may be written in small letters.
  static func names(in node: Node, isCertain: Bool = false) -> [String] {
    if node.tag == .meta, let content = node.attribute("content") { return PersonNames.names(in: content) }
    var names: [String] = []
    var isLinked = false
    var isJoined = true
    for segment in segments(of: node) {
      if PersonNames.afterLead(segment.text[...], PersonWords.otherRoles) != nil { break }
      let found = PersonNames.names(in: segment.text).filter { isCertain || isName($0, of: segment) }
      if names.isEmpty {
        isLinked = segment.isLink
        names = found
      } else if isLinked ? segment.isLink : isJoined || joins(segment.text.prefix(5)) {
        names += found
      }
      isJoined = joins(segment.text.suffix(5)) || !found.isEmpty && isJoined && names.isEmpty
    }
    return names
  }

  /// True when the text is, or has at an end, what joins two names.
  private static func joins(_ text: Substring) -> Bool {
    let text = text.lowercased()
    return text.hasSuffix(",") || text.hasPrefix(",") || text.hasPrefix("& ") || text.hasSuffix("&")
      || ["and", "und", "et", "y", "e", "i", "og", "och", "en", "и"].contains { word in
        text == word || text.hasPrefix(word + " ") || text.hasSuffix(" " + word)
      }
  }

  /// A byline in running text is no name; a login that is a link, or that follows "by", is one.
  private static func isName(_ name: String, of segment: Segment) -> Bool {
    if PersonNames.isCapitalized(name) { return true }
    let words = segment.text.split(separator: " ").count
    let isSigned = PersonNames.afterLead(segment.text[...], PersonWords.leads) != nil
    return isSigned ? words <= 5 : !name.contains(" ") && words <= 3
  }

  /// The stretches of text between the edges of blocks, links and line breaks.
  static func segments(of node: Node) -> [Segment] {
    var segments = [Segment(isLink: node.tag == .a)]
    for part in node.descendants {
      if part.isText {
        let isLink = node.tag == .a || part.ancestors.prefix(3).contains { $0.tag == .a }
        let text = normalizedText(part.text)
        guard !text.isEmpty else { continue }
        if isLink != segments[segments.count - 1].isLink || startsBlock(part, in: node) {
          segments.append(Segment(isLink: isLink))
        }
        segments[segments.count - 1].text += (segments[segments.count - 1].text.isEmpty ? "" : " ") + text
      }
    }
    return segments.filter { !$0.text.isEmpty }
  }

  /// True for the first text of a block inside the element, and for a text after a block or a line break.
  private static func startsBlock(_ text: Node, in node: Node) -> Bool {
    var part = text
    while part != node {
      if let previous = part.previousSibling {
        return breaks.contains(previous.tag) || breaks.contains(part.tag)
      }
      if breaks.contains(part.tag) { return true }
      guard let parent = part.parent else { return false }
      part = parent
    }
    return false
  }

  private static let breaks: Set<Tag> = [
    .a, .p, .div, .li, .ul, .br, .h1, .h2, .h3, .h4, .h5, .h6, .time, .small, .dd, .dt, .td, .tr, .section,
    .header, .footer, .address, .figure, .svg, .hr,
  ]

  /// True for the name after "Reviewed by" and the like.
  static func hasOtherRole(_ node: Node) -> Bool {
    for part in [node] + node.ancestors.prefix(2) {
      if part.withAttribute("class", { otherRoleWords.isFound(in: $0) }) ?? false { return true }
    }
    var previous = node.previousSibling
    while let text = previous, text.isText, text.label.isEmpty { previous = text.previousSibling }
    guard let label = previous?.label else { return false }
    return PersonNames.afterLead(label[...], PersonWords.otherRoles)?.isEmpty ?? false
  }

  private static let otherRoleWords = WordFinder(["license", "credit", "credits", "caption", "reviewer"])
}
