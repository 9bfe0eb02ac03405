import Foundation
import Subscriptions
import Testing

struct StateLockTests {
  let state = TemporaryState()

  @Test func `one holder at a time`() throws {
    let first = try StateLock(state.directory)
    #expect(throws: StoreError.locked) { try StateLock(state.directory) }
    first.release()
    let second = try StateLock(state.directory)
    #expect(throws: StoreError.locked) { try StateLock(state.directory) }
    second.release()
  }

  @Test func `a lock that nobody keeps is given back`() throws {
    do {
      let lock = try StateLock(state.directory)
      #expect(throws: StoreError.locked) { try StateLock(state.directory) }
      _ = lock
    }
    _ = try StateLock(state.directory)
  }

  @Test func `waiting ends when the time is up or the lock is free`() async throws {
    let first = try StateLock(state.directory)
    await #expect(throws: StoreError.locked) { try await StateLock.acquire(state.directory, waiting: .zero) }
    async let second = StateLock.acquire(state.directory, waiting: nil)
    first.release()
    _ = try await second
  }

  @Test func `folder and file are the owner's alone, and the file stays`() throws {
    let lock = try StateLock(state.directory)
    lock.release()
    let manager = FileManager.default
    let folder = try manager.attributesOfItem(atPath: state.directory.url.path)
    let file = try manager.attributesOfItem(atPath: state.directory.lock.path)
    #expect(folder[.posixPermissions] as? Int == 0o700)
    #expect(file[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a folder that can't be made is an error`() throws {
    try FileManager.default.createDirectory(at: state.folder, withIntermediateDirectories: true)
    try Data().write(to: state.directory.url)
    #expect(throws: StoreError.self) { try StateLock(state.directory) }
  }
}
