package import Foundation
internal import GRDB

/// How long the state remembers.
package struct Retention: Sendable, Equatable {
  /// No item is forgotten sooner after its last sighting.
  package static let minItemAgeInDays = 400

  /// Days from an item's last sighting until it is forgotten.
  package var itemAgeInDays = minItemAgeInDays
  /// Days a delivered article is kept to be read again; nil keeps it for ever.
  package var articleAgeInDays: Int? = 400

  /// The default ages.
  package init() {}
}

extension Store {
  /// Forgets what is too old. An item of a feed's last good document is never forgotten, nor is an article that
  /// waits for delivery. Gives the number of items forgotten.
  @discardableResult
  package func prune(_ retention: Retention = .init(), at now: Date) throws(StoreError) -> Int {
    let days = Double(max(Retention.minItemAgeInDays, retention.itemAgeInDays))
    let oldest = now.stored - days * 86_400
    return try write { db in
      try db.execute(
        sql: """
          DELETE FROM feeds WHERE is_listed = 0 AND unlisted < ?
            AND NOT EXISTS (SELECT 1 FROM articles WHERE feed = feeds.uid AND is_pending = 1)
          """,
        arguments: [oldest])
      try db.execute(
        sql: """
          DELETE FROM items WHERE last_seen < ?
            AND document < (SELECT document FROM feeds WHERE uid = items.feed)
          """,
        arguments: [oldest])
      let count = db.changesCount
      if let days = retention.articleAgeInDays {
        try db.execute(
          sql: "DELETE FROM articles WHERE is_pending = 0 AND created < ?",
          arguments: [now.stored - Double(days) * 86_400])
      }
      try db.execute(
        sql: "DELETE FROM fingerprints WHERE seen < ?",
        arguments: [now.stored - NearDuplicates.windowInSeconds])
      return count
    }
  }
}
