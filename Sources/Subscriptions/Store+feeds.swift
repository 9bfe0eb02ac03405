package import Foundation
internal import GRDB

extension Store {
  /// Makes the state's feeds those of the list. A feed keeps its history under a new title or a URL it moved to;
  /// one that left the list keeps it too, for the case that it comes back.
  package func sync(_ subscriptions: [Subscription], at now: Date) throws(StoreError) {
    try write { db in
      let assumesSeen = try Meta.value(.assumesSeen, in: db) != nil
      if !assumesSeen, try Self.holds(subscriptions, in: db) { return }
      let listed = Set(subscriptions.map(\.url))
      let targets = try Self.moveTargets(in: db)
      try db.execute(sql: "UPDATE feeds SET is_listed = 0")
      for subscription in subscriptions {
        var uid = try Self.uid(of: subscription.url, in: db)
        if uid == nil, targets.contains(subscription.url) {
          uid = try Self.moved(to: subscription.url, listed: listed, at: now, in: db)
        }
        let feed = try uid ?? Self.insert(subscription, assumesSeen: assumesSeen, at: now, in: db)
        try Self.update(feed, from: subscription, at: now, in: db)
      }
      try db.execute(
        sql: "UPDATE feeds SET unlisted = ? WHERE is_listed = 0 AND unlisted IS NULL", arguments: [now.stored]
      )
      if !subscriptions.isEmpty { try Meta.remove(.assumesSeen, in: db) }
    }
  }

