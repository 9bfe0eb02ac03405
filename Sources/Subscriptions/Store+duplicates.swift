internal import Foundation
internal import GRDB

/// The figures that near duplicates are found by.
enum NearDuplicates {
  /// Shorter texts are too alike by chance.
  static let minWords = 50
  /// Bits that two fingerprints may differ in.
  static let maxDistance = 3
  /// How far apart two sightings may be.
  static let windowInSeconds = 7.0 * 86_400

  /// The four quarters of a fingerprint, told apart. Two within 3 bits share at least one of them.
  static func bands(of fingerprint: UInt64) -> [Int64] {
    (0..<4).map { quarter in
      Int64(quarter) << 16 | Int64(fingerprint >> UInt64(quarter * 16) & 0xFFFF)
    }
  }
}

extension Store {
  /// The oldest article of another feed with this one's canonical URL or almost its text.
  static func nearDuplicate(
    of article: OutgoingArticle, in feed: UUID, at now: Date, _ db: Database
  ) throws -> NearDuplicate? {
    if let link = article.canonicalURL.flatMap(CanonicalLink.init) {
      let row = try db.fetchCached(
        sql: """
          SELECT items.key, article_id, feeds.url FROM items JOIN feeds ON feeds.uid = items.feed
          WHERE canonical_url = ? AND items.feed <> ? ORDER BY items.id LIMIT 1
          """, arguments: [link.text, feed.stored])
      if let found = row.flatMap(NearDuplicate.init) { return found }
    }
    guard let fingerprint = article.fingerprint, article.wordCount >= NearDuplicates.minWords else {
      return nil
    }
    return try neighbor(of: fingerprint, in: feed, at: now, db)
  }

  /// Keeps what later articles are compared with.
  static func storeTraits(of article: OutgoingArticle, row: Int64, at now: Date, in db: Database) throws {
    let link = article.canonicalURL.flatMap(CanonicalLink.init)?.text
    try db.cachedStatement(
      sql: "UPDATE items SET article_id = ?, canonical_url = ?, simhash = ?, word_count = ? WHERE id = ?"
    ).execute(arguments: [
      article.id, link, article.fingerprint.map { Int64(bitPattern: $0) }, article.wordCount, row,
    ])
    try db.executeCached(sql: "DELETE FROM fingerprints WHERE item = ?", arguments: [row])
    guard let fingerprint = article.fingerprint, article.wordCount >= NearDuplicates.minWords else { return }
    let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO fingerprints VALUES (?, ?, ?)")
    for band in NearDuplicates.bands(of: fingerprint) {
      try statement.execute(arguments: [band, row, now.stored])
    }
  }
}

private extension Store {
  static func neighbor(
    of fingerprint: UInt64, in feed: UUID, at now: Date, _ db: Database
  ) throws -> NearDuplicate? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT items.id, items.key, article_id, simhash, feeds.url
        FROM fingerprints JOIN items ON items.id = fingerprints.item JOIN feeds ON feeds.uid = items.feed
        WHERE band = ? AND seen >= ? AND items.feed <> ? ORDER BY items.id LIMIT 1000
        """)
    var oldest: (id: Int64, duplicate: NearDuplicate)?
    for band in NearDuplicates.bands(of: fingerprint) {
      let since = now.stored - NearDuplicates.windowInSeconds
      for row in try Row.fetchAll(statement, arguments: [band, since, feed.stored]) {
        guard let id = row.integer("id"), let other = row.integer("simhash"),
          (UInt64(bitPattern: other) ^ fingerprint).nonzeroBitCount <= NearDuplicates.maxDistance,
          oldest.map({ id < $0.id }) ?? true, let duplicate = NearDuplicate(row)
        else { continue }
        oldest = (id, duplicate)
      }
    }
    return oldest?.duplicate
  }
}

private extension NearDuplicate {
  init?(_ row: Row) {
    guard let key = row.key("key"), let url = row.text("url") else { return nil }
    self.init(key: key, id: row.text("article_id") ?? key.hex, feedURL: url)
  }
}
