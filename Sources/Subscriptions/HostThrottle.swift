package import Foundation

/// Which hosts asked for a pause in this run: one feed's 429 may speak for its neighbors.
package struct HostThrottle: Sendable {
  private var urlsByHost: [String: Set<String>] = [:]
  private var pausedUntil: [String: Date] = [:]

  /// No host throttled yet.
  package init() {}

  /// Notes that `url` was throttled until a date.
  ///
  /// Gives the registrable host that is to be left alone altogether: when two of its URLs were throttled, or
  /// when it is known to serve many sites from one counter. nil for local hosts and for a first throttling.
  package mutating func note(_ url: String, until date: Date) -> String? {
    guard let host = Self.registrableHost(of: url) else { return nil }
    urlsByHost[host, default: []].insert(url)
    pausedUntil[host] = max(pausedUntil[host] ?? date, date)
    let isShared = SharedHosts.names.contains(host)
    return isShared || urlsByHost[host, default: []].count >= 2 ? host : nil
  }

  /// When a host that `note` named may be asked again.
  package func end(of host: String) -> Date? { pausedUntil[host] }

  /// The part of a URL's host that one owner registered; nil for addresses and local names.
  package static func registrableHost(of url: String) -> String? {
    guard let host = host(of: url), !host.contains(":") else { return nil }
    let labels = host.split(separator: ".")
    guard labels.count >= 2, let last = labels.last, last.contains(where: \.isLetter) else { return nil }
    if ["local", "localhost", "internal", "home", "lan", "test"].contains(last) { return nil }
    let isCountryCode = last.count == 2
    let isGeneric = SharedHosts.secondLevel.contains(String(labels[labels.count - 2]))
    return labels.suffix(isCountryCode && isGeneric ? 3 : 2).joined(separator: ".")
  }

  /// The host of a web address, in lower case, without port.
  static func host(of url: String) -> String? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    var authority = url[start...].prefix { !"/?#".contains($0) }
    if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
    if authority.hasPrefix("[") { return String(authority.prefix { $0 != "]" }) }
    let host = authority.prefix { $0 != ":" }.lowercased()
    return host.isEmpty ? nil : host
  }
}

/// Names of hosts that many sites share.
enum SharedHosts {
  /// Hosts that count requests for all their sites together.
  static let names: Set<String> = [
    "blogspot.com", "feedburner.com", "github.com", "github.io", "livejournal.com", "medium.com",
    "patreon.com", "reddit.com", "substack.com", "tumblr.com", "wordpress.com", "youtube.com",
  ]

  /// Labels under a country's domain that nobody owns.
  static let secondLevel: Set<String> = [
    "ac", "co", "com", "edu", "gob", "gouv", "gov", "gv", "ltd", "mil", "ne", "net", "nom", "or", "org",
    "plc",
  ]
}
