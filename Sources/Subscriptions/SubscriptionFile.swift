/// The user's list of feeds, with the settings that stand beside it.
///
/// Read from feeds.yaml, from a plain list of URLs, or from entries that another format gave.
package struct SubscriptionFile: Sendable, Equatable {
  /// A list longer than this isn't read.
  package static let maxSizeInBytes = 16 << 20

  /// Goes into the User-Agent.
  package var contact: String?
  /// Where articles go, as `poll --out` takes it.
  package var out: String?
  /// In list order, each URL once.
  package var subscriptions: [Subscription] = []
  /// What was put right while reading, with line numbers.
  package var warnings: [String] = []
  private var positions: [String: Int] = [:]

  /// An empty list.
  package init() {}

  /// A list of entries that were read elsewhere, e.g. from OPML. What is no web address becomes a warning.
  package init(entries: [(url: String, title: String?, tags: [String])]) {
    for entry in entries {
      let url = String(entry.url.trimmed)
      guard Self.isWebAddress(url) else {
        warnings.append("\"\(url.redacted)\" is not an http(s) URL: left out")
        continue
      }
      append(Subscription(url: url, title: entry.title, tags: entry.tags), line: nil)
    }
  }

  /// Reads one URL a line, anything after white space as its title; lines that start with `#` are comments.
  package init(list text: String) throws(SubscriptionFileError) {
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let content = line.trimmed
      if content.isEmpty || content.hasPrefix("#") { continue }
      let url = content.prefix { !$0.isWhitespace }
      guard Self.isWebAddress(String(url)) else {
        throw .badValue("\"\(String(url).redacted)\" is not an http(s) URL", line: index + 1)
      }
      let title = content[url.endIndex...].trimmed
      append(Subscription(url: String(url), title: title.isEmpty ? nil : String(title)), line: index + 1)
    }
  }

  /// Adds a subscription unless its URL is there: then its tags join the others and a warning is left.
  mutating func append(_ subscription: Subscription, line: Int?) {
    let earlier = positions[subscription.url]
    guard let earlier else {
      positions[subscription.url] = subscriptions.count
      subscriptions.append(subscription)
      return
    }
    for tag in subscription.tags where !subscriptions[earlier].tags.contains(tag) {
      subscriptions[earlier].tags.append(tag)
    }
    let place = line.map { "line \($0): " } ?? ""
    warnings.append("\(place)\(subscription.url.redacted) is in the list twice")
  }

  /// Whether a text can be a feed's URL.
  static func isWebAddress(_ text: String) -> Bool {
    let head = text.prefix(8).lowercased()
    guard head.hasPrefix("http://") || head.hasPrefix("https://") else { return false }
    guard text.utf8.count <= 4096, text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else {
      return false
    }
    return HostThrottle.host(of: text) != nil
  }
}

/// Why a list of feeds can't be read or edited. The message names the line.
package enum SubscriptionFileError: Error, Equatable, CustomStringConvertible {
  /// Not YAML.
  case syntax(String, line: Int)
  /// A key that means nothing here; `nearest` is one that does.
  case unknownKey(String, nearest: String?, line: Int)
  /// A value that its key can't have; the text says what it can.
  case badValue(String, line: Int)
  /// The list is written in a way that can't be edited as text.
  case notEditable(String, line: Int)

  /// `line 7: unknown key "intervall" (did you mean "interval"?)`
  package var description: String {
    switch self {
    case .syntax(let message, let line), .badValue(let message, let line),
      .notEditable(let message, let line):
      return "line \(line): \(message)"
    case .unknownKey(let key, let nearest, let line):
      let hint = nearest.map { " (did you mean \"\($0)\"?)" } ?? ""
      return "line \(line): unknown key \"\(key)\"\(hint)"
    }
  }

  /// Where in the file, from 1.
  package var line: Int {
    switch self {
    case .syntax(_, let line), .badValue(_, let line), .notEditable(_, let line): line
    case .unknownKey(_, _, let line): line
    }
  }
}
