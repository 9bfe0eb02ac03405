package import Foundation
internal import GRDB

/// One run that ended.
package struct RunRecord: Sendable, Equatable {
  /// When it began.
  package var started: Date
  /// When it ended.
  package var ended: Date
  /// Its summary, as the run wrote it.
  package var summary: String

  /// A run with its summary.
  package init(started: Date, ended: Date, summary: String) {
    self.started = started
    self.ended = ended
    self.summary = summary
  }
}

extension Store {
  /// Runs kept.
  package static let maxRuns = 1000

  /// Keeps a run's summary and adds its figures to the counters that go on over all runs. Gives its number.
  @discardableResult
  package func record(_ run: RunRecord, adding counts: [String: Int] = [:]) throws(StoreError) -> Int64 {
    try write { db in
      try db.execute(
        sql: "INSERT INTO runs (started, ended, summary) VALUES (?, ?, ?)",
        arguments: [run.started.stored, run.ended.stored, run.summary.redacted])
      let number = db.lastInsertedRowID
      try db.execute(sql: "DELETE FROM runs WHERE id <= ?", arguments: [number - Int64(Self.maxRuns)])
      for (name, count) in counts {
        try db.execute(
          sql: """
            INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value
            """,
          arguments: [name, count])
      }
      try Meta.set(.lastRun, "\(run.ended.stored)", in: db)
      return number
    }
  }

  /// The last runs, newest first.
  package func runs(limit: Int = 10) throws(StoreError) -> [RunRecord] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM runs ORDER BY id DESC LIMIT ?", arguments: [limit]).map {
        row in
        RunRecord(
          started: row.date("started") ?? .distantPast, ended: row.date("ended") ?? .distantPast,
          summary: row.text("summary") ?? "")
      }
    }
  }

  /// The number the next run will have.
  package func nextRunNumber() throws(StoreError) -> Int64 {
    try read { db in
      let last = try Row.fetchOne(db, sql: "SELECT max(id) AS last FROM runs")?.integer("last") ?? 0
      return last &+ 1
    }
  }

  /// Counters over all runs.
  package func counters() throws(StoreError) -> [String: Int] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM counters").reduce(into: [:]) { counters, row in
        if let name = row.text("name") { counters[name] = row.count("value") }
      }
    }
  }
}
