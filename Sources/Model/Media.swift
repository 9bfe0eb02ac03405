/// A media object (Media RSS `media:content`).
public struct Media: Sendable, Hashable {
  /// Where it is.
  public var url: String?
  /// Its media type.
  public var type: String?
  /// `image`, `audio`, `video`, `document` or `executable`.
  public var medium: String?
  /// Width in pixels.
  public var width: Int?
  /// Height in pixels.
  public var height: Int?
  /// Playing time in seconds.
  public var duration: Double?
  /// Size in bytes.
  public var fileSize: Int?
  /// Kilobits a second.
  public var bitrate: Double?
  /// Frames a second.
  public var framerate: Double?
  /// Samples a second, in thousands.
  public var samplingRate: Double?
  /// Audio channels.
  public var channels: Int?
  /// The language that is spoken in it (BCP 47).
  public var language: String?
  /// `full`, `sample` or `nonstop`.
  public var expression: String?
  /// True for the one of its group to be taken when nothing speaks for another.
  public var isDefault: Bool?
  /// Its title, plain text.
  public var title: String?
  /// Its description, plain text.
  public var description: String?
  /// Who took part.
  public var credits: [Credit] = []
  /// What it is about, in words.
  public var keywords: [String] = []
  /// The rating of its audience.
  public var rating: String?
  /// Where it may be shown.
  public var restriction: Restriction?
  /// The terms it is under.
  public var license: License?
  /// The URL of a page or player that shows it.
  public var playerURL: String?
  /// The width of the player's window, in pixels.
  public var playerWidth: Int?
  /// The height of the player's window, in pixels.
  public var playerHeight: Int?
  /// Pictures that stand for it.
  public var thumbnails: [Thumbnail] = []
  /// What it is about.
  public var categories: [Category] = []
  /// What else Media RSS says of it, under `Media.detailKeys` and in their order.
  public var details: [JSONValue.Member] = []

  /// A media object of which nothing is known.
  public init() {}

  /// The keys that `details` may have, in the order of the output.
  public static let detailKeys = [
    "ratings", "restrictions", "hashes", "texts", "sub_titles", "scenes", "prices", "peer_links", "embed",
    "status", "rights", "copyright", "community", "comments", "responses", "back_links", "geo",
  ]

  /// Someone's part in a media object.
  public struct Credit: Sendable, Hashable {
    /// What they did.
    public var role: String?
    /// Who they are.
    public var name: String
    /// The vocabulary of the role; nil for the European Broadcasting Union's.
    public var scheme: String?

    /// A credit.
    public init(role: String?, name: String, scheme: String? = nil) {
      self.role = role
      self.name = name
      self.scheme = scheme
    }
  }

  /// Who may see a media object.
  public struct Restriction: Sendable, Hashable {
    /// `allow` or `deny`.
    public var relationship: String?
    /// `country`, `uri` or `sharing`.
    public var type: String?
    /// The list the relationship applies to, separated by spaces.
    public var value: String?

    /// A restriction.
    public init(relationship: String?, type: String?, value: String?) {
      self.relationship = relationship
      self.type = type
      self.value = value
    }
  }

  /// The license of a media object.
  public struct License: Sendable, Hashable {
    /// The license's media type.
    public var type: String?
    /// Where it stands.
    public var url: String?
    /// Its name.
    public var name: String?

    /// A license.
    public init(type: String?, url: String?, name: String?) {
      self.type = type
      self.url = url
      self.name = name
    }
  }
}

/// A small picture that stands for an entry or a media object.
public struct Thumbnail: Sendable, Hashable {
  /// Where it is.
  public var url: String
  /// Width in pixels.
  public var width: Int?
  /// Height in pixels.
  public var height: Int?
  /// The time offset it was taken at, as the feed wrote it.
  public var time: String?

  /// A thumbnail.
  public init(url: String, width: Int? = nil, height: Int? = nil, time: String? = nil) {
    self.url = url
    self.width = width
    self.height = height
    self.time = time
  }
}

/// A chapter of an episode (Podlove Simple Chapters).
public struct Chapter: Sendable, Hashable {
  /// Where it begins, in seconds.
  public var startSeconds: Double
  /// What it is called.
  public var title: String?
  /// A page about it.
  public var href: String?
  /// A picture for it.
  public var image: String?

  /// A chapter.
  public init(startSeconds: Double, title: String? = nil, href: String? = nil, image: String? = nil) {
    self.startSeconds = startSeconds
    self.title = title
    self.href = href
    self.image = image
  }
}
