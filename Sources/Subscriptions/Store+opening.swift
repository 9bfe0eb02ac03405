internal import Foundation
internal import GRDB

extension Store {
  /// A database up to this size is checked at each start.
  static let smallSizeInBytes = 4 << 20

  /// Opens the database file after looking at its header, so that a newer one isn't touched at all.
  static func open(_ directory: StateDirectory, _ access: Access, at now: Date) throws -> DatabaseQueue {
    let file = directory.database
    let exists = FileManager.default.fileExists(atPath: file.path)
    if access == .reading, !exists {
      // Nothing was stored yet: look at an empty state, leave the disk alone.
      let empty = try DatabaseQueue(configuration: configuration(.writing))
      try empty.writeWithoutTransaction(Migrations.run)
      return empty
    }
    if exists { try checkHeader(of: file) }
    if access == .writing {
      try directory.create()
      try directory.createFile(file)
    }
    let queue = try DatabaseQueue(path: file.path, configuration: configuration(access))
    switch access {
    case .reading: try queue.read(requireCurrentSchema)
    case .writing: try queue.writeWithoutTransaction { try prepare($0, file: file, at: now) }
    }
    return queue
  }

  /// Settings of a connection.
  static func configuration(_ access: Access) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(5)
    configuration.readonly = access == .reading
    return configuration
  }

  /// The version in a database's header; nil when the file is empty.
  static func headerVersion(of file: URL) throws -> Int? {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }  // Nothing was written: a failing close loses nothing.
    let header = [UInt8](try handle.read(upToCount: 100) ?? Data())
    if header.isEmpty { return nil }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw StoreError.corrupt("not a database")
    }
    return header[60..<64].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Whether SQLite finds the database's structure sound.
  static func checkSoundness(_ db: Database) throws {
    let found = try Row.fetchAll(db, sql: "PRAGMA quick_check(1)").first?.text("quick_check")
    guard found == "ok" else { throw StoreError.corrupt(found ?? "quick_check gave no answer") }
  }
}

private extension Store {
  static func checkHeader(of file: URL) throws {
    guard let version = try headerVersion(of: file), version > Migrations.current else { return }
    throw StoreError.newerSchema(found: version, known: Migrations.current)
  }

  static func requireCurrentSchema(_ db: Database) throws {
    guard try Migrations.version(of: db) < Migrations.current else { return }
    throw StoreError.io("the state is from an older feedmill: run \"feedmill poll\" once")
  }

  static func prepare(_ db: Database, file: URL, at now: Date) throws {
    _ = try Migrations.version(of: db)
    try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    try Migrations.run(db)
    if try needsCheck(db, file: file, at: now) {
      try checkSoundness(db)
      try Meta.set(.checked, "\(now.stored)", in: db)
    }
    // A real write: a full or read-only disk shows here, before any request is made.
    try Meta.set(.isRunning, "\(now.stored)", in: db)
  }

  static func needsCheck(_ db: Database, file: URL, at now: Date) throws -> Bool {
    if try Meta.value(.isRunning, in: db) != nil { return true }
    let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    if size <= smallSizeInBytes { return true }
    let checked = try Meta.value(.checked, in: db).flatMap(Double.init) ?? 0
    return abs(now.stored - checked) > 7 * 86_400
  }
}

/// Single values of the database.
enum Meta: String {
  /// Set while a run is going on, or since one was killed.
  case isRunning
  /// When the database was checked.
  case checked
  /// The state was lost: new feeds start with everything seen.
  case assumesSeen
  /// When the last run ended, by its clock.
  case lastRun
  /// When the last backup was made.
  case backedUp

  static func value(_ name: Meta, in db: Database) throws -> String? {
    try Row.fetchOne(db, sql: "SELECT value FROM meta WHERE name = ?", arguments: [name.rawValue])?.text(
      "value")
  }

  static func set(_ name: Meta, _ value: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      arguments: [name.rawValue, value])
  }

  static func remove(_ name: Meta, in db: Database) throws {
    try db.execute(sql: "DELETE FROM meta WHERE name = ?", arguments: [name.rawValue])
  }
}
