internal import ArticleExtraction
internal import Fetching
internal import Foundation
internal import Subscriptions

/// What every feed of a run works with.
struct PollContext: Sendable {
  let options: PollOptions
  /// Where paths in the list start.
  let home: Home
  let fetcher: Fetcher
  let robots: RobotsCache
  let store: Store
  let delivery: Delivery
  let ledger: RunLedger
  /// Where fetched pages go when that is an archive.
  let archive: WARCWriter?
  let limits: PollLimits
  let schedule = Schedule()
  let report: @Sendable (PollEvent) -> Void
  let now: @Sendable () -> Date

  /// The extractor, for pages and for the feeds' own content.
  var extractor: ArticleExtractor { ArticleExtractor(rules: options.rules.set) }
}

/// What one fetch of a run may cost.
struct PollLimits: Sendable {
  var feed = FetchLimits.feed
  var page = FetchLimits.page
}

/// How a look at a feed ended early.
enum PollInterruption: Error {
  /// The run is to end; nothing is known of the feed.
  case cancelled
  /// State or output can't be used: the whole run must end.
  case fatal(FeedmillError)
}
