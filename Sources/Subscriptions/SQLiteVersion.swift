internal import GRDB

/// The version of SQLite in use, as `3.40.1`; "unknown" when it can't be asked.
package var sqliteVersion: String {
  let queue = try? DatabaseQueue()
  return (try? queue?.read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? "unknown"
}
