package import Foundation

/// One feed as the state knows it.
package struct FeedRecord: Sendable, Equatable {
  /// What the feed is known by, whatever its URL becomes.
  package var uid: UUID
  /// The URL in the user's list.
  package var url: String
  /// The URL to fetch: another one than `url` after a settled move.
  package var fetchURL: String
  /// The user's name for it, else the feed's own.
  package var title: String?
  /// What the feed is in.
  package var state: FeedState
  /// When it is looked at next; nil for never.
  package var nextCheck: Date?
  /// Why then.
  package var reason: String
  /// What the schedule builds on.
  package var standing: Standing
  /// What the publisher last said about how often to look.
  package var hints = PublisherHints()
  /// For a conditional request.
  package var validators: StoredValidators?
  /// SHA-256 of the last decoded body that parsed.
  package var bodyHash: Data?
  /// When it was last asked.
  package var lastPoll: Date?
  /// When it last answered well, a 304 included.
  package var lastSuccess: Date?
  /// When the last answer with a body came.
  package var lastDocument: Date?
  /// The last error; nil while all is well.
  package var lastError: PollError?
  /// How many documents of it were read.
  package var documents: Int
  /// What its next document holds counts as seen.
  package var assumesSeen: Bool
  /// It makes up new ids at each look.
  package var isGuidUnstable: Bool
  /// When a document last shared nothing with what was known; nil for never.
  package var rekeyed: Date?
  /// Where its own `itunes:new-feed-url` says it is.
  package var newFeedURL: String?
  /// Its WebSub hub.
  package var hub: String?
}

/// What went wrong with a feed, safe to show.
package struct PollError: Sendable, Equatable {
  /// The error's name.
  package var code: String
  /// What happened, with secrets taken out.
  package var message: String

  /// An error whose message may still hold secrets: they are taken out here.
  package init(code: String, message: String) {
    self.code = code
    self.message = message.redacted
  }
}

/// What a server wants to see again in a conditional request, as it came, never reformatted.
///
/// Each character stands for one byte (ISO 8859-1), so that odd bytes survive.
package struct StoredValidators: Sendable, Equatable {
  /// Longer values aren't kept.
  package static let maxLength = 1024

  /// The `ETag`, with its quotes and its `W/`.
  package var etag: String?
  /// The `Last-Modified`, whatever it looks like.
  package var lastModified: String?
  /// The final URL of the answer that had them.
  package var url: String

  /// Validators of an answer. Values that are too long or hold control characters are dropped.
  package init(etag: String?, lastModified: String?, url: String) {
    self.etag = Self.usable(etag)
    self.lastModified = Self.usable(lastModified)
    self.url = url
  }

  private static func usable(_ value: String?) -> String? {
    guard let value, !value.isEmpty, value.unicodeScalars.count <= maxLength,
      value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F && $0.value <= 0xFF })
    else { return nil }
    return value
  }
}
