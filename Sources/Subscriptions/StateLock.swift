internal import Foundation

/// The right to work on a state folder; one holder at a time, in all processes.
///
/// The kernel gives it back when the holder ends, however it ends. The file stays for ever: unlinking it would
/// let two runs hold two files of one name.
package final class StateLock: Sendable {
  private let file: FileHandle

  /// Takes the lock at once, or throws `StoreError.locked`.
  package convenience init(_ directory: StateDirectory) throws(StoreError) {
    let file = try Self.open(directory)
    guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .locked : .io("flock: error \(errno)")
    }
    self.init(holding: file)
  }

  private init(holding file: FileHandle) { self.file = file }

  /// Takes the lock, trying again until `patience` has passed; nil waits without end.
  package static func acquire(
    _ directory: StateDirectory, waiting patience: Duration?
  ) async throws -> StateLock {
    let clock = ContinuousClock()
    let end = patience.map { clock.now.advanced(by: $0) }
    while true {
      if let lock = try attempt(directory) { return lock }
      if let end, clock.now >= end { throw StoreError.locked }
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  /// Gives the lock back. It is given back anyhow when nobody keeps the value.
  package func release() {
    _ = flock(file.fileDescriptor, LOCK_UN)
  }

  deinit { release() }

  /// The lock; nil when another holds it.
  private static func attempt(_ directory: StateDirectory) throws(StoreError) -> StateLock? {
    do {
      return try StateLock(directory)
    } catch {
      guard error == .locked else { throw error }
      return nil
    }
  }

  private static func open(_ directory: StateDirectory) throws(StoreError) -> FileHandle {
    do {
      try directory.create()
      try directory.createFile(directory.lock)
      return try FileHandle(forUpdating: directory.lock)
    } catch {
      throw StoreError(error)
    }
  }
}
