package import Markup

/// What rules need to know about the page they are applied to.
package protocol RulePage {
  /// The page's root element; nil for plain text.
  var root: Node? { get }
  /// Where the page comes from, after redirects.
  var url: String? { get }
  /// BCP 47, as far as the page says it.
  var language: String? { get }
  /// What the site calls itself: `og:site_name`, the feed's title.
  var siteNames: [String] { get }
  /// The contents of the `meta` elements with that name or property, in page order.
  func metaContents(_ name: String) -> [String]
  /// The values of a key of the page's JSON-LD article; names of persons and things for objects.
  func jsonLDValues(_ key: String) -> [String]
  /// The values of a field of the feed entry that led to the page.
  func feedValues(_ field: String) -> [String]
}

extension RulePage {
  package var siteNames: [String] { [] }
  package func metaContents(_ name: String) -> [String] { [] }
  package func jsonLDValues(_ key: String) -> [String] { [] }
  package func feedValues(_ field: String) -> [String] { [] }
}

/// A page of which nothing is known but what is given here.
package struct BarePage: RulePage {
  package var root: Node?
  package var url: String?
  package var language: String?
  package var siteNames: [String]

  package init(root: Node? = nil, url: String? = nil, language: String? = nil, siteNames: [String] = []) {
    self.root = root
    self.url = url
    self.language = language
    self.siteNames = siteNames
  }
}
