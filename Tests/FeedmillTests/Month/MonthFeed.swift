import Foundation
import TestSupport

/// A feed of the simulated month: what its server answers at a moment.
struct MonthFeed: Sendable {
  /// A moment of the month.
  struct Moment: Sendable {
    /// Days since the month began.
    let day: Double
    /// How often this feed was asked before.
    let visit: Int
    let date: Date
    let request: Request
  }

  let name: String
  /// Says so in the feed: ttl, sy, skipHours, skipDays.
  var channel = ""
  let answer: @Sendable (Moment, String) -> Response

  /// A feed that changes every so many hours, with these validators and header lines.
  static func living(
    _ name: String, channel: String = "", every hours: Double = 30, etag: Bool = true, modified: Bool = false,
    headers: @escaping @Sendable (Moment) -> Headers = { _ in [:] }
  ) -> MonthFeed {
    MonthFeed(name: name, channel: channel) { moment, channel in
      let edition = Int(moment.day * 24 / hours)
      var fields = headers(moment)
      if etag { fields["ETag"] = "\"\(name)-\(edition)\"" }
      if modified { fields["Last-Modified"] = "edition \(edition)" }
      let isKnown =
        etag
        ? moment.request.headers["If-None-Match"] == fields["ETag"]
        : modified && moment.request.headers["If-Modified-Since"] == fields["Last-Modified"]
      if isKnown { return Response(304, headers: fields) }
      return document(name, edition: edition, channel: channel, headers: fields)
    }
  }

  /// A feed that at times answers with something else; nil for its usual answer.
  static func troubled(_ name: String, _ trouble: @escaping @Sendable (Moment) -> Response?) -> MonthFeed {
    let usual = living(name)
    return MonthFeed(name: name) { moment, channel in trouble(moment) ?? usual.answer(moment, channel) }
  }

  private static func document(_ name: String, edition: Int, channel: String, headers: Headers) -> Response {
    let items = (max(0, edition - 2)...edition).reversed().map {
      item("\(name)-\($0)", title: "Edition \($0)")
    }
    return .feed(
      rss(items.joined()).replacing("<channel>", with: "<channel>" + channel), headers: headers)
  }

  /// All feeds; the first so many are the shorter month's.
  static let all: [MonthFeed] = living + troubled + moved + livingAgain

  private static let sy = "<sy:updatePeriod xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">"

  private static let living: [MonthFeed] = [
    living("etag"), living("modified", etag: false, modified: true), living("both", modified: true),
    living("neither", etag: false), living("max-age-2h") { _ in ["Cache-Control": "public, max-age=7200"] },
    living("max-age-10d") { _ in ["Cache-Control": "max-age=864000"] },
    living("max-age-1m") { _ in ["Cache-Control": "max-age=60"] },
    living("expires-3h") { ["Expires": httpDate($0.date + 10_800)] },
    living("expired") { ["Expires": httpDate($0.date - 10_800)] },
    living("ttl-150", channel: "<ttl>150</ttl>"), living("ttl-1", channel: "<ttl>1</ttl>"),
    living("daily", channel: sy + "daily</sy:updatePeriod>"),
    living(
      "skip-hours", channel: "<skipHours>" + (0..<8).map { "<hour>\($0)</hour>" }.joined() + "</skipHours>"),
    living("skip-days", channel: "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"),
    MonthFeed(name: "frozen") { moment, channel in
      // A server that says "not modified" whatever happens.
      moment.visit > 0 && moment.request.headers["If-None-Match"] != nil
        ? Response(304) : document("frozen", edition: 0, channel: channel, headers: ["ETag": "\"frozen\""])
    },
    MonthFeed(name: "no-longer-validated") {
      [before = living("no-longer-validated"), after = living("no-longer-validated", every: 8, etag: false)]
      moment, channel in (moment.day < 5 ? before : after).answer(moment, channel)
    },
  ]

  private static let troubled: [MonthFeed] = [
    troubled("429-2h") { $0.visit % 9 == 5 ? Response(429, headers: ["Retry-After": "7200"]) : nil },
    troubled("429-bare") { (3..<3.3).contains($0.day) ? Response(429) : nil },
    troubled("503-date") { moment in
      moment.visit % 11 == 6
        ? Response(503, headers: ["Retry-After": httpDate(moment.date + 18_000)]) : nil
    },
    troubled("503-bare") { $0.visit % 7 == 3 ? Response(503) : nil },
    troubled("500-for-two-days") { (5..<7).contains($0.day) ? Response(500) : nil },
    troubled("404-for-good") { $0.day > 4 ? Response(404) : nil },
    troubled("410-for-good") { $0.day > 3 ? Response(410) : nil },
    troubled("410-once") { (3..<3.04).contains($0.day) ? Response(410) : nil },
    troubled("cut-short") { moment in
      moment.visit % 6 == 4
        ? .raw(Array("HTTP/1.1 200 OK\r\nETag: \"cut\"\r\nContent-Length: 999\r\n\r\n<rss>".utf8)) : nil
    },
    troubled("sometimes-a-page") { moment in
      moment.visit % 6 == 4
        ? Response(
          headers: ["ETag": "\"page\"", "Content-Type": "text/html"], body: .bytes(Array("<p>hi</p>".utf8)))
        : nil
    },
    troubled("304-unasked") { $0.visit == 0 ? Response(304) : nil },
    troubled("429-for-a-month") { $0.visit == 2 ? Response(429, headers: ["Retry-After": "2592000"]) : nil },
  ]

  private static func moving(_ name: String, status: Int, from day: Double, to target: String = "/new")
    -> MonthFeed
  {
    let usual = living(name)
    return MonthFeed(name: name) { moment, channel in
      let isOld = moment.request.path == "/" + name
      return isOld && moment.day > day
        ? .redirect(to: "/" + name + target, status: status) : usual.answer(moment, channel)
    }
  }

  private static let moved: [MonthFeed] = [
    moving("301", status: 301, from: 2), moving("308", status: 308, from: -1),
    moving("302", status: 302, from: -1),
    moving("307", status: 307, from: 4),
    MonthFeed(name: "301-here-and-there") { [usual = living("301-here-and-there")] moment, channel in
      let isOld = moment.request.path == "/301-here-and-there"
      return isOld
        ? .redirect(to: "/301-here-and-there/\(Int(moment.day) % 2)", status: 301)
        : usual.answer(moment, channel)
    },
    MonthFeed(name: "301-then-302") { [usual = living("301-then-302")] moment, channel in
      switch moment.request.path {
      case "/301-then-302": .redirect(to: "/301-then-302/hop", status: 301)
      case "/301-then-302/hop": .redirect(to: "/301-then-302/new", status: 302)
      default: usual.answer(moment, channel)
      }
    },
  ]

  private static let livingAgain: [MonthFeed] = (0..<16).map { number in
    let hasETag = number % 3 != 0
    let hasDate = number % 2 == 0
    let hasAge = number % 4 == 0
    return living("more-\(number)", every: Double(3 + number * 5), etag: hasETag, modified: hasDate) {
      _ -> Headers in
      hasAge ? ["Cache-Control": "max-age=\(number * 1200)"] : [:]
    }
  }
}

/// A date as HTTP writes it.
func httpDate(_ date: Date) -> String {
  var seconds = time_t(date.timeIntervalSince1970)
  var parts = tm()
  gmtime_r(&seconds, &parts)
  var text = [CChar](repeating: 0, count: 40)
  let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
  return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
