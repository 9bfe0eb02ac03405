public import Foundation
public import Model
internal import Subscriptions

/// How a feed of the list is doing. Holds no secrets.
public struct FeedHealth: Sendable, Equatable {
  /// Its URL in the list.
  public var url: String
  /// The user's name for it, else its own.
  public var title: String?
  /// `ok`, `failing`, `gone`, `deferred` or `disabled`.
  public var state: String
  /// Failures in a row.
  public var failures = 0
  /// When it last answered well.
  public var lastSuccess: Date?
  /// The code of the last error; nil while all is well.
  public var errorCode: String?
  /// What the last error says.
  public var errorMessage: String?
  /// When it is asked next; nil for never.
  public var nextCheck: Date?
  /// Why then: `interval`, `max-age`, `backoff`, `retry-after`, …
  public var nextCheckReason: String
  /// Where it moved, or says it did.
  public var movedTo: String?
  /// New items a week.
  public var itemsPerWeek = 0.0
  /// Its WebSub hub, which could tell of news sooner to who listens.
  public var hub: String?
  /// What is odd about how it is polled: `tls-insecure`.
  public var warnings: [String] = []

  /// The health as an object of the output contract.
  public var json: JSONValue {
    let times = { (date: Date?) in date.flatMap(RFC3339.write).map(JSONValue.string) }
    let error = errorCode.map { code in
      JSONValue.object([.init("code", .string(code)), .init("message", .string(errorMessage ?? ""))])
    }
    let members: [(String, JSONValue?)] = [
      ("url", .string(url)), ("title", title.map(JSONValue.string)), ("state", .string(state)),
      ("consecutive_failures", .integer(failures)), ("last_success", times(lastSuccess)),
      ("last_error", error),
      ("next_check", times(nextCheck)), ("next_check_reason", .string(nextCheckReason)),
      ("moved_to", movedTo.map(JSONValue.string)), ("items_per_week", .number(itemsPerWeek)),
      ("hub", hub.map(JSONValue.string)),
      ("warnings", warnings.isEmpty ? nil : .array(warnings.map(JSONValue.string))),
    ]
    return .object(members.compactMap { name, value in value.map { JSONValue.Member(name, $0) } })
  }
}

extension Home {
  /// How each feed of the list is doing, by URL. Works while a poll is going on.
  public func health(at now: Date = Date()) throws(FeedmillError) -> [FeedHealth] {
    var stored = try FeedmillError.mapping { () throws(StoreError) in
      let store = try Store(stateDirectory, access: .reading, at: now)
      let status = try store.status(at: now)
      try store.close()
      return status.map(FeedHealth.init)
    }
    // Feeds that no poll has seen yet are only in the list.
    guard FileManager.default.fileExists(atPath: feedsFile.path) else { return stored }
    let known = Set(stored.map(\.url))
    let list = try feedList()
    let insecure = Set(list.file.subscriptions.filter(\.allowsInsecureTLS).map(\.url.redacted))
    for index in stored.indices where insecure.contains(stored[index].url) {
      stored[index].warnings.append("tls-insecure")
    }
    let fresh = list.entries.filter { !known.contains($0.url.redacted) }.map { entry in
      FeedHealth(
        url: entry.url.redacted, title: entry.title, state: entry.isEnabled ? "ok" : "disabled",
        nextCheck: entry.isEnabled ? now : nil, nextCheckReason: CheckReason.new.rawValue)
    }
    return (stored + fresh).sorted { $0.url < $1.url }
  }

  /// Where feeds of the list say they have moved: from the URL in the list.
  public func moves() throws(FeedmillError) -> [(from: String, to: String)] {
    try FeedmillError.mapping { () throws(StoreError) in
      let store = try Store(stateDirectory, access: .reading, at: Date())
      let status = try store.status(at: Date())
      try store.close()
      return status.compactMap { status in status.movedTo.map { (status.feed.url, $0) } }
    }
  }
}

extension Home {
  /// Asks feeds that moved where the list says again, at once.
  public func undoMoves(of urls: [String]) throws(FeedmillError) {
    if urls.isEmpty { return }
    try FeedmillError.mapping { () throws(StoreError) in
      let lock = try StateLock(stateDirectory)
      defer { lock.release() }
      let store = try Store(stateDirectory, at: Date())
      for url in urls { try store.undoMove(of: Subscription(url: url).url, at: Date()) }
      try store.close()
    }
  }
}

extension FeedHealth {
  init(_ status: FeedStatus) {
    let feed = status.feed
    self.init(
      url: feed.url.redacted, title: feed.title, state: feed.state.rawValue, failures: feed.standing.failures,
      lastSuccess: feed.lastSuccess, errorCode: feed.lastError?.code, errorMessage: feed.lastError?.message,
      nextCheck: feed.nextCheck, nextCheckReason: feed.reason, movedTo: status.movedTo?.redacted,
      itemsPerWeek: status.itemsPerWeek, hub: feed.hub?.redacted)
  }
}
