public import Foundation

/// A feed of any format.
public struct Feed: Sendable, Equatable {
  /// The dialect it was written in.
  public var format: FeedFormat
  /// The character encoding it was written in.
  public var encoding: String?

  // What JSON Feed has keys for.

  /// Plain text.
  public var title: String?
  /// The site.
  public var homePageURL: String?
  /// Where the feed lives.
  public var feedURL: String?
  /// Plain text.
  public var description: String?
  /// A large square picture.
  public var icon: String?
  /// A small square picture.
  public var favicon: String?
  /// The people behind it, for readers.
  public var authors: [Person] = []
  /// BCP 47.
  public var language: String?
  /// True when it will never change again.
  public var isExpired = false
  /// WebSub and other hubs.
  public var hubs: [Hub] = []
  /// The items, in source order.
  public var entries: [Entry] = []

  // What only `_feedmill` has keys for.

  /// The key of a batch's input line, given back.
  public var key: JSONValue?
  /// The file or URL argument it came from, exactly as given.
  public var source: String?
  /// What the title was written as.
  public var titleType: TextType?
  /// The title as sanitised markup, when the source was markup.
  public var titleHTML: String?
  /// The description as sanitised markup, when the source was markup.
  public var descriptionHTML: String?
  /// The rights as sanitised markup, when the source was markup.
  public var rightsHTML: String?
  /// Atom 0.3's `info`, plain text.
  public var info: String?
  /// Atom 0.3's `info` as sanitised markup, when the source was markup.
  public var infoHTML: String?
  /// Where the title stood, when the document says.
  public var titleContext: TextContext?
  /// Where the description stood, when the document says.
  public var descriptionContext: TextContext?
  /// Where the rights stood, when the document says.
  public var rightsContext: TextContext?
  /// Where `info` stood, when the document says.
  public var infoContext: TextContext?
  /// A second, longer title.
  public var subtitle: String?
  /// The feed's id, never normalised.
  public var id: String?
  /// Plain text.
  public var rights: String?
  /// The license's URL.
  public var license: String?
  /// The program that made it.
  public var generator: Generator?
  /// When it was published.
  public var published: Date?
  /// When it was last changed.
  public var updated: Date?
  /// When it was created.
  public var created: Date?
  /// RSS `<ttl>`.
  public var ttlMinutes: Int?
  /// `sy:updatePeriod`.
  public var updatePeriod: String?
  /// `sy:updateFrequency`.
  public var updateFrequency: Int?
  /// `sy:updateBase`.
  public var updateBase: Date?
  /// From when to when it holds (`dcterms:valid`), keys `start` and `end`.
  public var validity: JSONValue?
  /// RSS `<rating>` (PICS).
  public var rating: String?
  /// A wide picture.
  public var logo: String?
  /// Hours (0 … 23, GMT) in which not to poll.
  public var skipHours: [Int] = []
  /// Days on which not to poll, in English.
  public var skipDays: [String] = []
  /// RSS `<cloud>`'s attributes.
  public var cloud: [JSONValue.Member] = []
  /// RSS `<textInput>`.
  public var textInput: [JSONValue.Member] = []
  /// RSS `<image>`: `url`, `title`, `link`, `width`, `height`, `description`.
  public var image: [JSONValue.Member] = []
  /// All categories.
  public var categories: [Category] = []
  /// Authors as the feed had them, with addresses.
  public var people: [Person] = []
  /// Contributors as the feed had them.
  public var contributors: [Person] = []
  /// What it answers (RFC 4685), for a feed of comments.
  public var inReplyTo: [JSONValue] = []
  /// Who published it.
  public var publisher: Person?
  /// RSS `<managingEditor>`.
  public var editor: Person?
  /// RSS `<webMaster>`.
  public var webmaster: Person?
  /// The URL of the format's documentation.
  public var docs: String?
  /// All links.
  public var links: [Link] = []
  /// The iTunes namespace.
  public var itunes: [JSONValue.Member] = []
  /// The Podcasting 2.0 namespace.
  public var podcast: [JSONValue.Member] = []
  /// Elements of namespaces that are not modelled: "prefix:name" and their text, or an object of their attributes.
  public var other: [JSONValue.Member] = []
  /// The next page of a paged feed (RFC 5005, JSON Feed `next_url`).
  public var nextPage: String?
  /// The feed's other pages and its archives; nil when it names none.
  public var paging: Paging?
  /// Entries that were taken back (RFC 6721).
  public var deletedEntries: [DeletedEntry] = []
  /// A GeoJSON geometry: `type`, `coordinates` as longitude, latitude.
  public var geo: JSONValue?
  /// `itunes:new-feed-url` and its like.
  public var newFeedURL: String?
  /// False when the document had to be mended.
  public var isWellFormed = true
  /// What was mended or is odd, with line numbers.
  public var warnings: [String] = []

  /// A feed of which only the format is known.
  public init(format: FeedFormat) { self.format = format }

  /// A place that pushes changes (JSON Feed `hubs`).
  public struct Hub: Sendable, Hashable {
    /// The protocol, `WebSub` or `rssCloud`.
    public var type: String
    /// Where it is.
    public var url: String

    /// A hub.
    public init(type: String, url: String) {
      self.type = type
      self.url = url
    }
  }

  /// The program that made a feed.
  public struct Generator: Sendable, Hashable {
    /// Its name.
    public var name: String?
    /// Its page.
    public var url: String?
    /// Its version.
    public var version: String?

    /// A generator.
    public init(name: String?, url: String? = nil, version: String? = nil) {
      self.name = name
      self.url = url
      self.version = version
    }
  }
}
