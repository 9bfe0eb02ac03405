import Foundation
import GRDB
import Subscriptions
import Testing

struct RepairTests {
  let state = TemporaryState()

  /// Fills a state, closes it and changes the bytes of its database.
  func damage(_ change: (inout Data) -> Void) throws {
    let store = try state.open()
    try PolledFeed(store).poll((1...300).map(sighting))
    try store.close()
    var bytes = try Data(contentsOf: state.directory.database)
    change(&bytes)
    try bytes.write(to: state.directory.database)
  }

  @Test func `a lost database is made anew and the next documents count as seen`() throws {
    try damage { $0 = Data(repeating: 0x41, count: $0.count) }
    #expect(throws: StoreError.self) { try state.open() }
    let report = try Store.repair(state.directory, at: .start)
    #expect(report.assumesSeen)
    #expect(report.damaged.lastPathComponent == "feedmill.sqlite.corrupt-20260501-000000")
    #expect(FileManager.default.fileExists(atPath: report.damaged.path))
    let store = try state.open()
    let feed = try PolledFeed(store)
    #expect(try feed.poll((1...300).map(sighting)).isEmpty)
    #expect(try feed.poll((1...301).map(sighting)).count == 1)
    let last = try #require(try store.articles().last)
    #expect(last.seq > 1_000_000_000)
  }

  @Test func `what can be read of a damaged database is kept`() throws {
    try damage { bytes in
      let middle = bytes.count / 2
      bytes.replaceSubrange(middle..<middle + 8192, with: Data(repeating: 0xFF, count: 8192))
    }
    #expect(throws: StoreError.self) { try state.open() }
    let report = try Store.repair(state.directory, at: .start)
    #expect(report.saved["feeds"] == 1)
    #expect(report.saved.values.reduce(0, +) > 100)
    #expect(!report.incomplete.isEmpty)
    let store = try state.open()
    #expect(try store.feeds().count == 1)
    #expect(try PolledFeed(store).poll((1...300).map(sighting)).isEmpty)
  }

  @Test func `a sound database comes through a repair whole`() throws {
    try damage { _ in }
    let report = try Store.repair(state.directory, at: .start)
    #expect(report.incomplete.isEmpty)
    #expect(!report.assumesSeen)
    let store = try state.open()
    #expect(try store.articles().count == 300)
    #expect(try PolledFeed(store).poll((1...301).map(sighting)) == [301])
  }

  @Test func `a backup is a whole database, made once a day, two kept`() throws {
    let store = try state.open()
    try PolledFeed(store).poll((1...3).map(sighting))
    let first = try #require(try store.backUpDaily(at: .start))
    #expect(try FileManager.default.attributesOfItem(atPath: first.path)[.posixPermissions] as? Int == 0o600)
    let count = try DatabaseQueue(path: first.path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM articles")
    }
    #expect(count == 3)
    #expect(try store.backUpDaily(at: .start.plus(hours: 23)) == nil)
    for day in 1...4 { #expect(try store.backUpDaily(at: .start.plus(days: Double(day))) != nil) }
    let kept = try FileManager.default.contentsOfDirectory(atPath: state.directory.backups.path)
      .filter { $0.hasSuffix(".sqlite") }
    #expect(kept.sorted() == ["feedmill-20260504-000000.sqlite", "feedmill-20260505-000000.sqlite"])
    #expect(throws: StoreError.self) { try store.backUp(to: state.directory.database) }
  }
}