  /// All listed feeds, by URL.
  package func feeds() throws(StoreError) -> [FeedRecord] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM feeds WHERE is_listed = 1 ORDER BY url").map(FeedRecord.init)
    }
  }

  /// The listed feeds to look at now, longest due first.
  ///
  /// - Parameters:
  ///   - urls: only these of the list; nil for all.
  ///   - isForced: also those whose time hasn't come. One that asked for a pause keeps it.
  package func dueFeeds(
    at now: Date, only urls: Set<String>? = nil, isForced: Bool = false
  ) throws(StoreError) -> [FeedRecord] {
    try feeds().filter { feed in
      if let urls, !urls.contains(feed.url) { return false }
      guard feed.state != .gone, feed.state != .disabled, let date = feed.nextCheck else { return false }
      return date <= now || (isForced && feed.state != .deferred)
    }
    .sorted { ($0.nextCheck ?? now, $0.url) < ($1.nextCheck ?? now, $1.url) }
  }

  /// Puts right what a changed clock did to the dates of checks. Gives the seconds it went back, if it did.
  package func adjustToClock(
    _ schedule: Schedule, at now: Date, random: inout some RandomNumberGenerator
  ) throws(StoreError) -> Double? {
    var dice = random
    let setback = try write { db in
      let lastRun = try Meta.value(.lastRun, in: db).flatMap(Double.init).map(
        Date.init(timeIntervalSince1970:))
      let setback = schedule.setback(since: lastRun, at: now)
      if let setback {
        try db.execute(sql: "UPDATE feeds SET next_check = next_check - ?", arguments: [setback])
        try Meta.set(.lastRun, "\(now.stored)", in: db)
      }
      let dates = try Row.fetchAll(db, sql: "SELECT uid, next_check FROM feeds WHERE next_check IS NOT NULL")
      for row in dates {
        guard let date = row.date("next_check"), let uid = row.text("uid") else { continue }
        let trusted = schedule.trusted(date, at: now, random: &dice)
        guard trusted != date else { continue }
        try db.execute(
          sql: "UPDATE feeds SET next_check = ?, reason = ? WHERE uid = ?",
          arguments: [trusted.stored, CheckReason.clock.rawValue, uid])
      }
      return setback
    }
    random = dice
    return setback
  }

  /// Puts off all feeds of a host that asked for a pause.
  package func pause(host: String, until date: Date) throws(StoreError) {
    let uids = try feeds().filter { HostThrottle.registrableHost(of: $0.fetchURL) == host }.map(\.uid.stored)
    try write { db in
      for uid in uids {
        try db.execute(
          sql: """
            UPDATE feeds SET next_check = ?1, reason = ?2, state = ?3
            WHERE uid = ?4 AND next_check < ?1 AND state NOT IN ('gone', 'disabled')
            """,
          arguments: [date.stored, CheckReason.throttled.rawValue, FeedState.deferred.rawValue, uid])
      }
    }
  }

  /// Fetches a moved feed from its listed URL again, and looks at once.
  package func undoMove(of url: String, at now: Date) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE feeds SET fetch_url = NULL, move_url = NULL, move_since = NULL, move_runs = 0,
            etag = NULL, last_modified = NULL, next_check = ? WHERE url = ?
          """,
        arguments: [now.stored, url])
    }
  }
}

private extension Store {
  static func uid(of url: String, in db: Database) throws -> UUID? {
    let statement = try db.cachedStatement(sql: "SELECT uid FROM feeds WHERE url = ?")
    return try Row.fetchOne(statement, arguments: [url])?.uid("uid")
  }

  /// Whether the state's feeds are those of the list already, as they are in nearly every run.
  static func holds(_ subscriptions: [Subscription], in db: Database) throws -> Bool {
    var tags: [String: Set<String>] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT feed, tag FROM feed_tags") {
      if let feed = row.text("feed"), let tag = row.text("tag") { tags[feed, default: []].insert(tag) }
    }
    let rows = try Row.fetchAll(db, sql: "SELECT uid, url, title, state FROM feeds WHERE is_listed = 1")
    guard rows.count == subscriptions.count else { return false }
    let known = Dictionary(rows.map { ($0.text("url") ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    return subscriptions.allSatisfy { subscription in
      guard let row = known[subscription.url] else { return false }
      return row.text("title") == subscription.title
        && (row.text("state") == FeedState.disabled.rawValue) == !subscription.isEnabled
        && tags[row.text("uid") ?? "", default: []] == Set(subscription.tags)
    }
  }

  /// All URLs that feeds have moved to, or say they have.
  static func moveTargets(in db: Database) throws -> Set<String> {
    let columns = ["fetch_url", "move_url", "new_feed_url"]
    let queries = columns.map { "SELECT \($0) AS url FROM feeds WHERE \($0) IS NOT NULL" }
    return try Set(
      Row.fetchAll(db, sql: queries.joined(separator: " UNION ")).compactMap { $0.text("url") })
  }

  /// The feed that is known to have moved to a URL the list now has; it goes by that URL from here on.
  static func moved(to url: String, listed: Set<String>, at now: Date, in db: Database) throws -> UUID? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT uid, url FROM feeds WHERE fetch_url = ?1 OR move_url = ?1 OR new_feed_url = ?1
        ORDER BY fetch_url IS ?1 DESC, created LIMIT 1
        """, arguments: [url])
    guard let row, let uid = row.uid("uid"), let old = row.text("url") else { return nil }
    // A list with both URLs means two feeds.
    guard !listed.contains(old) else { return nil }
    try db.execute(
      sql: "INSERT OR REPLACE INTO feed_urls VALUES (?, ?, ?)", arguments: [old, uid.stored, now.stored])
    try db.execute(
      sql: "UPDATE feeds SET url = ?, fetch_url = NULL, move_url = NULL, move_runs = 0 WHERE uid = ?",
      arguments: [url, uid.stored])
    return uid
  }

  static func insert(
    _ subscription: Subscription, assumesSeen: Bool, at now: Date, in db: Database
  ) throws -> UUID {
    let uid = UUID()
    try db.executeCached(
      sql: "INSERT INTO feeds (uid, url, created, next_check, assumes_seen) VALUES (?, ?, ?, ?, ?)",
      arguments: [uid.stored, subscription.url, now.stored, now.stored, assumesSeen ? 1 : 0])
    return uid
  }

  static func update(_ uid: UUID, from subscription: Subscription, at now: Date, in db: Database) throws {
    try db.executeCached(
      sql: """
        UPDATE feeds SET is_listed = 1, title = ?1,
          next_check = CASE WHEN state = 'gone' AND unlisted IS NOT NULL THEN ?2 ELSE next_check END,
          gone_since = CASE WHEN state = 'gone' AND unlisted IS NOT NULL THEN NULL ELSE gone_since END,
          state = CASE WHEN NOT ?3 THEN 'disabled' WHEN state = 'disabled' THEN 'ok'
            WHEN state = 'gone' AND unlisted IS NOT NULL THEN 'ok' ELSE state END,
          unlisted = NULL
        WHERE uid = ?4
        """,
      arguments: [subscription.title, now.stored, subscription.isEnabled, uid.stored])
    try db.executeCached(sql: "DELETE FROM feed_tags WHERE feed = ?", arguments: [uid.stored])
    for tag in subscription.tags {
      try db.executeCached(
        sql: "INSERT OR IGNORE INTO feed_tags VALUES (?, ?)", arguments: [uid.stored, tag])
    }
  }
}
