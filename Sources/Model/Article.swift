public import Foundation

/// An article as it is handed out: the body without the site's chrome, and all that is known of it.
public struct Article: Sendable, Equatable {
  // What JSON Feed has keys for.

  /// The entry's id, else the canonical URL, else a hash.
  public var id: String?
  /// The article's page.
  public var url: String?
  /// The page that a link-blog entry talks about.
  public var externalURL: String?
  /// Plain text, without the site's name.
  public var title: String?
  /// The sanitised body.
  public var contentHTML: String?
  /// The body as plain text: blocks separated by one blank line.
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
  /// The people who wrote it.
  public var authors: [Person] = []
  /// What it is about.
  public var tags: [String] = []
  /// BCP 47.
  public var language: String?
  /// Files that belong to it.
  public var attachments: [Enclosure] = []

  // What only `_feedmill` has keys for.

  /// The key of a batch's input line, given back.
  public var key: JSONValue?
  /// The file or URL argument it came from, exactly as given.
  public var source: String?
  /// The page's own idea of its URL.
  public var canonicalURL: String?
  /// The site's name.
  public var siteName: String?
  /// The section of the site.
  public var section: String?
  /// A standfirst or second headline.
  public var subtitle: String?
  /// The title as its source had it, when a name or a label was taken off.
  public var rawTitle: String?
  /// The date of publication as its source wrote it.
  public var publishedRaw: String?
  /// The date of change as its source wrote it.
  public var modifiedRaw: String?
  /// Words of `contentText`.
  public var wordCount: Int?
  /// `sha256:` of the normalised `contentText`.
  public var contentHash: String?
  /// A 64-bit SimHash of `contentText`.
  public var fingerprint: UInt64?
  /// True when the page says or shows that its text is gated.
  public var isPartial = false
  /// True when someone paid for it.
  public var isSponsored: Bool?
  /// An author's biography that stood in the body.
  public var authorNote: String?
  /// Whether a poll met it for the first time.
  public var event: Event?
  /// How often its content changed since it was new.
  public var revision: Int?
  /// Its number in the order of delivery; grows with each article of a home.
  public var sequence: Int?
  /// The id of an article that says the same.
  public var duplicateOf: String?
  /// The page it was extracted from.
  public var page: Page?
  /// The feed it came from.
  public var feed: FeedReference?
  /// How the body was found.
  public var extraction: Extraction
  /// What is odd.
  public var warnings: [String] = []
  /// What the feed said, if it came from one.
  public var entry: Entry?

  /// An article of which only the method is known.
  public init(extraction: Extraction) { self.extraction = extraction }

  /// What a poll has to say about an article.
  public enum Event: String, Sendable {
    /// It was not known before.
    case new
    /// It was known and its content changed.
    case update
  }

  /// The page an article was extracted from.
  public struct Page: Sendable, Equatable {
    /// Its URL after redirects.
    public var url: String?
    /// The HTTP status.
    public var status: Int?
    /// The `Content-Type` header.
    public var contentType: String?
    /// The character encoding it was read in.
    public var encoding: String?
    /// When it was fetched.
    public var fetchedAt: Date?
    /// Where its record begins in the web archive it came from, in bytes of the file.
    public var recordOffset: Int?
    /// The id of that record.
    public var recordID: String?

    /// A page.
    public init(url: String? = nil, encoding: String? = nil) {
      self.url = url
      self.encoding = encoding
    }
  }

  /// The feed an article came from.
  public struct FeedReference: Sendable, Equatable {
    /// Where it lives.
    public var url: String?
    /// Its title.
    public var title: String?
    /// Its dialect.
    public var format: FeedFormat?

    /// A reference to a feed.
    public init(url: String?, title: String?, format: FeedFormat?) {
      self.url = url
      self.title = title
      self.format = format
    }
  }
}
