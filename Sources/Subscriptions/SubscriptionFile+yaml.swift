internal import Yams

extension SubscriptionFile {
  /// Reads feeds.yaml. Strict: what isn't understood is an error that names its line.
  package init(yaml text: String) throws(SubscriptionFileError) {
    self.init()
    guard let root = try Self.compose(text) else { return }
    var defaults = Subscription(url: "")
    var feeds: Node?
    for (key, value) in try YAMLReading.entries(of: root, allowed: Self.topKeys, named: "the file") {
      switch key {
      case "contact": contact = try YAMLReading.text(value, key)
      case "out": out = try YAMLReading.text(value, key)
      case "defaults": try readDefaults(value, into: &defaults)
      default: feeds = value
      }
    }
    // Last, because defaults may stand below the feeds.
    guard let feeds, !YAMLReading.isNull(feeds) else { return }
    guard case .sequence(let sequence) = feeds else {
      throw .badValue("feeds: a list is wanted, one \"- URL\" a line", line: YAMLReading.line(feeds))
    }
    for node in sequence { try readFeed(node, defaults: defaults) }
  }

  /// The keys at the top of the file.
  static let topKeys = ["contact", "defaults", "feeds", "out"]

  /// The keys of `defaults`: all of a feed's that aren't about one feed alone.
  static let defaultKeys = feedKeys.filter { !["credentials-file", "headers", "title", "url"].contains($0) }

  /// The keys of a feed.
  static let feedKeys = [
    "credentials-file", "enabled", "first-run", "full-text", "headers", "http2", "interval", "ip", "tags",
    "title", "tls-insecure", "url",
  ]

  /// The document's root; nil when there is nothing but comments.
  static func compose(_ text: String) throws(SubscriptionFileError) -> Node? {
    guard text.utf8.count <= maxSizeInBytes else {
      throw .syntax("the file has more than \(maxSizeInBytes) bytes", line: 1)
    }
    do {
      guard let root = try Yams.compose(yaml: text), !YAMLReading.isNull(root) else { return nil }
      return root
    } catch {
      throw YAMLReading.syntaxError(error)
    }
  }
}

private extension SubscriptionFile {
  mutating func readDefaults(_ node: Node, into defaults: inout Subscription) throws(SubscriptionFileError) {
    guard !YAMLReading.isNull(node) else { return }
    for (key, value) in try YAMLReading.entries(of: node, allowed: Self.defaultKeys, named: "defaults") {
      try read(key, value, into: &defaults)
    }
  }

  mutating func readFeed(_ node: Node, defaults: Subscription) throws(SubscriptionFileError) {
    var subscription = defaults
    let line = YAMLReading.line(node)
    switch node {
    case .scalar(let scalar):
      try setURL(scalar.string, of: &subscription, line: line)
    default:
      subscription.tags = []
      for (key, value) in try YAMLReading.entries(of: node, allowed: Self.feedKeys, named: "a feed") {
        try read(key, value, into: &subscription)
      }
      for tag in defaults.tags where !subscription.tags.contains(tag) { subscription.tags.append(tag) }
    }
    guard !subscription.url.isEmpty else { throw .badValue("a feed without url", line: line) }
    append(subscription, line: line)
  }

  func setURL(_ text: String, of subscription: inout Subscription, line: Int) throws(SubscriptionFileError) {
    let url = String(text.trimmed)
    guard Self.isWebAddress(url) else {
      throw .badValue("\"\(url.redacted)\" is not an http(s) URL", line: line)
    }
    (subscription.url, subscription.credentials) = Credentials.split(url)
  }

  mutating func read(
    _ key: String, _ node: Node, into subscription: inout Subscription
  ) throws(SubscriptionFileError) {
    switch key {
    case "url": try setURL(YAMLReading.text(node, key), of: &subscription, line: YAMLReading.line(node))
    case "title": subscription.title = try YAMLReading.text(node, key)
    case "tags": subscription.tags = try YAMLReading.texts(node, key)
    case "interval": subscription.interval = try interval(node)
    case "full-text": subscription.fullText = try fullText(node)
    case "first-run":
      subscription.firstRun = try YAMLReading.value(node, key, "all, latest:N or none") { FirstRun($0) }
    case "headers": subscription.headers = try YAMLReading.fields(node, key)
    case "credentials-file": subscription.credentialsFile = try YAMLReading.text(node, key)
    case "enabled": subscription.isEnabled = try YAMLReading.truth(node, key)
    case "http2": subscription.usesHTTP2 = try YAMLReading.truth(node, key)
    case "ip":
      subscription.ipVersion = try YAMLReading.value(node, key, "4 or 6") { Int($0).flatMap(IPVersion.init) }
    default: subscription.allowsInsecureTLS = try YAMLReading.truth(node, key)
    }
  }

  func fullText(_ node: Node) throws(SubscriptionFileError) -> FullText {
    try YAMLReading.value(node, "full-text", "never, short or always") { FullText(rawValue: $0) }
  }

  mutating func interval(_ node: Node) throws(SubscriptionFileError) -> PollInterval {
    let wanted = "a time such as 30m, 2h or 1d, or auto"
    let interval: PollInterval = try YAMLReading.value(node, "interval", wanted) { text in
      if text == "auto" { return .automatic }
      return Duration(text: text).map { .fixed(seconds: Int($0.components.seconds)) }
    }
    let floor = Schedule.Limits().floor
    guard case .fixed(let seconds) = interval, seconds < floor else { return interval }
    warnings.append("line \(YAMLReading.line(node)): interval is under the floor: \(floor / 60)m taken")
    return .fixed(seconds: floor)
  }
}
