public import Foundation

extension Feed {
  /// Where the rest of a feed is, and what part of it this document holds (RFC 5005).
  public struct Paging: Sendable, Hashable {
    /// The first page of a paged feed.
    public var first: String?
    /// The page before this one.
    public var previous: String?
    /// The last page of a paged feed.
    public var last: String?
    /// The document with the feed's newest entries.
    public var current: String?
    /// The archive of the entries before this document's.
    public var previousArchive: String?
    /// The archive of the entries after this document's.
    public var nextArchive: String?
    /// True for an archive: it will not change again.
    public var isArchive = false
    /// True when the document holds all entries of the feed.
    public var isComplete = false

    /// A feed in one document of which nothing is said.
    public init() {}
  }

  /// An entry that was taken back (RFC 6721).
  public struct DeletedEntry: Sendable, Hashable {
    /// The id of the entry.
    public var ref: String
    /// When it was deleted.
    public var when: Date?
    /// Who deleted it.
    public var by: Person?
    /// Why, plain text.
    public var comment: String?
    /// Links that the feed gives in its place.
    public var links: [Link] = []

    /// The deletion of the entry with that id.
    public init(ref: String) { self.ref = ref }
  }
}
