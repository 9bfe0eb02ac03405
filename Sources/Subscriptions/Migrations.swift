internal import GRDB

/// The database's schema, as the steps that lead to it. A step that was released never changes.
enum Migrations {
  /// "fdml" in SQLite's header: the file is ours.
  static let applicationID = 0x6664_6D6C

  /// Step n leads from version n to n + 1.
  static let steps = [first, second]

  /// The version this program writes.
  static var current: Int { steps.count }

  /// Brings a database up to the current version, all or nothing.
  static func run(_ db: Database) throws {
    let version = try version(of: db)
    guard version < current else { return }
    try db.inTransaction(.immediate) {
      for step in steps[version...] { try db.execute(sql: step) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(current)")
      return .commit
    }
  }

  /// The version of a database; throws for one that is newer or not ours.
  static func version(of db: Database) throws -> Int {
    let version = try Row.fetchOne(db, sql: "PRAGMA user_version")?.count("user_version") ?? 0
    let id = try Row.fetchOne(db, sql: "PRAGMA application_id")?.count("application_id") ?? 0
    let tables = try Row.fetchOne(db, sql: "SELECT count(*) AS n FROM sqlite_master")?.count("n") ?? 0
    if id == 0, version == 0, tables == 0 { return 0 }
    guard id == applicationID, version >= 0 else { throw StoreError.corrupt("not a feedmill database") }
    guard version <= current else { throw StoreError.newerSchema(found: version, known: current) }
    return version
  }
}

private extension Migrations {
  /// What the publisher's last document said about time holds until the next one.
  static let second = "ALTER TABLE feeds ADD COLUMN hints TEXT"

  static let first = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE runs (id INTEGER PRIMARY KEY, started REAL NOT NULL, ended REAL NOT NULL,
      summary TEXT NOT NULL) STRICT;
    CREATE TABLE sinks (name TEXT PRIMARY KEY, byte_offset INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE feeds (
      uid TEXT PRIMARY KEY, url TEXT NOT NULL UNIQUE, fetch_url TEXT, title TEXT, own_title TEXT,
      is_listed INTEGER NOT NULL DEFAULT 1, created REAL NOT NULL, unlisted REAL,
      state TEXT NOT NULL DEFAULT 'ok', next_check REAL, reason TEXT NOT NULL DEFAULT 'new',
      failures INTEGER NOT NULL DEFAULT 0, throttles INTEGER NOT NULL DEFAULT 0, gone_since REAL,
      move_url TEXT, move_since REAL, move_runs INTEGER NOT NULL DEFAULT 0, new_feed_url TEXT, hub TEXT,
      etag TEXT, last_modified TEXT, validators_url TEXT, body_hash BLOB,
      last_poll REAL, last_success REAL, last_document REAL, last_error_code TEXT, last_error_message TEXT,
      document INTEGER NOT NULL DEFAULT 0, assumes_seen INTEGER NOT NULL DEFAULT 0,
      is_guid_unstable INTEGER NOT NULL DEFAULT 0, rekeyed REAL, noticed REAL,
      polls INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE feed_tags (feed TEXT NOT NULL REFERENCES feeds(uid) ON DELETE CASCADE, tag TEXT NOT NULL,
      PRIMARY KEY (feed, tag)) STRICT, WITHOUT ROWID;
    CREATE TABLE feed_urls (url TEXT NOT NULL, feed TEXT NOT NULL REFERENCES feeds(uid) ON DELETE CASCADE,
      until REAL NOT NULL, PRIMARY KEY (url, feed)) STRICT, WITHOUT ROWID;

    CREATE TABLE items (
      id INTEGER PRIMARY KEY, feed TEXT NOT NULL REFERENCES feeds(uid) ON DELETE CASCADE,
      key BLOB NOT NULL, value TEXT NOT NULL, fragment TEXT, link TEXT,
      title_hash BLOB, body_hash BLOB, content_hash BLOB NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1, hash_revisions INTEGER NOT NULL DEFAULT 0,
      published REAL, modified REAL, first_seen REAL NOT NULL, last_seen REAL NOT NULL,
      document INTEGER NOT NULL, article_id TEXT, canonical_url TEXT, simhash INTEGER, word_count INTEGER,
      UNIQUE (feed, key)
    ) STRICT;
    CREATE INDEX items_by_date ON items (feed, published);
    CREATE INDEX items_by_url ON items (canonical_url) WHERE canonical_url IS NOT NULL;
    CREATE TABLE aliases (
      feed TEXT NOT NULL, kind INTEGER NOT NULL, alias BLOB NOT NULL,
      item INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE,
      PRIMARY KEY (feed, kind, alias, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX aliases_by_item ON aliases (item);
    CREATE TABLE fingerprints (
      band INTEGER NOT NULL, item INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE, seen REAL NOT NULL,
      PRIMARY KEY (band, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fingerprints_by_item ON fingerprints (item);

    CREATE TABLE articles (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, feed TEXT NOT NULL REFERENCES feeds(uid) ON DELETE CASCADE,
      key BLOB NOT NULL, event TEXT NOT NULL, revision INTEGER NOT NULL, json BLOB NOT NULL,
      published REAL, created REAL NOT NULL, is_pending INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE INDEX articles_pending ON articles (seq) WHERE is_pending = 1;
    CREATE INDEX articles_by_feed ON articles (feed, seq);
    """
}
