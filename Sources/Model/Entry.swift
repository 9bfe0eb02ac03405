public import Foundation

/// One item of a feed, with everything the feed said about it.
public struct Entry: Sendable, Equatable {
  // What JSON Feed has keys for.

  /// The feed's id, else the URL, else a hash; see OUTPUT's `id`.
  public var id: String?
  /// The article's page.
  public var url: String?
  /// The page that a link-blog entry talks about.
  public var externalURL: String?
  /// Plain text.
  public var title: String?
  /// The sanitised content.
  public var contentHTML: String?
  /// The content as plain text.
  public var contentText: String?
  /// The publisher's own summary, plain text.
  public var summary: String?
  /// The lead image.
  public var image: String?
  /// JSON Feed's `banner_image`.
  public var bannerImage: String?
  /// When it was published.
  public var published: Date?
  /// When it was last changed.
  public var modified: Date?
  /// The people who wrote it, for readers: names without addresses.
  public var authors: [Person] = []
  /// Category terms.
  public var tags: [String] = []
  /// BCP 47.
  public var language: String?
  /// Files that belong to it.
  public var attachments: [Enclosure] = []

  // What only `_feedmill` has keys for.

  /// Blocks of the site's chrome that were removed from the contents, by kind.
  public var removed: [String: Int] = [:]
  /// An author's biography that was moved out of the content.
  public var authorNote: String?
  /// Whether a notice in the content said that it is only a part.
  public var isPartial = false
  /// The id as the feed had it, never normalised.
  public var rawID: String?
  /// The title as the feed had it, when the site's name or a label was taken off.
  public var rawTitle: String?
  /// What the title was written as.
  public var titleType: TextType?
  /// The title as sanitised markup, when the source was markup.
  public var titleHTML: String?
  /// The summary as sanitised markup, when the source was markup.
  public var summaryHTML: String?
  /// Where the title stood, when the document says.
  public var titleContext: TextContext?
  /// Where the summary stood, when the document says.
  public var summaryContext: TextContext?
  /// Where the rights stood, when the document says.
  public var rightsContext: TextContext?
  /// Every content and summary as the feed had it, unsanitised.
  public var contents: [Content] = []
  /// All links.
  public var links: [Link] = []
  /// All categories.
  public var categories: [Category] = []
  /// Authors as the feed had them, with addresses.
  public var people: [Person] = []
  /// Contributors as the feed had them.
  public var contributors: [Person] = []
  /// The page with comments.
  public var commentsURL: String?
  /// How many comments there are.
  public var commentCount: Int?
  /// The feed of comments.
  public var commentsFeed: String?
  /// Where comments can be posted (`wfw:comment`).
  public var commentsAPI: String?
  /// The feed it was taken from, by the feed's own key names.
  public var sourceFeed: JSONValue?
  /// Rights, plain text.
  public var rights: String?
  /// Rights as sanitised markup, when the source was markup.
  public var rightsHTML: String?
  /// The license's URL.
  public var license: String?
  /// The date as the feed wrote it.
  public var publishedRaw: String?
  /// The date of change as the feed wrote it.
  public var modifiedRaw: String?
  /// When it ceases to hold.
  public var expired: Date?
  /// When it was created.
  public var created: Date?
  /// RSS: whether the guid is the permalink.
  public var guidIsPermalink: Bool?
  /// A GeoJSON geometry: `type`, `coordinates` as longitude, latitude.
  public var geo: JSONValue?
  /// The iTunes namespace.
  public var itunes: [JSONValue.Member] = []
  /// The Podcasting 2.0 namespace.
  public var podcast: [JSONValue.Member] = []
  /// Media RSS objects.
  public var media: [Media] = []
  /// Small pictures.
  public var thumbnails: [Thumbnail] = []
  /// Chapters of an episode.
  public var chapters: [Chapter] = []
  /// What it answers (RFC 4685).
  public var inReplyTo: [JSONValue] = []
  /// Who published it.
  public var publisher: Person?
  /// Elements of namespaces that are not modelled: "prefix:name" and their text, or an object of their attributes.
  public var other: [JSONValue.Member] = []
  /// What was mended or is odd.
  public var warnings: [String] = []

  /// An entry of which nothing is known.
  public init() {}
}
