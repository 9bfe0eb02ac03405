import Foundation
import TestSupport
import Testing

@testable import Feedmill

/// One way a server behaves, and what must come of it.
struct Behavior: Sendable, CustomTestStringConvertible {
  /// What the server does, in a few words.
  let name: String
  /// How often the feed is polled, each time whether it is due or not.
  var polls = 1
  /// Articles delivered, all polls together.
  var articles = 0
  /// Codes of the errors and warnings.
  var codes: [String] = []
  /// The requests, in order, each with those of its header lines that matter.
  var log: [String]
  /// When pages are fetched.
  var fullText: PollOptions.FullText = .never
  /// What the URL of the feed has in front of its host.
  var userInfo = ""
  /// Changes to what a fetch may cost.
  var limits = PollLimits()
  /// What the server answers.
  let answer: @Sendable (Request, Web) -> Response

  var testDescription: String { name }
}

/// Where a request was made, for servers that answer with addresses.
struct Web: Sendable {
  /// The server itself, without a slash at the end.
  let base: String
  /// The port nobody may touch.
  let canaryPort: UInt16
  /// How often this path was asked before.
  let visit: Int

  /// The server nobody may touch.
  var canary: String { "http://127.0.0.1:\(canaryPort)" }
}

extension Behavior {
  /// A feed that can't be had.
  static func fails(
    _ name: String, _ code: String, log: [String] = ["/feed"], limits: PollLimits = .init(),
    answer: @escaping @Sendable (Request, Web) -> Response
  ) -> Behavior {
    Behavior(name: name, codes: [code], log: log, limits: limits, answer: answer)
  }

  /// A feed of one article that arrives all the same.
  static func reads(
    _ name: String, articles: Int = 1, log: [String] = ["/feed"],
    answer: @escaping @Sendable (Request, Web) -> Response
  ) -> Behavior {
    Behavior(name: name, articles: articles, log: log, answer: answer)
  }

  /// A feed that is polled several times.
  static func polled(
    _ name: String, _ polls: Int, articles: Int = 1, codes: [String] = [], log: [String],
    answer: @escaping @Sendable (Request, Web) -> Response
  ) -> Behavior {
    Behavior(name: name, polls: polls, articles: articles, codes: codes, log: log, answer: answer)
  }

  /// A feed of one article whose page is fetched.
  static func fetchingPage(
    _ name: String, codes: [String] = [], log: [String], articles: Int = 1, limits: PollLimits = .init(),
    answer: @escaping @Sendable (Request, Web) -> Response
  ) -> Behavior {
    Behavior(
      name: name, articles: articles, codes: codes, log: log, fullText: .always, limits: limits,
      answer: answer)
  }
}

extension Response {
  /// A feed of one article.
  static let good = Response.feed(rss(item("a")))

  /// The same with these header lines.
  static func good(_ headers: Headers) -> Response { .feed(rss(item("a")), headers: headers) }

  /// A feed of one article that is elsewhere.
  static func linking(_ link: String) -> Response {
    .feed(rss(item("a", link: link, body: "What the feed says.")))
  }

  /// A page.
  static func html(_ text: String, status: Int = 200) -> Response {
    .text(text, type: "text/html; charset=utf-8", status: status)
  }

  /// Bytes in place of an answer.
  static func verbatim(_ text: String) -> Response { .raw(Array(text.utf8)) }
}

extension PollLimits {
  /// Limits that a slow server reaches while a test waits.
  static let short: PollLimits = {
    var limits = PollLimits()
    limits.feed.firstByte = .milliseconds(300)
    limits.feed.idle = .milliseconds(300)
    limits.feed.total = .milliseconds(800)
    limits.page = limits.feed
    return limits
  }()
}
