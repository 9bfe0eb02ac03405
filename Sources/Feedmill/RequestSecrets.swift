internal import Fetching
internal import Foundation
internal import Subscriptions

/// The header lines a subscription wants sent to its own server.
enum RequestSecrets {
  /// The user's own lines and credentials. A credentials file that can't be read gives none: the 401 tells.
  static func fields(of subscription: Subscription, in home: Home) -> [HeaderFields.Field] {
    var fields = subscription.headers.map { HeaderFields.Field(name: $0.name, value: $0.value) }
    let hasOwn = fields.contains { HeaderFields.areSame($0.name, "Authorization") }
    if !hasOwn, let value = authorization(of: subscription, in: home) {
      fields.append(.init(name: "Authorization", value: value))
    }
    return fields
  }

  /// Scheme, host and port.
  static func origin(of url: String) -> String? {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased() else { return nil }
    let port = parts.port ?? (scheme == "https" ? 443 : 80)
    return "\(scheme)://\(parts.host?.lowercased() ?? ""):\(port)"
  }

  private static func authorization(of subscription: Subscription, in home: Home) -> String? {
    if let credentials = subscription.credentials {
      return basic("\(credentials.user):\(credentials.password)")
    }
    guard let path = subscription.credentialsFile,
      let text = try? String(contentsOf: URL(filePath: home.path(path)), encoding: .utf8)
    else { return nil }
    let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !secret.isEmpty else { return nil }
    return secret.contains(":") ? basic(secret) : "Bearer " + secret
  }

  private static func basic(_ pair: String) -> String { "Basic " + Data(pair.utf8).base64EncodedString() }
}

extension Validators {
  /// What the state kept, as the fetcher sends it.
  init(_ stored: StoredValidators) {
    self.init(etag: stored.etag, lastModified: stored.lastModified, url: stored.url)
  }
}

extension StoredValidators {
  /// What an answer brought, as the state keeps it.
  init(_ response: FetchResponse) {
    let fresh = response.validators
    self.init(etag: fresh.etag, lastModified: fresh.lastModified, url: response.finalURL.absoluteString)
  }
}

extension PublisherHints {
  /// What an answer's header says about when to look again.
  init(_ response: FetchResponse) {
    self.init()
    maxAge = response.maxAgeInSeconds
    expiresAfter = response.secondsUntilExpiry
  }

  /// What is known of an unchanged document, with what the answer's header says anew (RFC 9111 §4.3.4).
  init(_ known: PublisherHints, confirmedBy response: FetchResponse) {
    self = known
    let fresh = PublisherHints(response)
    if response.headers["Cache-Control"] != nil { maxAge = fresh.maxAge }
    if response.headers["Expires"] != nil { expiresAfter = fresh.expiresAfter }
  }

  /// What the header and the feed say.
  init(_ response: FetchResponse, _ feed: Feed) {
    self.init(response)
    ttlMinutes = feed.ttlMinutes
    updateSeconds = PublisherHints.updateSeconds(period: feed.updatePeriod, frequency: feed.updateFrequency)
    skipHours = Set(feed.skipHours)
    skipDays = Set(feed.skipDays.compactMap(PublisherHints.dayNumber))
    itemDates = feed.entries.compactMap(\.published)
  }
}
