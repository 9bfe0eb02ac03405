import Foundation
import GRDB
import Subscriptions
import TestSupport
import Testing

struct StoreTests {
  let state = TemporaryState()

  func raw<Value>(_ work: (Database) throws -> Value) throws -> Value {
    let queue = try DatabaseQueue(path: state.directory.database.path)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction(work)
  }

  @Test func `a new state is made, for its owner alone`() throws {
    let store = try state.open()
    let manager = FileManager.default
    #expect(
      try manager.attributesOfItem(atPath: state.directory.url.path)[.posixPermissions] as? Int == 0o700)
    let names = try manager.contentsOfDirectory(atPath: state.directory.url.path).sorted()
    #expect(names == ["feedmill.sqlite", "feedmill.sqlite-shm", "feedmill.sqlite-wal"])
    for name in names {
      let file = state.directory.url.appending(path: name)
      #expect(try manager.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    }
    try store.close()
  }

  @Test func `the file says whose it is and what it is like`() throws {
    try state.open().close()
    let figures = try raw { db in
      try ["application_id", "user_version"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
    }
    #expect(figures == [0x6664_6D6C, 2])
    #expect(try raw { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test func `what was stored is there after reopening`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll((1...3).map(sighting))
    try store.close()
    let again = try state.open()
    #expect(try again.feeds().map(\.uid) == [feed.uid])
    #expect(try again.articles().count == 3)
    try again.close()
  }

  @Test func `a state of the first schema keeps what it has`() throws {
    let store = try state.open()
    try PolledFeed(store).poll((1...3).map(sighting))
    let before = try store.feeds()
    try store.close()
    try raw { try $0.execute(sql: "ALTER TABLE feeds DROP COLUMN hints; PRAGMA user_version = 1") }
    #expect(throws: StoreError.self) { try state.open(.reading) }
    let again = try state.open()
    #expect(try again.feeds() == before)
    #expect(try again.articles().count == 3)
    try again.close()
    try state.open(.reading).close()
  }

  @Test func `a newer schema is refused and left as it is`() throws {
    try state.open().close()
    try raw { try $0.execute(sql: "PRAGMA user_version = 99; PRAGMA journal_mode = DELETE") }
    let before = try Data(contentsOf: state.directory.database)
    for access in [Store.Access.writing, .reading] {
      #expect(throws: StoreError.newerSchema(found: 99, known: 2)) { try state.open(access) }
    }
    #expect(throws: StoreError.newerSchema(found: 99, known: 2)) {
      try Store.repair(state.directory, at: .start)
    }
    #expect(try Data(contentsOf: state.directory.database) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: state.directory.url.path) == ["feedmill.sqlite"])
  }

  @Test func `another program's database is refused`() throws {
    try FileManager.default.createDirectory(at: state.directory.url, withIntermediateDirectories: true)
    try raw { try $0.execute(sql: "CREATE TABLE t (a)") }
    #expect(throws: StoreError.corrupt("not a feedmill database")) { try state.open() }
    #expect(try raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") } == 1)
  }

  @Test(arguments: ["hello", String(repeating: "x", count: 5000)])
  func `a file that is no database is refused`(content: String) throws {
    try FileManager.default.createDirectory(at: state.directory.url, withIntermediateDirectories: true)
    try Data(content.utf8).write(to: state.directory.database)
    let error = try #require(throws: StoreError.self) { try state.open() }
    #expect(error == .corrupt("not a database"))
    #expect(error.description.contains("feedmill doctor --repair"))
  }

  @Test func `an empty file is a new state`() throws {
    try FileManager.default.createDirectory(at: state.directory.url, withIntermediateDirectories: true)
    try Data().write(to: state.directory.database)
    #expect(try state.open().feeds().isEmpty)
  }

  @Test func `looking at a state that isn't there makes none`() throws {
    let store = try state.open(.reading)
    #expect(try store.status(at: .start).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: state.directory.url.path))
  }

  @Test func `others may look while a run writes`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll([sighting(1)])
    let looker = try state.open(.reading)
    #expect(try looker.articles().count == 1)
    #expect(throws: StoreError.self) { try looker.sync([], at: .start) }
    try looker.close()
    try feed.poll([sighting(2)])
    try store.close()
  }

  @Test func `flipped bytes and cut files are errors or read as they are, never a crash`() throws {
    let store = try state.open()
    let feed = try PolledFeed(store)
    try feed.poll((1...200).map(sighting))
    try store.close()
    let whole = try Data(contentsOf: state.directory.database)
    var dice = SeededGenerator(seed: 5)
    var refused = 0
    for round in 0..<120 {
      var bytes = whole
      if round.isMultiple(of: 6) {
        bytes = bytes.prefix(Int.random(in: 1..<bytes.count, using: &dice))
      } else {
        for _ in 0...round / 4 {
          let index = Int.random(in: 0..<bytes.count, using: &dice)
          bytes[index] ^= UInt8.random(in: 1...255, using: &dice)
        }
      }
      try bytes.write(to: state.directory.database)
      do {
        let store = try state.open()
        _ = try store.status(at: .start)
        _ = try store.articles()
        try PolledFeed(store: store, uid: feed.uid).poll((150...210).map(sighting))
        try store.close()
      } catch is StoreError {
        refused += 1
      }
      for name in ["-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: state.directory.database.path + name)
      }
    }
    #expect(refused > 60)
  }

  @Test func `a state that may not be written is a matter of permission`() throws {
    try state.open().close()
    let looker = try state.open(.reading)
    #expect {
      try looker.markDone([1])
    } throws: {
      if case StoreError.permission = $0 { true } else { false }
    }
  }

  @Test func `errors have a code and say what to do`() {
    let errors: [StoreError] = [
      .corrupt("a"), .newerSchema(found: 2, known: 2), .locked, .full("a"), .permission("a"), .io("a"),
      .rendering("a"),
    ]
    #expect(Set(errors.map(\.code)).count == errors.count)
    #expect(errors.allSatisfy { !$0.description.isEmpty })
  }
}
