internal import Foundation
internal import GRDB

/// Records what the entries of one document turned out to be. Lives inside one transaction.
struct ItemWriter {
  let db: Database
  let feed: UUID
  /// The document's number, counted by feed.
  let document: Int
  let date: Date

  /// Makes or refreshes the item a decision is about.
  func record(_ decision: Decision) throws {
    switch decision.verdict {
    case .repeated: return
    case .known: try touch(decision)
    case .update:
      try update(decision)
      // Only under its own key: a feed that makes up ids would add a name at each look.
      if decision.key == decision.entry.key { try addAliases(of: decision) }
    case .new, .heldBack, .skipped:
      try insert(decision)
      try addAliases(of: decision)
    }
  }

  /// The row of an item; nil when it has none.
  func row(of key: ItemKey) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM items WHERE feed = ? AND key = ?")
    return try Row.fetchOne(statement, arguments: [feed.stored, key.bytes])?.integer("id")
  }
}

private extension ItemWriter {
  func touch(_ decision: Decision) throws {
    try db.cachedStatement(sql: "UPDATE items SET last_seen = ?, document = ? WHERE feed = ? AND key = ?")
      .execute(arguments: [date.stored, document, feed.stored, decision.key.bytes])
  }

  func update(_ decision: Decision) throws {
    let entry = decision.entry
    try db.cachedStatement(
      sql: """
        UPDATE items SET last_seen = ?, document = ?, title_hash = ?, body_hash = ?, content_hash = ?,
          link = ?, revision = ?, hash_revisions = ?, modified = coalesce(?, modified)
        WHERE feed = ? AND key = ?
        """
    ).execute(arguments: [
      date.stored, document, entry.titleHash, entry.bodyHash, entry.contentHash, entry.canonicalLink,
      decision.revision, decision.hashOnlyRevisions, entry.modified?.stored, feed.stored, decision.key.bytes,
    ])
  }

  func insert(_ decision: Decision) throws {
    let entry = decision.entry
    try db.cachedStatement(
      sql: """
        INSERT INTO items (feed, key, value, fragment, link, title_hash, body_hash, content_hash, revision,
          hash_revisions, published, modified, first_seen, last_seen, document)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?13, ?13, ?14)
        ON CONFLICT (feed, key) DO UPDATE SET last_seen = excluded.last_seen, document = excluded.document
        """
    ).execute(arguments: [
      feed.stored, decision.key.bytes, entry.value, entry.fragment, entry.canonicalLink, entry.titleHash,
      entry.bodyHash, entry.contentHash, decision.revision, decision.hashOnlyRevisions, entry.date?.stored,
      entry.modified?.stored, date.stored, document,
    ])
  }

  func addAliases(of decision: Decision) throws {
    let names = [(AliasKind.id, decision.entry.alias), (.link, decision.entry.linkAlias)]
    guard names.contains(where: { $0.1 != nil }), let row = try row(of: decision.key) else { return }
    let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO aliases VALUES (?, ?, ?, ?)")
    for (kind, alias) in names {
      guard let alias else { continue }
      try statement.execute(arguments: [feed.stored, kind.rawValue, alias, row])
    }
  }
}

/// The kinds of other names an item has.
enum AliasKind: Int {
  case id = 1
  case link = 2
}
