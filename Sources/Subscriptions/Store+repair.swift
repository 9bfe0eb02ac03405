package import Foundation
internal import GRDB

/// What a repair could save.
package struct RepairReport: Sendable, Equatable {
  /// Where the damaged database was put.
  package var damaged: URL
  /// Rows saved, by table.
  package var saved: [String: Int] = [:]
  /// Tables that couldn't be read to their end.
  package var incomplete: [String] = []
  /// What feeds hold next counts as seen, so that nothing is emitted twice.
  package var assumesSeen = false
}

extension Store {
  /// Puts a damaged database aside as `….corrupt-DATE` and makes a new one of what can be read of it.
  ///
  /// When items were lost, the next document of each feed counts as seen: a repair never floods. Call it with
  /// the state locked and the store closed.
  package static func repair(_ directory: StateDirectory, at now: Date) throws(StoreError) -> RepairReport {
    do {
      if let version = try? headerVersion(of: directory.database), version > Migrations.current {
        // An unreadable header is what repair is for; a readable newer one isn't ours to touch.
        throw StoreError.newerSchema(found: version, known: Migrations.current)
      }
      var report = RepairReport(damaged: try putAside(directory, at: now))
      let store = try Store(directory, at: now)
      try store.write { db in try salvage(into: db, report: &report, at: now) }
      try store.close()
      return report
    } catch {
      throw StoreError(error)
    }
  }
}

private extension Store {
  /// Parents first, so that no row is refused for want of one.
  static let tables = [
    "feeds", "items", "articles", "aliases", "feed_tags", "feed_urls", "fingerprints", "sinks", "counters",
    "runs",
  ]

  static func putAside(_ directory: StateDirectory, at now: Date) throws -> URL {
    let suffix = ".corrupt-\(now.fileStamp)"
    for file in directory.databaseFiles where FileManager.default.fileExists(atPath: file.path) {
      // SQLite finds the log of a database by its name: …sqlite.corrupt-DATE-wal.
      let base = directory.database.lastPathComponent
      let rest = file.lastPathComponent.dropFirst(base.count)
      try FileManager.default.moveItem(at: file, to: directory.url.appending(path: base + suffix + rest))
    }
    return directory.url.appending(path: directory.database.lastPathComponent + suffix)
  }

  static func salvage(into db: Database, report: inout RepairReport, at now: Date) throws {
    let old = openDamaged(report.damaged)
    for table in tables {
      let (count, isComplete) = try copyRows(of: table, from: old, into: db)
      report.saved[table] = count
      if !isComplete { report.incomplete.append(table) }
    }
    // Numbers must go on growing even if nobody knows the last one: seconds since 1970 are above any count.
    let articlesAreComplete = !report.incomplete.contains("articles")
    if !articlesAreComplete {
      try db.execute(sql: "DELETE FROM sqlite_sequence WHERE name = 'articles'")
      try db.execute(
        sql: "INSERT INTO sqlite_sequence VALUES ('articles', ?)", arguments: [Int64(now.stored)])
    }
    let isLossy = ["feeds", "items", "aliases"].contains { report.incomplete.contains($0) }
    guard isLossy else { return }
    report.assumesSeen = true
    try Meta.set(.assumesSeen, "\(now.stored)", in: db)
    try db.execute(
      sql: "UPDATE feeds SET assumes_seen = 1, etag = NULL, last_modified = NULL, body_hash = NULL")
  }

  static func openDamaged(_ file: URL) -> DatabaseQueue? {
    var configuration = configuration(.writing)
    configuration.foreignKeysEnabled = false
    // A file that can't even be opened has nothing to save: the report says so table by table.
    return try? DatabaseQueue(path: file.path, configuration: configuration)
  }

  /// Copies a table's rows from its start to the damage and, if there is any, from its end to the damage.
  static func copyRows(
    of table: String, from old: DatabaseQueue?, into db: Database
  ) throws -> (count: Int, isComplete: Bool) {
    guard let old else { return (0, false) }
    let known = try Set(db.columns(in: table).map(\.name))
    var count = 0
    // Not thrown through the old database: there it would pass for damage.
    var failure: (any Error)?
    func copy(_ order: String) -> Bool {
      do {
        try old.read { damaged in
          let cursor = try Row.fetchCursor(damaged, sql: "SELECT * FROM \(table)\(order)")
          while failure == nil, let row = try cursor.next() {
            do { count += try insert(row, known: known, into: table, in: db) } catch { failure = error }
          }
        }
        return true
      } catch {
        return false
      }
    }
    let isComplete = copy("")
    if !isComplete, failure == nil { _ = copy(" ORDER BY rowid DESC") }
    if let failure { throw failure }
    return (count, isComplete)
  }

  /// Inserts a row if the new schema accepts it; one that it doesn't is part of the damage.
  static func insert(_ row: Row, known: Set<String>, into table: String, in db: Database) throws -> Int {
    let columns = row.columnNames.filter { known.contains($0) }
    guard !columns.isEmpty else { return 0 }
    let values = columns.map { column -> DatabaseValue in row[column] }
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    do {
      try db.execute(
        sql: "INSERT OR IGNORE INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))",
        arguments: StatementArguments(values))
      return db.changesCount
    } catch let error as DatabaseError
      where [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error.resultCode)
    {
      return 0
    }
  }
}
