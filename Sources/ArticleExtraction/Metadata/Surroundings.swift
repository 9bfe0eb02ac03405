internal import Markup
internal import Prose

/// Tells what belongs to the article from what stands around it.
enum Surroundings {
  /// How many levels above an element are looked at.
  static let maxAncestors = 64
  /// No label, such as "Reviewed by", has more bytes.
  static let maxLabelBytes = 100

  /// True for what stands in comments, teasers, captions, sidebars or the frame of the site.
  static func isElsewhere(_ node: Node, headline: Node?) -> Bool {
    if isChrome(node) { return true }
    var isAside = false
    var isFooter = false
    for parent in node.ancestors.prefix(maxAncestors) {
      // What holds the headline too is never around the article, whatever it is called.
      if let headline, parent.contains(headline) { return isAside || isFooter }
      switch parent.tag {
      case .nav, .figure, .figcaption: return true
      case .article: return isTeaser(parent, headline: headline)
      case .main: if !isAside { return false }
      case .li, .a: if isTeaser(parent, headline: headline) { return true }
      case .aside: isAside = true
      case .footer: isFooter = true
      case .body: return isAside || isFooter
      default: break
      }
      if isChrome(parent) { return true }
    }
    return isAside || isFooter
  }

  /// True for an element without the page's headline but with a linked heading of its own.
  private static func isTeaser(_ node: Node, headline: Node?) -> Bool {
    guard let headline, !node.contains(headline) else { return false }
    return node.elements.prefix(60).contains { element in
      headings.contains(element.tag)
        && (node.tag == .a || element.elements.prefix(20).contains { $0.tag == .a }
          || element.ancestors.prefix(2).contains { $0.tag == .a })
    }
  }

  private static func isChrome(_ node: Node) -> Bool {
    let hasWord = node.withAttribute("class") { chromeWords.isFound(in: $0) } ?? false
    return hasWord || node.withAttribute("id") { chromeWords.isFound(in: $0) } ?? false
  }

  private static let headings: Set<Tag> = [.h2, .h3, .h4, .h5, .h6]

  private static let chromeWords = WordFinder([
    "comment", "comments", "commentlist", "respond", "related", "sidebar", "recommended", "recommendations",
    "popular", "trending", "carousel", "menu", "replies", "newsletter", "kommentare", "testimonial",
    "testimonials", "disqus", "teaser", "teasers",
  ])
}

extension Node {
  /// True when its text has at most so many bytes; white space counts four times less.
  func hasText(upTo maxBytes: Int) -> Bool {
    var bytes = 0
    for node in descendants where node.isText {
      bytes += node.withContent { $0.count }
      if bytes > 4 * maxBytes { return false }
    }
    return bytes <= maxBytes || normalizedText(text).utf8.count <= maxBytes
  }

  /// The text, cleaned; empty where it is longer than a label.
  var label: String {
    let size = isText ? withContent { $0.count } : 0
    guard isText ? size <= Surroundings.maxLabelBytes : hasText(upTo: Surroundings.maxLabelBytes) else {
      return ""
    }
    return normalizedText(text)
  }
}
