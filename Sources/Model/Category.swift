/// A category of a feed or an entry (RFC 4287 §4.2.2, RSS `<category>`, `dc:subject`).
public struct Category: Sendable, Hashable {
  /// The category itself.
  public var term: String?
  /// The vocabulary it comes from: Atom's `scheme`, RSS's `domain`.
  public var scheme: String?
  /// A label for people.
  public var label: String?

  /// A category.
  public init(term: String?, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }
}
