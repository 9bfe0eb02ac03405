package import Foundation
internal import GRDB

extension Store {
  /// What is known of a feed's items, as far as these look-ups ask.
  package func history(of feed: UUID, for lookups: Identity.Lookups, at now: Date) throws(StoreError)
    -> History
  {
    try read { db in
      var history = History()
      guard
        let row = try db.fetchCached(sql: "SELECT * FROM feeds WHERE uid = ?", arguments: [feed.stored])
      else { return history }
      history.isFirstDocument = row.count("document") == 0
      history.assumesSeen = row.truth("assumes_seen")
      history.isGuidUnstable = row.truth("is_guid_unstable")
      // A date in the future would make all that follows look old.
      history.newestDate = try db.fetchCached(
        sql: "SELECT max(published) AS newest FROM items WHERE feed = ? AND published <= ?",
        arguments: [feed.stored, now.stored + 86_400])?.date("newest")
      try Self.addItems(lookups.keys, of: feed, to: &history, in: db)
      history.keysByAlias = try Self.addItems(.id, lookups.aliases, of: feed, to: &history, in: db)
      history.keysByLink = try Self.addItems(.link, lookups.links, of: feed, to: &history, in: db)
      return history
    }
  }
}

private extension Store {
  static func addItems(_ keys: [ItemKey], of feed: UUID, to history: inout History, in db: Database) throws {
    let statement = try db.cachedStatement(sql: "SELECT * FROM items WHERE feed = ? AND key = ?")
    for key in keys {
      let row = try Row.fetchOne(statement, arguments: [feed.stored, key.bytes])
      if let item = row.flatMap(KnownItem.init) { history.items[key] = item }
    }
  }

  static func addItems(
    _ kind: AliasKind, _ aliases: [Data], of feed: UUID, to history: inout History, in db: Database
  ) throws -> [Data: [ItemKey]] {
    // A link that thousands of items share tells nothing: the newest few are enough.
    let statement = try db.cachedStatement(
      sql: """
        SELECT items.* FROM aliases JOIN items ON items.id = aliases.item
        WHERE aliases.feed = ? AND aliases.kind = ? AND aliases.alias = ?
        ORDER BY aliases.item DESC LIMIT 20
        """)
    var found: [Data: [ItemKey]] = [:]
    for alias in aliases {
      let rows = try Row.fetchAll(statement, arguments: [feed.stored, kind.rawValue, alias])
      for item in rows.reversed().compactMap(KnownItem.init) {
        history.items[item.key] = item
        found[alias, default: []].append(item.key)
      }
    }
    return found
  }
}

private extension KnownItem {
  init?(_ row: Row) {
    guard let key = row.key("key"), let contentHash = row.bytes("content_hash") else { return nil }
    self.init(
      key: key, contentHash: contentHash, revision: max(1, min(row.count("revision"), 1 << 30)),
      hashOnlyRevisions: max(0, min(row.count("hash_revisions"), 1 << 30)), modified: row.date("modified"),
      fragment: row.text("fragment"), canonicalLink: row.text("link"), titleHash: row.bytes("title_hash"),
      bodyHash: row.bytes("body_hash"))
  }
}
