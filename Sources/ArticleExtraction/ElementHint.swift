internal import Markup

/// What the words of an element's id, classes and role say about what is inside.
struct ElementHint: OptionSet {
  let rawValue: UInt8

  /// Navigation, footers, newsletters, share bars: never an article's prose.
  static let chrome = ElementHint(rawValue: 1)
  /// Readers' comments: prose, but the article only of a forum.
  static let comments = ElementHint(rawValue: 2)
  /// Related stories, sidebars, cards: seldom an article's prose.
  static let doubtful = ElementHint(rawValue: 4)
  /// Says that it holds the article's text.
  static let body = ElementHint(rawValue: 8)
  /// Not shown.
  static let hidden = ElementHint(rawValue: 16)
}

extension ElementHint {
  /// The hints of one element, not counting those around it.
  init(_ node: Node, words: ElementWords) {
    self = []
    switch node.tag {
    case .nav, .footer, .dialog, .menu: insert(.chrome)
    case .aside: insert(.doubtful)
    case .article, .main: insert(.body)
    default: break
    }
    guard node.hasAttributes else { return }
    if node.hasAttribute("hidden") || ElementHint.isHiddenByStyle(node), !ElementHint.isFolded(node) {
      insert(.hidden)
    }
    node.withAttribute("role") { addRole($0) }
    node.withAttribute("itemprop") { if String(copying: $0).hasSuffix("rticleBody") { insert(.body) } }
    formUnion(words.hints(of: node))
  }

  private mutating func addRole(_ role: Span<UInt8>) {
    switch String(copying: role) {
    case "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar":
      insert(.chrome)
    case "complementary": insert(.doubtful)
    case "main", "article": insert(.body)
    default: break
    }
  }

  private static func isHiddenByStyle(_ node: Node) -> Bool {
    node.withAttribute("style") { style in
      style.count >= 12 && ElementHint.hidingStyles.contains { style.says($0) }
    } ?? false
  }

  /// True for a part that opens at a click on its heading.
  private static func isFolded(_ node: Node) -> Bool {
    let isRegion =
      node.withAttribute("role") { ["region", "tabpanel"].contains(String(copying: $0)) } ?? false
    return isRegion || node.withAttribute("class") { foldedNames.isFound(in: $0) } ?? false
      || node.withAttribute("id") { foldedNames.isFound(in: $0) } ?? false
  }

  /// True when the element may well hold the article, whatever words name it as chrome: it may be called
  /// after the share buttons in it, but not after a consent.
  static func mayHoldProse(_ node: Node) -> Bool {
    switch node.tag {
    case .nav, .footer, .dialog, .menu, .aside: return false
    default: return !(node.withAttribute("class") { proseless.isFound(in: $0) } ?? false)
    }
  }

  private static let foldedNames = WordFinder(["accordion", "collapsible", "expandable"])
  private static let proseless = WordFinder([
    "cookie", "cookies", "consent", "gdpr", "popup", "modal", "copyright", "footer", "login", "signin",
    "comments", "comment", "disqus", "newsletter", "sidebar", "related", "relatedposts", "recirc",
  ])

  private static let hidingStyles = ["display:none", "visibility:hidden"].map { Array($0.utf8) }

  /// The words of classes and ids that give each hint.
  static let wordLists: [(ElementHint, String)] = [
    (
      .chrome,
      """
      newsletter signup subscribe share sharing social sharedaddy addtoany cookie cookies consent gdpr popup modal \
      copyright footer pagination pager advert advertisement ad ads adsense sponsored outbrain taboola menu nav navbar \
      navigation promo donate donation breadcrumb breadcrumbs toolbar masthead colophon login signin skip yarpp \
      jp relatedposts recirc anzeige werbung publicidad publicite pubblicita publicidade reklama reklam advertentie teilen compartir \
      searchform cart minicart offcanvas drawer topbar
      """
    ),
    (
      .comments,
      """
      comments comment respond disqus commentlist replies kommentare kommentar comentarios commentaires commenti \
      komentarze yorumlar
      """
    ),
    (
      .doubtful,
      """
      related recommended recommend recommendations trending popular sidebar aside teaser teasers \
      rail readmore upsell crosssell carousel slider
      """
    ),
    (.body, "article story post entry content body text main hentry prose"),
  ]
}

extension Span<UInt8> {
  /// True when a text in ASCII small letters stands in this one, whatever spaces are in between.
  fileprivate func says(_ text: [UInt8]) -> Bool {
    for start in indices where matches(text, from: start) { return true }
    return false
  }

  private func matches(_ letters: [UInt8], from start: Int) -> Bool {
    var matched = 0
    var index = start
    while index < count {
      let byte = self[index]
      if byte != UInt8(ascii: " ") || matched == 0 {
        guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == letters[matched] else { return false }
        matched += 1
        if matched == letters.count { return true }
      }
      index += 1
    }
    return false
  }
}
