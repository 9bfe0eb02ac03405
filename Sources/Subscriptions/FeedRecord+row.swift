internal import Foundation
internal import GRDB

extension FeedRecord {
  /// Reads a row of `feeds`; throws when what can't be missing is.
  init(_ row: Row) throws {
    guard let uid = row.uid("uid"), let url = row.text("url") else {
      throw StoreError.corrupt("a feed without uid or url")
    }
    self.init(
      uid: uid, url: url, fetchURL: row.text("fetch_url") ?? url,
      title: row.text("title") ?? row.text("own_title"),
      state: row.text("state").flatMap(FeedState.init) ?? .ok, nextCheck: row.date("next_check"),
      reason: row.text("reason") ?? "", standing: Standing(row),
      hints: PublisherHints(stored: row.text("hints") ?? ""), validators: StoredValidators(row),
      bodyHash: row.bytes("body_hash"), lastPoll: row.date("last_poll"),
      lastSuccess: row.date("last_success"),
      lastDocument: row.date("last_document"),
      lastError: row.text("last_error_code").map {
        PollError(code: $0, message: row.text("last_error_message") ?? "")
      },
      documents: row.count("document"), assumesSeen: row.truth("assumes_seen"),
      isGuidUnstable: row.truth("is_guid_unstable"), rekeyed: row.date("rekeyed"),
      newFeedURL: row.text("new_feed_url"), hub: row.text("hub"))
  }
}

private extension Standing {
  init(_ row: Row) {
    self.init()
    failures = max(0, row.count("failures"))
    throttles = max(0, row.count("throttles"))
    goneSince = row.date("gone_since")
    noticed = row.date("noticed")
    if let url = row.text("move_url"), let since = row.date("move_since") {
      move = MoveCandidate(url: url, since: since, runs: max(0, min(1000, row.count("move_runs"))))
    }
  }
}

private extension StoredValidators {
  init?(_ row: Row) {
    self.init(
      etag: row.text("etag"), lastModified: row.text("last_modified"),
      url: row.text("validators_url") ?? "")
    if etag == nil, lastModified == nil { return nil }
  }
}
