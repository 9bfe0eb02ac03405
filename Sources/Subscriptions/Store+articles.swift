package import Foundation
internal import GRDB

/// Which stored articles to give.
package struct ArticleQuery: Sendable, Equatable {
  /// Only those with a higher number.
  package var afterSeq: Int64 = 0
  /// Only those stored at this moment or later.
  package var since: Date?
  /// Only those of this feed, by its URL in the list or one it had before.
  package var feedURL: String?
  /// Only those of feeds with this tag.
  package var tag: String?
  /// At most so many.
  package var limit = 1000

  /// All articles, a thousand at a time.
  package init() {}
}

extension Store {
  /// Stored articles again, oldest first. For the next ones ask with the last one's `seq` as `afterSeq`.
  package func articles(matching query: ArticleQuery = .init()) throws(StoreError) -> [StoredArticle] {
    var conditions = ["seq > :after"]
    var arguments: [String: (any DatabaseValueConvertible)?] = [
      "after": query.afterSeq, "limit": max(0, query.limit),
    ]
    if let since = query.since {
      conditions.append("articles.created >= :since")
      arguments["since"] = since.stored
    }
    if let url = query.feedURL {
      conditions.append(
        """
        articles.feed IN (SELECT uid FROM feeds WHERE url = :url OR fetch_url = :url
          UNION SELECT feed FROM feed_urls WHERE url = :url)
        """)
      arguments["url"] = url
    }
    if let tag = query.tag {
      conditions.append("EXISTS (SELECT 1 FROM feed_tags WHERE feed = articles.feed AND tag = :tag)")
      arguments["tag"] = tag
    }
    let sql =
      Self.articleColumns + " WHERE " + conditions.joined(separator: " AND ") + " ORDER BY seq LIMIT :limit"
    let bound = StatementArguments(arguments)
    return try read { db in try Row.fetchAll(db, sql: sql, arguments: bound).map(StoredArticle.init) }
  }
}
