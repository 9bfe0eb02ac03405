package import Foundation

/// The folder that holds the state, and the names in it. Only its owner may look inside.
package struct StateDirectory: Sendable, Equatable {
  /// The folder.
  package let url: URL

  /// The state in this folder, which need not exist yet.
  package init(_ url: URL) { self.url = url }

  /// The database.
  package var database: URL { url.appending(path: "feedmill.sqlite") }
  /// What runs lock so that only one works at a time.
  package var lock: URL { url.appending(path: "lock") }
  /// Daily copies of the database.
  package var backups: URL { url.appending(path: "backups") }

  /// The database with what SQLite keeps beside it.
  var databaseFiles: [URL] {
    [database]
      + ["-wal", "-shm"].map { database.deletingLastPathComponent().appending(path: "feedmill.sqlite" + $0) }
  }

  /// Makes the folder (0700) if it is missing.
  func create() throws {
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // Only ever less is allowed than was: a folder made read-only stays so.
    let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
    if let mode, mode & 0o077 != 0 {
      try FileManager.default.setAttributes([.posixPermissions: mode & 0o700], ofItemAtPath: url.path)
    }
  }

  /// Makes an empty file (0600) if there is none. One that is there is never replaced.
  func createFile(_ file: URL) throws {
    if !FileManager.default.fileExists(atPath: file.path) {
      do {
        try Data().write(to: file, options: .withoutOverwriting)
      } catch CocoaError.fileWriteFileExists {
        // Another process was first: the file is there, which is all that is wanted.
      }
    }
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    if let mode, mode & 0o077 != 0 {
      try FileManager.default.setAttributes([.posixPermissions: mode & 0o600], ofItemAtPath: file.path)
    }
  }
}
