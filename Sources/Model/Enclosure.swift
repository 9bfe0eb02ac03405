/// A file that belongs to an entry: JSON Feed's `attachments`, RSS's `<enclosure>`.
public struct Enclosure: Sendable, Hashable {
  /// Where the file is, absolute.
  public var url: String
  /// Its media type.
  public var mimeType: String?
  /// Its title.
  public var title: String?
  /// Its size; nil when the feed says nothing usable.
  public var sizeInBytes: Int?
  /// How long it plays.
  public var durationInSeconds: Double?

  /// A file at `url`.
  public init(url: String, mimeType: String? = nil, sizeInBytes: Int? = nil) {
    self.url = url
    self.mimeType = mimeType
    self.sizeInBytes = sizeInBytes
  }
}
