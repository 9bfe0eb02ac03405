/// The dialect a feed is written in, as the output names it.
public enum FeedFormat: String, Sendable, CaseIterable {
  /// RSS 0.90, an RDF dialect.
  case rss090 = "rss-0.90"
  /// RSS 0.91, by Netscape or Userland.
  case rss091 = "rss-0.91"
  /// RSS 0.92.
  case rss092 = "rss-0.92"
  /// RSS 0.93.
  case rss093 = "rss-0.93"
  /// RSS 0.94.
  case rss094 = "rss-0.94"
  /// RSS 1.0, an RDF vocabulary.
  case rss10 = "rss-1.0"
  /// RSS 1.1.
  case rss11 = "rss-1.1"
  /// RSS 2.0.
  case rss20 = "rss-2.0"
  /// Atom 0.3.
  case atom03 = "atom-0.3"
  /// Atom 1.0 (RFC 4287).
  case atom10 = "atom-1.0"
  /// JSON Feed 1.0.
  case jsonFeed10 = "json-feed-1.0"
  /// JSON Feed 1.1.
  case jsonFeed11 = "json-feed-1.1"
  /// Channel Definition Format.
  case cdf
}
