package import Foundation

/// When a feed is looked at next, and why then.
package struct Check: Sendable, Equatable {
  /// nil when the feed is never looked at again.
  package var date: Date?
  /// What decided the date.
  package var reason: CheckReason
  /// What the feed is in from now on.
  package var state: FeedState
  /// The counts that the next decision builds on.
  package var standing: Standing
  /// The feed has moved here for good: fetch this URL from now on.
  package var movesTo: String?
  /// What a person is to be told; nil for nothing.
  package var notice: Notice?

  /// A check as a schedule decides it.
  package init(
    date: Date?, reason: CheckReason, state: FeedState, standing: Standing, movesTo: String? = nil
  ) {
    self.date = date
    self.reason = reason
    self.state = state
    self.standing = standing
    self.movesTo = movesTo
  }
}

/// What is worth telling a person about a feed, once.
package enum Notice: Sendable, Equatable {
  /// It failed so many times in a row.
  case failing(times: Int)
  /// It works again.
  case working
  /// It is gone for good, and isn't looked at any more.
  case gone
}

/// What decided the date of a check. The raw values are part of the output of `status`.
package enum CheckReason: String, Sendable {
  case new
  case interval
  case automatic = "auto"
  case maxAge = "max-age"
  case expires
  case ttl
  case updatePeriod = "sy"
  case skipHours = "skip-hours"
  case skipDays = "skip-days"
  case backoff
  case retryAfter = "retry-after"
  case throttled
  case goneUnconfirmed = "gone-unconfirmed"
  case gone
  case clock
}

/// What a feed is in. The raw values are part of the output of `status`.
package enum FeedState: String, Sendable {
  case ok, failing, gone, deferred, disabled
}

/// How one look at a feed ended, as the schedule sees it.
package enum PollResult: Sendable, Equatable {
  /// A document, or word that it is unchanged.
  case success
  /// No answer: no address, no connection, time-out, broken transfer.
  case unreachable
  /// An answer that is no feed, or an error status; `status` is nil when the answer was a 200.
  case failed(status: Int?)
  /// Too many requests (429), or a 503 that says when to come back.
  case throttled(retryAfterSeconds: Int?)
  /// Gone for good (410).
  case gone

  /// The result for an HTTP status; nil for one that carries or confirms a document.
  package init?(status: Int, retryAfterSeconds: Int?) {
    switch status {
    case 200, 226, 304: return nil
    case 410: self = .gone
    case 429: self = .throttled(retryAfterSeconds: retryAfterSeconds)
    case 503 where retryAfterSeconds != nil: self = .throttled(retryAfterSeconds: retryAfterSeconds)
    default: self = .failed(status: status)
    }
  }
}

/// A feed's past, as far as the next decision depends on it.
package struct Standing: Sendable, Equatable {
  /// Failures in a row, throttling not counted.
  package var failures = 0
  /// Throttled answers in a row.
  package var throttles = 0
  /// When the first of an unbroken row of 410s came.
  package var goneSince: Date?
  /// Where the feed says it has moved.
  package var move: MoveCandidate?
  /// When its failing was last told to a person; nil while it works.
  package var noticed: Date?

  /// The past of a new feed.
  package init() {}
}

/// A permanent redirect that hasn't been believed yet.
package struct MoveCandidate: Sendable, Equatable {
  /// The final URL of the chain.
  package var url: String
  /// When it was first seen.
  package var since: Date
  /// How many runs ended there, one after the other.
  package var runs: Int

  /// A candidate seen in `runs` runs since a date.
  package init(url: String, since: Date, runs: Int) {
    self.url = url
    self.since = since
    self.runs = runs
  }
}
