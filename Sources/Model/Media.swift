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
  /// Its title, plain text.
  public var title: String?
  /// Its description, plain text.
  public var description: String?
  /// Who took part.
  public var credits: [Credit] = []
  /// The rating of its audience.
  public var rating: String?
  /// Where it may be shown.
  public var restriction: Restriction?
  /// The terms it is under.
  public var license: License?
  /// The URL of a page or player that shows it.
  public var playerURL: String?
  /// Pictures that stand for it.
  public var thumbnails: [Thumbnail] = []
  /// What it is about.
  public var categories: [Category] = []

  /// A media object of which nothing is known.
  public init() {}

  /// Someone's part in a media object.
  public struct Credit: Sendable, Hashable {
    /// What they did.
    public var role: String?
    /// Who they are.
    public var name: String

    /// A credit.
    public init(role: String?, name: String) {
      self.role = role
      self.name = name
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
