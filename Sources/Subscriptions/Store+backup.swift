package import Foundation
internal import GRDB

extension Store {
  /// Backups kept.
  package static let maxBackups = 2

  /// Copies the database to a new file (0600), whole and without gaps, while it is in use.
  package func backUp(to file: URL) throws(StoreError) {
    do {
      guard !FileManager.default.fileExists(atPath: file.path) else {
        throw StoreError.io("\(file.lastPathComponent) exists")
      }
      try directory.createFile(file)
    } catch {
      throw StoreError(error)
    }
    try run("VACUUM INTO ?", [file.path])
  }

  /// Makes a backup unless one was made in the last day; keeps the newest two. Gives the new file, if any.
  @discardableResult
  package func backUpDaily(at now: Date) throws(StoreError) -> URL? {
    let last = try read { db in try Meta.value(.backedUp, in: db).flatMap(Double.init) }
    if let last, abs(now.stored - last) < 86_400 { return nil }
    let folder = directory.backups
    let file = folder.appending(path: "feedmill-\(now.fileStamp).sqlite")
    // Under its own name only once it is whole: a killed run leaves no half of a backup.
    let unfinished = folder.appending(path: "unfinished.sqlite")
    do {
      try StateDirectory(folder).create()
      if FileManager.default.fileExists(atPath: unfinished.path) {
        try FileManager.default.removeItem(at: unfinished)
      }
    } catch {
      throw StoreError(error)
    }
    try backUp(to: unfinished)
    try write { db in try Meta.set(.backedUp, "\(now.stored)", in: db) }
    do {
      // One of the same second, made before a repair.
      if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
      try FileManager.default.moveItem(at: unfinished, to: file)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasPrefix("feedmill-") && $0.hasSuffix(".sqlite") }.sorted()
      for name in names.dropLast(Self.maxBackups) {
        try FileManager.default.removeItem(at: folder.appending(path: name))
      }
    } catch {
      throw StoreError(error)
    }
    return file
  }
}

extension Date {
  /// `20260131-235959`, in UTC, for file names.
  var fileStamp: String {
    let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
    return formatted(style).replacing("T", with: "-").replacing("Z", with: "")
  }
}
