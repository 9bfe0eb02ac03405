import Foundation
import Synchronization
import TestSupport

@testable import Feedmill

/// One request of the month and what was answered.
struct MonthEntry: Sendable {
  var date: Date
  var path: String
  var etag: String?
  var modified: String?
  let status: Int
  let headers: Headers
  /// What the document sent says about time; nil when no whole feed was sent.
  let channel: String?
}

/// The server of the month and its log.
final class Month: Sendable {
  static let start = Date(timeIntervalSince1970: 1_777_593_600)

  private let clock: VirtualClock
  private let entries = Mutex<[String: [MonthEntry]]>([:])
  private let feeds: [String: MonthFeed]

  init(_ feeds: [MonthFeed], clock: VirtualClock) {
    self.clock = clock
    self.feeds = Dictionary(uniqueKeysWithValues: feeds.map { ($0.name, $0) })
  }

  /// The requests of each feed, in order.
  var log: [String: [MonthEntry]] { entries.withLock { $0 } }

  func answer(_ request: Request) -> Response {
    let name = String(request.path.split(separator: "/").first ?? "")
    guard let feed = feeds[name] else { return .notFound }
    let date = clock.now
    let visit = entries.withLock { $0[name]?.count ?? 0 }
    let day = date.timeIntervalSince(Month.start) / 86_400
    var response = feed.answer(.init(day: day, visit: visit, date: date, request: request), feed.channel)
    response.headers["Date"] = httpDate(date)
    let isWhole = response.status == 200 && response.headers["Content-Type"]?.contains("rss") == true
    let entry = MonthEntry(
      date: date, path: request.path, etag: request.headers["If-None-Match"],
      modified: request.headers["If-Modified-Since"], status: Month.status(response),
      headers: response.headers,
      channel: isWhole ? feed.channel : nil)
    entries.withLock { $0[name, default: []].append(entry) }
    return response
  }

  /// 0 for an answer that isn't whole.
  private static func status(_ response: Response) -> Int {
    if case .raw = response.body { 0 } else { response.status }
  }
}
