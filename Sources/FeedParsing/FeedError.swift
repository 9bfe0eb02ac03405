package import Markup

/// Why bytes are not a feed.
package enum FeedError: Error, Equatable, Sendable {
  /// The document is something else; the reason says what, `linkedFeeds` where a page says its feeds are.
  case notAFeed(String, linkedFeeds: [String])
  /// The document can't be read as markup.
  case markup(MarkupError)
  /// The document is meant to be JSON and isn't. `line` and `column` count from 1; 0 when unknown.
  case json(String, line: Int, column: Int)
}

extension FeedError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAFeed(let reason, let linked) where linked.isEmpty: "not a feed: \(reason)"
    case .notAFeed(let reason, let linked):
      "not a feed: \(reason); it links to \(linked.joined(separator: ", "))"
    case .markup(let error): error.description
    case .json(let message, _, _): message
    }
  }

  /// The line the error stands on, counted from 1; nil when unknown.
  package var line: Int? {
    switch self {
    case .notAFeed: nil
    case .markup(let error): error.line
    case .json(_, let line, _): line > 0 ? line : nil
    }
  }

  /// The column the error stands on, counted from 1; nil when unknown.
  package var column: Int? {
    switch self {
    case .notAFeed: nil
    case .markup(let error): error.column
    case .json(_, _, let column): column > 0 ? column : nil
    }
  }
}
