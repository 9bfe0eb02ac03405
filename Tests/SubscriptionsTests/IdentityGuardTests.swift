import Foundation
import Subscriptions
import Testing

struct IdentityGuardTests {
  @Test func `a changed entry is an update once`() {
    var reader = Reader()
    var entry = sighting(1)
    #expect(reader.verdicts([entry]) == [.new])
    entry.bodyText = "Corrected"
    let update = reader.read([entry]).decisions[0]
    #expect(update.verdict == .update)
    #expect(update.revision == 2)
    #expect(reader.verdicts([entry]) == [.known])
  }

  @Test(
    arguments: [
      { $0.bodyText = " Body   1\n" }, { $0.date = .start }, { $0.dateText = "tomorrow" },
      { $0.modified = .start }, { $0.link = "http://www.example.org/1?utm_source=x" },
    ] as [@Sendable (inout Sighting) -> Void])
  func `dates, white space and tracking are no change`(change: @Sendable (inout Sighting) -> Void) {
    var reader = Reader()
    var entry = sighting(1)
    #expect(reader.verdicts([entry]) == [.new])
    change(&entry)
    #expect(reader.verdicts([entry]) == [.known])
  }

  @Test(
    arguments: [
      { $0.bodyText = "Other" }, { $0.title = "Other" }, { $0.authors = ["Ann"] },
      { $0.link = "https://example.org/other" },
    ] as [@Sendable (inout Sighting) -> Void])
  func `text, title, authors and link are a change`(change: @Sendable (inout Sighting) -> Void) {
    var reader = Reader()
    var entry = sighting(1)
    #expect(reader.verdicts([entry]) == [.new])
    change(&entry)
    #expect(reader.verdicts([entry]) == [.update])
  }

  @Test func `an item that changes at each look is left alone after 24 times`() {
    var reader = Reader()
    var entry = sighting(1)
    _ = reader.read([entry])
    var updates = 0
    for look in 1...40 {
      entry.bodyText = "\(look) views"
      if reader.verdicts([entry]) == [.update] { updates += 1 }
    }
    #expect(updates == 24)
  }

  @Test func `a newer date of change isn't counted against an item`() {
    var reader = Reader()
    var entry = sighting(1)
    entry.modified = .start
    _ = reader.read([entry])
    for look in 1...40 {
      entry.bodyText = "Minute \(look)"
      entry.modified = .start.plus(hours: Double(look))
      #expect(reader.verdicts([entry]) == [.update])
    }
  }

  @Test func `a feed that makes up ids at each look is found out`() {
    var reader = Reader()
    func document(_ look: Int) -> [Sighting] {
      (1...5).map { number in
        var entry = sighting(number)
        entry.rawID = "session-\(look)-\(number)"
        entry.title = "Title \(number), read \(look) times"
        entry.bodyText = "Body \(number), read \(look) times"
        return entry
      }
    }
    #expect(reader.read(document(1)).only(.new).count == 5)
    let second = reader.read(document(2))
    #expect(second.isGuidUnstable)
    #expect(second.only(.new).isEmpty)
    var third = document(3)
    third.insert(sighting(6), at: 0)
    #expect(reader.read(third).only(.new).map(\.entry.position) == [0])
  }

  @Test func `new entries with new links don't make ids unstable`() {
    var reader = Reader()
    _ = reader.read((1...5).map(sighting))
    let next = reader.read((4...12).map(sighting))
    #expect(!next.isGuidUnstable)
    #expect(next.only(.new).count == 7)
  }

  @Test func `a document that shares nothing with what was known is held back, but for what is newer`() {
    var reader = Reader()
    _ = reader.read((1...10).map(sighting))
    let renumbered = (1...12).map { number in
      var entry = sighting(number)
      entry.rawID = "new-\(number)"
      entry.link = "https://example.org/new/\(number)"
      entry.title = "New \(number)"
      entry.bodyText = "New \(number)"
      return entry
    }
    let next = reader.read(renumbered)
    #expect(next.isRekeyed)
    #expect(next.only(.heldBack).count == 10)
    #expect(next.only(.new).map(\.entry.position) == [10, 11])
    let again = reader.read(renumbered)
    #expect(!again.isRekeyed)
    #expect(again.only(.known).count == 12)
  }

  @Test func `a busy feed that was left alone for long isn't held back`() {
    var reader = Reader()
    _ = reader.read((1...10).map(sighting))
    let next = reader.read((50...80).map(sighting))
    #expect(!next.isRekeyed)
    #expect(next.only(.new).count == 31)
  }

  @Test func `a few old strangers aren't held back`() {
    var reader = Reader()
    _ = reader.read((6...10).map(sighting))
    #expect(reader.read((1...5).map(sighting)).only(.new).count == 5)
  }

  @Test(arguments: [
    (FirstRun.all, [0, 1, 2, 3]), (.nothing, []), (.latest(2), [2, 0]), (.latest(0), []),
    (.latest(99), [0, 1, 2, 3]),
  ])
  func `the first document is emitted as the setting says`(firstRun: FirstRun, positions: [Int]) {
    var reader = Reader()
    var undated = sighting(9)
    undated.date = nil
    let document = [sighting(3), sighting(1), sighting(4), undated]
    let first = reader.read(document, firstRun: firstRun)
    #expect(Set(first.only(.new).map(\.entry.position)) == Set(positions))
    #expect(first.only(.skipped).count == 4 - positions.count)
    #expect(reader.verdicts(document) == Array(repeating: .known, count: 4))
    #expect(reader.verdicts([sighting(5)] + document, firstRun: firstRun)[0] == .new)
  }

  @Test func `after a loss of state all of a document counts as seen`() {
    var reader = Reader()
    reader.history.isFirstDocument = false
    reader.history.assumesSeen = true
    #expect(reader.verdicts((1...3).map(sighting)) == [.skipped, .skipped, .skipped])
  }

  @Test func `an empty document decides nothing`() {
    var reader = Reader()
    _ = reader.read((1...10).map(sighting))
    let empty = reader.read([])
    #expect(empty.decisions.isEmpty)
    #expect(!empty.isRekeyed && !empty.isGuidUnstable)
  }

  @Test func `ten thousand entries with one id are no burden`() {
    let entries = (0..<10_000).map { Sighting(rawID: "0", link: "https://example.org/", title: "\($0)") }
    var reader = Reader()
    #expect(reader.read(entries).only(.new).count == 10_000)
  }
}
