internal import Foundation
internal import GRDB

/// Why the state can't be used.
package enum StoreError: Error, Equatable, CustomStringConvertible {
  /// The database is damaged, or isn't feedmill's.
  case corrupt(String)
  /// A later version of the program wrote the database. It was left as it is.
  case newerSchema(found: Int, known: Int)
  /// Another run holds the state.
  case locked
  /// No space left.
  case full(String)
  /// The state folder or a file in it may not be read or written.
  case permission(String)
  /// Any other failure of the disk.
  case io(String)
  /// An article couldn't be rendered; nothing of its feed was stored.
  case rendering(String)

  /// The error's name in output.
  package var code: String {
    switch self {
    case .corrupt: "state-corrupt"
    case .newerSchema: "state-newer"
    case .locked: "state-locked"
    case .full: "state-full"
    case .permission: "state-permission"
    case .io: "state-io"
    case .rendering: "rendering"
    }
  }

  package var description: String {
    switch self {
    case .corrupt(let what):
      "the state is damaged (\(what)): run \"feedmill doctor --repair\""
    case .newerSchema(let found, let known):
      "the state was written by a newer feedmill (schema \(found), this one knows \(known)): update feedmill"
    case .locked: "another run holds the state"
    case .full(let what): "no space left for the state (\(what))"
    case .permission(let what): "no permission to use the state (\(what))"
    case .io(let what): "the state can't be read or written (\(what))"
    case .rendering(let what): "an article can't be written (\(what))"
    }
  }
}

extension StoreError {
  /// The case for whatever a piece of work on the database threw.
  init(_ error: any Error) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error)
    case is RowDecodingError: self = .corrupt("a value of the wrong type")
    case let error as CocoaError: self.init(error)
    default: self = .io("\(error)".redacted)
    }
  }

  private init(_ error: DatabaseError) {
    let message = (error.message ?? "SQLite \(error.resultCode.rawValue)").redacted
    switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_NOMEM: self = .full(message)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .permission(message)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_TOOBIG, .SQLITE_NOLFS, .SQLITE_PROTOCOL: self = .io(message)
    // Our statements are fixed: one that fails any other way met a damaged schema or row.
    default: self = .corrupt(message)
    }
  }

  private init(_ error: CocoaError) {
    switch error.code {
    case .fileWriteOutOfSpace: self = .full(error.localizedDescription)
    case .fileReadNoPermission, .fileWriteNoPermission, .fileWriteVolumeReadOnly:
      self = .permission(error.localizedDescription)
    default: self = .io(error.localizedDescription)
    }
  }
}
