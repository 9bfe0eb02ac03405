import Foundation
import Subscriptions
import Testing

/// A state folder of its own, gone with the value.
final class TemporaryState: Sendable {
  let folder: URL
  let directory: StateDirectory

  init() {
    folder = FileManager.default.temporaryDirectory.appending(path: "feedmill-\(UUID().uuidString)")
    directory = StateDirectory(folder.appending(path: "state"))
  }

  func open(_ access: Store.Access = .writing, at now: Date = .start) throws -> Store {
    try Store(directory, access: access, at: now)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

extension Date {
  /// Friday, 2026-05-01 00:00 UTC.
  static let start = Date(timeIntervalSince1970: 1_777_593_600)

  func plus(days: Double = 0, hours: Double = 0) -> Date { addingTimeInterval(days * 86_400 + hours * 3600) }
}

/// Dice that always fall in the middle.
struct MiddleDice: RandomNumberGenerator {
  // Stored, since the thread sanitizer follows the address of an inout value and an empty one has none.
  private let middle: UInt64 = 1 << 63

  func next() -> UInt64 { middle }
}

/// An entry with a guid, a link and a title made from a number, newer with each number.
func sighting(_ number: Int) -> Sighting {
  Sighting(
    rawID: "id-\(number)", link: "https://example.org/\(number)", title: "Title \(number)",
    date: .start.plus(hours: Double(number) - 1000), bodyText: "Body \(number)")
}

/// Decides about a document and remembers it, as polls one after the other do.
struct Reader {
  var feed = UUID()
  var history = History()

  mutating func read(_ sightings: [Sighting], firstRun: FirstRun = .all) -> DocumentDecisions {
    let decisions = Identity(feed: feed, sightings: sightings).decisions(with: history, firstRun: firstRun)
    history.record(decisions.decisions)
    history.isGuidUnstable = decisions.isGuidUnstable
    return decisions
  }

  mutating func verdicts(_ sightings: [Sighting], firstRun: FirstRun = .all) -> [Decision.Verdict] {
    read(sightings, firstRun: firstRun).decisions.map(\.verdict)
  }
}

/// One feed in a store, polled document by document.
struct PolledFeed {
  let store: Store
  let uid: UUID

  init(store: Store, uid: UUID) {
    self.store = store
    self.uid = uid
  }

  init(_ store: Store, url: String = "https://example.org/feed") throws {
    try store.sync(try store.feeds().map { Subscription(url: $0.url) } + [Subscription(url: url)], at: .start)
    self.store = store
    uid = try #require(try store.feeds().first { $0.url == url }).uid
  }

  /// The article an entry becomes: bytes that name its number and id.
  static func article(_ decision: Decision) -> OutgoingArticle {
    OutgoingArticle(decision, id: "id of \(decision.key.shortHex)", published: decision.entry.date) { stamp in
      Data(#"{"id":"\#(stamp.key.shortHex)","seq":\#(stamp.seq),"event":"\#(stamp.event)"}"#.utf8)
    }
  }

  @discardableResult
  func poll(
    _ sightings: [Sighting], at date: Date = .start, dedupe: Dedupe = .mark,
    article: (Decision) -> OutgoingArticle = article
  ) throws -> [Int64] {
    let identity = Identity(feed: uid, sightings: sightings)
    let history = try store.history(of: uid, for: identity.lookups, at: date)
    let decisions = identity.decisions(with: history)
    let validators = StoredValidators(etag: "\"1\"", lastModified: nil, url: "https://example.org/feed")
    let document = PollOutcome.Document(
      decisions: decisions, articles: decisions.only(.new).map(article), validators: validators)
    return try commit(.document(document), at: date, dedupe: dedupe)
  }

  @discardableResult
  func commit(_ answer: PollOutcome.Answer, at date: Date = .start, dedupe: Dedupe = .mark) throws -> [Int64]
  {
    var dice = MiddleDice()
    var result = PollResult.success
    if case .failure = answer { result = .failed(status: 500) }
    guard let record = try store.feeds().first(where: { $0.uid == uid }) else {
      throw StoreError.corrupt("no feed")
    }
    let check = Schedule().check(
      after: result, of: .init(standing: record.standing), at: date, random: &dice)
    var outcome = PollOutcome(feed: uid, date: date, check: check, answer: answer)
    outcome.dedupe = dedupe
    return try store.commit(outcome)
  }

  var record: FeedRecord {
    get throws { try #require(try store.feeds().first { $0.uid == uid }) }
  }
}
