/// One feed the user wants polled, with all that the list says about it.
package struct Subscription: Sendable, Equatable {
  /// The feed's URL, without user name and password: those are in `credentials`.
  package var url: String
  /// The name the user gave it; nil leaves the feed's own title.
  package var title: String?
  /// The user's labels, in list order.
  package var tags: [String] = []
  /// How often to look.
  package var interval: PollInterval = .fixed(seconds: 3600)
  /// When to fetch an entry's page.
  package var fullText: FullText = .short
  /// What to emit of the first document; nil leaves the run's setting.
  package var firstRun: FirstRun?
  /// Header fields to send to this feed's origin only. Values may be secret: never print them.
  package var headers: [HeaderField] = []
  /// The user name and password that stood in the URL. Secret: never print them.
  package var credentials: Credentials?
  /// A file that holds `user:password` or a bearer token, as the list spells its path.
  package var credentialsFile: String?
  /// false keeps the entry in the list but never polls it.
  package var isEnabled = true
  /// The only IP version to connect with; nil allows both.
  package var ipVersion: IPVersion?
  /// false keeps to HTTP/1.1.
  package var usesHTTP2 = true
  /// true accepts any certificate; `status` warns about it.
  package var allowsInsecureTLS = false

  /// A subscription to `url`, whose user name and password move to `credentials`.
  package init(url: String, title: String? = nil, tags: [String] = []) {
    (self.url, self.credentials) = Credentials.split(url)
    self.title = title
    self.tags = tags
  }
}

/// The time between two looks at a feed.
package enum PollInterval: Sendable, Equatable {
  /// Always this many seconds, unless the publisher asks for more.
  case fixed(seconds: Int)
  /// Half of the median gap between the feed's last ten items.
  case automatic
}

/// When an entry's own page is fetched.
package enum FullText: String, Sendable, CaseIterable {
  case never, short, always
}

/// The IP version of a connection.
package enum IPVersion: Int, Sendable {
  case four = 4
  case six = 6
}

/// What is emitted of a feed's first document.
package enum FirstRun: Sendable, Equatable {
  case all, nothing
  /// The newest so many.
  case latest(Int)

  /// Reads `all`, `none` or `latest:N`; nil for anything else.
  package init?(_ text: String) {
    switch text {
    case "all": self = .all
    case "none": self = .nothing
    default:
      guard text.hasPrefix("latest:"), let count = Int(text.dropFirst(7)), count >= 0 else { return nil }
      self = .latest(count)
    }
  }
}

/// One HTTP header field.
package struct HeaderField: Sendable, Equatable {
  package var name: String
  package var value: String

  /// A field of this name and value, taken as they are.
  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

extension Subscription {
  /// The feed's URL with its user name and password, as the user's list has it.
  package var urlWithSecrets: String { credentials?.inserted(into: url) ?? url }
}
