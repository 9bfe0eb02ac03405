public import Foundation

/// Where articles of a poll go.
///
/// A sink is told to write articles that the state holds as not delivered; once `write` returns they count
/// as delivered. If the program ends in between, the same articles come again in the next run.
public protocol Sink: Sendable {
  /// What the state remembers the sink by; nil for one whose file it needn't remember.
  var name: String? { get }

  /// The most articles that `write` gets at once: so many may come twice after a crash.
  var batchSize: Int { get }

  /// Makes sure that articles can be written, before any request is made.
  ///
  /// - Parameter offset: what the last `write` that counts gave; nil when there was none.
  /// - Returns: the size to remember from here on; nil for a sink without a name.
  func prepare(acknowledged offset: Int64?) async throws(FeedmillError) -> Int64?

  /// Writes articles, in this order, and sees to it that they stay. Gives the size to remember.
  func write(_ articles: [OutboxArticle]) async throws(FeedmillError) -> Int64?
}

extension Sink {
  /// No name: nothing to remember.
  public var name: String? { nil }

  /// What a pipe may see twice.
  public var batchSize: Int { 60 }

  /// Nothing to prepare.
  public func prepare(acknowledged offset: Int64?) async throws(FeedmillError) -> Int64? { nil }
}

/// An article on its way to a sink.
public struct OutboxArticle: Sendable, Equatable {
  /// Grows with each article of a home.
  public var sequence: Int
  /// 16 hexadecimal digits, the same for all revisions of one article.
  public var key: String
  /// Whether it is new or changed.
  public var event: Article.Event
  /// The article as one line of JSON, without line break.
  public var json: [UInt8]
  /// When it was published; nil when the feed doesn't say.
  public var published: Date?
  /// When feedmill met it.
  public var met: Date

  /// An article with its number and key.
  public init(sequence: Int, key: String, event: Article.Event, json: [UInt8], published: Date?, met: Date) {
    self.sequence = sequence
    self.key = key
    self.event = event
    self.json = json
    self.published = published
    self.met = met
  }
}
