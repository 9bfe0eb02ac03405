package import Foundation
internal import GRDB

/// What feedmill remembers between runs: feeds, items seen, articles not delivered yet.
///
/// One writer at a time: hold a `StateLock` while writing. Calls block for a moment and are made in order.
package final class Store: Sendable {
  /// What a store is opened for.
  package enum Access: Sendable {
    /// A run: everything.
    case writing
    /// Looking only, also while a run is going on.
    case reading
  }

  /// Where the state is.
  package let directory: StateDirectory
  let access: Access
  private let database: DatabaseQueue

  /// Opens the state, making it if there is none.
  ///
  /// Checks the whole database when the last run didn't end cleanly, once a week, and when it is small.
  package convenience init(
    _ directory: StateDirectory, access: Access = .writing, at now: Date
  ) throws(StoreError) {
    let database: DatabaseQueue
    do {
      database = try Self.open(directory, access, at: now)
    } catch {
      throw StoreError(error)
    }
    self.init(directory, access, database)
  }

  private init(_ directory: StateDirectory, _ access: Access, _ database: DatabaseQueue) {
    self.directory = directory
    self.access = access
    self.database = database
  }

  /// Notes that the run ended cleanly and closes the files. Nothing works afterwards.
  package func close() throws(StoreError) {
    if access == .writing {
      try write { db in try Meta.remove(.isRunning, in: db) }
    }
    do {
      try database.close()
    } catch {
      throw StoreError(error)
    }
  }

  /// Runs work in one transaction: all of it is stored, or nothing.
  func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try database.write(work)
    } catch {
      throw StoreError(error)
    }
  }

  /// The same, while the caller's thread does something else.
  func writeAside<Value: Sendable>(
    _ work: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await database.write(work)
    } catch {
      throw StoreError(error)
    }
  }

  /// Runs work that only looks.
  func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      // GRDB's `read` sets a pragma before and after it that has SQLite compile all statements anew. A run is
      // alone with the state, so it needs none; who looks on while a run goes on needs the one view of it.
      return access == .writing ? try database.unsafeRead(work) : try database.read(work)
    } catch {
      throw StoreError(error)
    }
  }

  /// Runs a statement that may not be inside a transaction.
  func run(_ sql: String, _ arguments: StatementArguments = []) throws(StoreError) {
    do {
      try database.writeWithoutTransaction { try $0.execute(sql: sql, arguments: arguments) }
    } catch {
      throw StoreError(error)
    }
  }
}
