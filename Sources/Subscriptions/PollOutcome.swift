package import Foundation

/// All that one look at one feed changes in the state; stored in one transaction.
package struct PollOutcome: Sendable {
  /// Which feed.
  package var feed: UUID
  /// When it was looked at.
  package var date: Date
  /// When it is looked at next.
  package var check: Check
  /// What came back.
  package var answer: Answer
  /// What the publisher says about time from here on; nil when nothing was said.
  package var hints: PublisherHints?
  /// Bytes over the wire.
  package var sizeInBytes = 0
  /// What to do with an article another feed had already.
  package var dedupe: Dedupe = .mark

  /// The outcome of a look.
  package init(feed: UUID, date: Date, check: Check, answer: Answer) {
    self.feed = feed
    self.date = date
    self.check = check
    self.answer = answer
  }

  /// What a server gave.
  package enum Answer: Sendable {
    /// A document that was read to its end and parsed. Only this carries items, and only with it are
    /// validators replaced.
    case document(Document)
    /// The same bytes as last time, whose validators replace the stored ones.
    case sameBody(StoredValidators)
    /// 304; the fields it carries replace the stored ones, the others stay.
    case notModified(StoredValidators)
    /// Nothing usable. `dropsValidators` makes the next request unconditional.
    case failure(PollError, dropsValidators: Bool)
  }

  /// A feed's document after identification.
  package struct Document: Sendable {
    /// What each entry turned out to be.
    package var decisions: DocumentDecisions
    /// What is to be emitted, in the order of emission.
    package var articles: [OutgoingArticle]
    /// What the answer had; empty ones clear the stored.
    package var validators: StoredValidators
    /// SHA-256 of the decoded body.
    package var bodyHash: Data?
    /// The feed's own title.
    package var title: String?
    /// The feed's `itunes:new-feed-url`.
    package var newFeedURL: String?
    /// The feed's WebSub hub.
    package var hub: String?

    /// A document with nothing but its decisions and what is to be emitted of them.
    package init(decisions: DocumentDecisions, articles: [OutgoingArticle], validators: StoredValidators) {
      self.decisions = decisions
      self.articles = articles
      self.validators = validators
    }
  }
}

/// What to do with a near duplicate of another feed's article.
package enum Dedupe: String, Sendable, CaseIterable {
  case mark, drop, off
}

/// An article on its way to the outbox.
package struct OutgoingArticle: Sendable {
  /// The decision it comes from: its key, revision and event.
  package var decision: Decision
  /// The article's `id` in output.
  package var id: String
  /// Date of publication.
  package var published: Date?
  /// The page's canonical URL, to find duplicates by.
  package var canonicalURL: String?
  /// 64-bit SimHash of the text, to find near duplicates by.
  package var fingerprint: UInt64?
  /// Words in the text; near duplicates have 50 at least.
  package var wordCount: Int
  /// The article's bytes, once its number is known. Called inside the transaction: no waiting, no network.
  package var render: @Sendable (ArticleStamp) throws -> Data

  /// An article of a decision, rendered by `render`.
  package init(
    _ decision: Decision, id: String, published: Date? = nil, wordCount: Int = 0,
    render: @escaping @Sendable (ArticleStamp) throws -> Data
  ) {
    self.decision = decision
    self.id = id
    self.published = published
    self.wordCount = wordCount
    self.render = render
  }
}

/// What an article gets at the moment it is stored.
package struct ArticleStamp: Sendable, Equatable {
  /// `_feedmill.seq`: higher than that of all articles stored before, in all runs.
  package let seq: Int64
  /// The item's key.
  package let key: ItemKey
  /// `new` or `update`.
  package let event: String
  /// 1 for a new article.
  package let revision: Int
  /// The article of another feed that says the same; nil when there is none.
  package let duplicate: NearDuplicate?
}

/// An article of another feed that says the same.
package struct NearDuplicate: Sendable, Equatable {
  /// The other article's key.
  package let key: ItemKey
  /// The other article's `id` in output.
  package let id: String
  /// The URL of the other article's feed.
  package let feedURL: String
}
