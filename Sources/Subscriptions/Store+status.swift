package import Foundation
internal import GRDB

/// A subscription's line in `status`. Holds no secret.
package struct FeedStatus: Sendable, Equatable {
  /// The feed.
  package var feed: FeedRecord
  /// Where it moved, or says it did; nil when it didn't.
  package var movedTo: String?
  /// New items a week, over the last four weeks or since it was added.
  package var itemsPerWeek: Double
}

extension Store {
  /// A line for each listed feed, by URL.
  package func status(at now: Date) throws(StoreError) -> [FeedStatus] {
    let month = 28.0 * 86_400
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT feeds.*, (SELECT count(*) FROM items WHERE items.feed = feeds.uid
            AND max(coalesce(published, first_seen), ?1) = coalesce(published, first_seen)
            AND coalesce(published, first_seen) <= ?2) AS recent
          FROM feeds WHERE is_listed = 1 ORDER BY url
          """, arguments: [now.stored - month, now.stored + 86_400])
      return try rows.map { row in
        let feed = try FeedRecord(row)
        let moved = feed.fetchURL == feed.url ? feed.standing.move?.url ?? feed.newFeedURL : feed.fetchURL
        return FeedStatus(
          feed: feed, movedTo: moved == feed.url ? nil : moved, itemsPerWeek: Double(row.count("recent")) / 4)
      }
    }
  }

  /// How many listed feeds are in each state.
  package func stateCounts() throws(StoreError) -> [FeedState: Int] {
    try read { db in
      let sql = "SELECT state, count(*) AS n FROM feeds WHERE is_listed = 1 GROUP BY state"
      return try Row.fetchAll(db, sql: sql).reduce(into: [:]) { counts, row in
        counts[row.text("state").flatMap(FeedState.init) ?? .ok, default: 0] += row.count("n")
      }
    }
  }

  /// The size of the database file with what SQLite keeps beside it.
  package func sizeInBytes() -> Int {
    directory.databaseFiles.reduce(0) { sum, file in
      // A file that isn't there has no size.
      let size = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
      return sum + (size ?? 0)
    }
  }
}
