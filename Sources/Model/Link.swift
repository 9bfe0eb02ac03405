public import Foundation

/// A link as Atom has it (RFC 4287 §4.2.7).
public struct Link: Sendable, Hashable {
  /// The relation: `alternate`, `self`, `enclosure`, …; nil counts as `alternate`.
  public var rel: String?
  /// Where it leads, absolute.
  public var href: String
  /// The media type of what is there.
  public var type: String?
  /// A title for people.
  public var title: String?
  /// The language of what is there.
  public var hreflang: String?
  /// The size in bytes, as the feed wrote it.
  public var length: String?
  /// How many replies are there (RFC 4685 §4.1).
  public var replyCount: Int?
  /// When the last reply came (RFC 4685 §4.2).
  public var repliesUpdated: Date?

  /// A link to `href`.
  public init(href: String, rel: String? = nil, type: String? = nil) {
    self.href = href
    self.rel = rel
    self.type = type
  }
}
