import Foundation
import TestSupport

/// What the table of manners allows, read again from the log of a server: knows nothing of the scheduler.
struct MonthChecker {
  /// How often the program was run.
  let tick: Double
  private(set) var violations: [String] = []

  init(tick: Double) { self.tick = tick }

  /// Checks all requests for one feed.
  mutating func check(_ name: String, _ entries: [MonthEntry]) {
    var feed = WatchedFeed(name: name, tick: tick)
    for look in MonthChecker.looks(entries) { feed.take(look) }
    violations += feed.violations
  }

  /// The requests of one look at a feed happen at one moment: the clock stands still while the program runs.
  private static func looks(_ entries: [MonthEntry]) -> [[MonthEntry]] {
    var looks: [[MonthEntry]] = []
    for entry in entries {
      if looks.last?.last?.date == entry.date {
        looks[looks.count - 1].append(entry)
      } else {
        looks.append([entry])
      }
    }
    return looks
  }
}

/// What a publisher could know of the client that asks for one of its feeds.
private struct WatchedFeed {
  let name: String
  let tick: Double
  var violations: [String] = []

  /// Where a look must begin.
  private var start: String
  private var earliest: Date?
  private var latest: Date?
  private var lastLook: Date?
  private var skipHours: Set<Int> = []
  private var skipDays: Set<Int> = []

  private var etag: String?
  private var modified: String?
  private var validated: String?
  private var lastDocument: Date?
  private var documentSays = ""
  private var maxAge: Int?
  private var expires: Int?

  private var failures = 0
  private var throttles = 0
  private var goneSince: Date?
  private var isGone = false
  private var move: (to: String, since: Date, looks: Int)?

  init(name: String, tick: Double) {
    self.name = name
    self.tick = tick
    start = "/" + name
  }

  mutating func take(_ look: [MonthEntry]) {
    guard let first = look.first, let last = look.last else { return }
    let date = first.date
    let place = "\(name) at \(date): "
    if isGone { violations.append(place + "asked though it is gone") }
    if first.path != start { violations.append(place + "asked \(first.path) in place of \(start)") }
    if let earliest, date < earliest {
      violations.append(place + "\(earliest.timeIntervalSince(date)) seconds early")
    }
    if let latest, date > latest {
      violations.append(place + "\(date.timeIntervalSince(latest)) seconds late")
    }
    if let lastLook, date.timeIntervalSince(lastLook) < 86_400, isPause(date) {
      violations.append(place + "in an hour or a day that the feed asks to skip")
    }
    for entry in look { checkValidators(entry, place) }
    lastLook = date
    learn(look, last, at: date)
  }

  private func isPause(_ date: Date) -> Bool {
    let hours = Int(date.timeIntervalSince1970 / 3600)
    return skipHours.contains(hours % 24) || skipDays.contains((hours / 24 + 4) % 7)
  }

  /// Both validators, as they came, to the URL they came from, to no other; none only after 8 days.
  private mutating func checkValidators(_ entry: MonthEntry, _ place: String) {
    let isOurs = entry.path == validated
    let isStale = lastDocument.map { entry.date.timeIntervalSince($0) >= 8 * 86_400 } ?? false
    let expected = isOurs ? (etag, modified) : (nil, nil)
    let isBare = entry.etag == nil && entry.modified == nil
    if (entry.etag, entry.modified) == expected {
      // Ten days of nothing but 304s: by then one request must have been without validators.
      if !isBare, let lastDocument, entry.date.timeIntervalSince(lastDocument) > 10 * 86_400 {
        violations.append(place + "still conditional after ten days")
      }
      return
    }
    if isBare, isStale { return }
    violations.append(place + "sent \(entry.etag ?? "-"), \(entry.modified ?? "-") to \(entry.path)")
  }

  private mutating func learn(_ look: [MonthEntry], _ last: MonthEntry, at date: Date) {
    switch last.status {
    case 200 where last.channel != nil: learnDocument(last, at: date)
    case 304 where last.etag != nil || last.modified != nil: learnConfirmation(last)
    case 304:
      (etag, modified) = (nil, nil)
      return fail(isClient: false, at: date)
    case 429: return throttle(last, at: date)
    case 503 where last.headers["Retry-After"] != nil: return throttle(last, at: date)
    case 410: return gone(at: date)
    default: return fail(isClient: (400...499).contains(last.status), at: date)
    }
    (failures, throttles, goneSince) = (0, 0, nil)
    learnMove(look, last, at: date)
    let wishes = [maxAge, expires].compactMap { $0 } + documentWishes()
    let wait = wishes.map { min(86_400, max(900, Double($0))) }.reduce(3600, max)
    allow(
      from: date + wait * 0.9, to: date + wait * 1.1 + (skipHours.isEmpty && skipDays.isEmpty ? 0 : 86_400))
  }

