package import Foundation
internal import GRDB

/// A rendered article as the state holds it.
package struct StoredArticle: Sendable, Equatable {
  /// Its number; grows with each article stored, in all runs.
  package let seq: Int64
  /// The item's key.
  package let key: ItemKey
  /// `new` or `update`.
  package let event: String
  /// The URL of its feed in the list.
  package let feedURL: String
  /// Date of publication.
  package let published: Date?
  /// When it was stored.
  package let created: Date
  /// The rendered article, byte for byte.
  package let json: Data
}

/// How far an append-only sink's file is known to be good.
package struct SinkOffset: Sendable, Equatable {
  /// The sink's name: its path.
  package var sink: String
  /// The file's size after the articles marked done together with this.
  package var sizeInBytes: Int64

  /// An offset of the sink with this name.
  package init(sink: String, sizeInBytes: Int64) {
    self.sink = sink
    self.sizeInBytes = sizeInBytes
  }
}

extension Store {
  /// Articles that were stored and not marked done, oldest first, after a number.
  package func pendingArticles(
    after seq: Int64 = 0, limit: Int = 100
  ) throws(StoreError) -> [StoredArticle] {
    try read { db in
      let sql = Self.articleColumns + " WHERE is_pending = 1 AND seq > ? ORDER BY seq LIMIT ?"
      return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [seq, limit]).map(StoredArticle.init)
    }
  }

  /// How many articles wait for delivery.
  package func pendingCount() throws(StoreError) -> Int {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT count(*) AS n FROM articles WHERE is_pending = 1")?.count("n") ?? 0
    }
  }

  /// Notes that articles were delivered, and in the same transaction how far an append-only sink's file goes.
  package func markDone(_ seqs: [Int64], offset: SinkOffset? = nil) throws(StoreError) {
    try write { db in
      let statement = try db.cachedStatement(sql: "UPDATE articles SET is_pending = 0 WHERE seq = ?")
      for seq in seqs { try statement.execute(arguments: [seq]) }
      guard let offset else { return }
      try db.executeCached(
        sql: """
          INSERT INTO sinks VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET byte_offset = excluded.byte_offset
          """,
        arguments: [offset.sink, offset.sizeInBytes])
    }
  }

  /// The size to cut an append-only sink's file to before writing; nil for a sink never written.
  package func offset(ofSink name: String) throws(StoreError) -> Int64? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT byte_offset FROM sinks WHERE name = ?", arguments: [name])?
        .integer("byte_offset")
    }
  }

  /// Puts one article into the outbox. Gives its number; nil when it is a duplicate that is to be dropped.
  static func enqueue(
    _ article: OutgoingArticle, of outcome: PollOutcome, items: ItemWriter, in db: Database
  ) throws -> Int64? {
    let duplicate =
      outcome.dedupe == .off
      ? nil : try nearDuplicate(of: article, in: outcome.feed, at: outcome.date, db)
    if let row = try items.row(of: article.decision.key) {
      try storeTraits(of: article, row: row, at: outcome.date, in: db)
    }
    if duplicate != nil, outcome.dedupe == .drop { return nil }
    let last = try db.fetchCached(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'articles'")?
      .integer("seq")
    let event = article.decision.verdict == .update ? "update" : "new"
    let stamp = ArticleStamp(
      seq: (last ?? 0) &+ 1, key: article.decision.key, event: event, revision: article.decision.revision,
      duplicate: duplicate)
    let json: Data
    do {
      json = try article.render(stamp)
    } catch {
      throw StoreError.rendering("\(error)".redacted)
    }
    try db.executeCached(
      sql: """
        INSERT INTO articles (seq, feed, key, event, revision, json, published, created)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        stamp.seq, outcome.feed.stored, stamp.key.bytes, event, stamp.revision, json,
        article.published?.stored,
        outcome.date.stored,
      ])
    return stamp.seq
  }

  /// The start of a query that gives `StoredArticle`s.
  static let articleColumns = """
    SELECT seq, key, event, json, published, articles.created AS created, feeds.url AS url
    FROM articles JOIN feeds ON feeds.uid = articles.feed
    """
}

extension StoredArticle {
  /// Reads a row; throws for a damaged one.
  init(_ row: Row) throws {
    guard let seq = row.integer("seq"), let key = row.key("key"), let url = row.text("url"),
      let created = row.date("created"), let json = row.bytes("json")
    else { throw StoreError.corrupt("an article without key, date or content") }
    self.init(
      seq: seq, key: key, event: row.text("event") ?? "new", feedURL: url, published: row.date("published"),
      created: created, json: json)
  }
}
