package import Foundation
package import Model

/// What a page says of its article, read from the untouched tree.
package struct Metadata: Sendable {
  /// Plain text, without the site's name.
  package var title: String?
  /// A standfirst or second headline.
  package var subtitle: String?
  /// The publisher's own summary.
  package var summary: String?
  /// The people who wrote it.
  package var authors: [Person] = []
  /// When it was published.
  package var published: Date?
  /// The date as the page wrote it.
  package var publishedRaw: String?
  /// When it was last changed.
  package var modified: Date?
  /// The date of change as the page wrote it.
  package var modifiedRaw: String?
  /// BCP 47.
  package var language: String?
  /// The lead image.
  package var image: String?
  /// The images that the page names as its own, not yet judged.
  var images: [SourcedValue<String>] = []
  /// The site's name.
  package var siteName: String?
  /// The section of the site.
  package var section: String?
  /// What it is about.
  package var tags: [String] = []
  /// The page's own idea of its URL.
  package var canonicalURL: String?
  /// True when the page says that its text is gated.
  package var isPartial = false
  /// True when the page says that someone paid for it.
  package var isSponsored: Bool?
  /// The types the page's structured data and `og:type` name, lower case: `newsarticle`, `product`, …
  package var types: Set<String> = []
  /// What relative links are relative to.
  package var baseURL: String?
  /// The program that made the page.
  package var generator: String?
  /// The whole text, when structured data carries it.
  package var articleBody: String?
  /// Where each field came from.
  package var sources: [Extraction.FieldSource] = []

  /// Metadata of which nothing is known.
  package init() {}
}