  private mutating func learnDocument(_ entry: MonthEntry, at date: Date) {
    etag = entry.headers["ETag"]
    modified = entry.headers["Last-Modified"]
    validated = entry.path
    lastDocument = date
    documentSays = entry.channel ?? ""
    maxAge = Self.maxAge(entry)
    expires = Self.expires(entry)
    skipHours = Set(Self.numbers(in: documentSays, "hour"))
    skipDays = documentSays.contains("Saturday") ? [6, 0] : []
  }

  private mutating func learnConfirmation(_ entry: MonthEntry) {
    etag = entry.headers["ETag"] ?? etag
    modified = entry.headers["Last-Modified"] ?? modified
    if entry.headers["Cache-Control"] != nil { maxAge = Self.maxAge(entry) }
    if entry.headers["Expires"] != nil { expires = Self.expires(entry) }
  }

  /// Three looks in a row, over two days, that permanent redirects alone led to one place.
  private mutating func learnMove(_ look: [MonthEntry], _ last: MonthEntry, at date: Date) {
    let isPermanent = look.count > 1 && look.dropLast().allSatisfy { [301, 308].contains($0.status) }
    guard isPermanent else { return move = nil }
    if move?.to == last.path { move?.looks += 1 } else { move = (last.path, date, 1) }
    guard let found = move, found.looks >= 3, date.timeIntervalSince(found.since) >= 172_800 else { return }
    start = found.to
    move = nil
  }

  private mutating func fail(isClient: Bool, at date: Date) {
    failures += 1
    (throttles, goneSince) = (0, nil)
    let cap = isClient && failures > 10 ? 604_800.0 : 86_400
    let wait = min(cap, 3600 * pow(2, Double(failures - 1)))
    allow(from: date + max(900, wait * 0.8), to: date + wait * 1.2)
  }

  private mutating func throttle(_ entry: MonthEntry, at date: Date) {
    throttles += 1
    goneSince = nil
    let asked = entry.headers["Retry-After"].map { text in
      Double(text) ?? Self.seconds(fromHTTPDate: text) - date.timeIntervalSince1970
    }
    let wait = min(604_800, max(900, asked ?? 3600 * pow(2, Double(throttles - 1))))
    allow(from: date + wait, to: date + wait * 1.1 + 60)
  }

  private mutating func gone(at date: Date) {
    failures += 1
    throttles = 0
    if let goneSince, date.timeIntervalSince(goneSince) >= 86_400 { isGone = true }
    goneSince = goneSince ?? date
    allow(from: (goneSince ?? date) + 86_400, to: date + 86_400 * 1.1)
  }

  private mutating func allow(from earliest: Date, to latest: Date) {
    self.earliest = earliest
    // The program is run only so often, and a date is stored in milliseconds.
    self.latest = latest + tick + 1
  }
}

private extension WatchedFeed {
  func documentWishes() -> [Int] {
    Self.numbers(in: documentSays, "ttl").map { $0 * 60 } + (documentSays.contains("daily") ? [86_400] : [])
  }

  static func maxAge(_ entry: MonthEntry) -> Int? {
    entry.headers["Cache-Control"].flatMap { text in
      text.split(separator: "max-age=").last.flatMap { Int($0) }
    }
  }

  static func expires(_ entry: MonthEntry) -> Int? {
    entry.headers["Expires"].map { Int(seconds(fromHTTPDate: $0) - entry.date.timeIntervalSince1970) }
  }

  static func numbers(in text: String, _ element: String) -> [Int] {
    text.split(separator: "<\(element)>", omittingEmptySubsequences: false).dropFirst().compactMap {
      Int($0.prefix { $0 != "<" })
    }
  }

  static func seconds(fromHTTPDate text: String) -> Double {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let words = text.split { " :".contains($0) }
    guard words.count == 8, let month = months.firstIndex(of: String(words[2])) else { return 0 }
    let numbers = [words[1], words[3], words[4], words[5], words[6]].map { Int32($0) ?? 0 }
    var parts = tm()
    (parts.tm_mday, parts.tm_mon, parts.tm_year) = (numbers[0], Int32(month), numbers[1] - 1900)
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[2], numbers[3], numbers[4])
    return Double(timegm(&parts))
  }
}
