/// Someone who wrote, edited or published something.
public struct Person: Sendable, Hashable {
  /// The name, without "By", roles and addresses.
  public var name: String?
  /// The person's page.
  public var url: String?
  /// The e-mail address; only in what comes from a feed.
  public var email: String?
  /// A picture of the person.
  public var avatar: String?

  /// A person of whom at least one thing is known.
  public init(name: String? = nil, url: String? = nil, email: String? = nil, avatar: String? = nil) {
    self.name = name
    self.url = url
    self.email = email
    self.avatar = avatar
  }
}
