internal import Foundation

/// A file that only grows, locked so that two runs can't write to it at once.
struct GrowingFile {
  private let handle: FileHandle
  /// What errors call it.
  var path: String

  /// Opens the file, or makes it.
  init(path: String) throws(FeedmillError) {
    self.path = path
    do {
      if !FileManager.default.fileExists(atPath: path) {
        try Data().write(to: URL(filePath: path), options: .withoutOverwriting)
      }
      handle = try FileHandle(forUpdating: URL(filePath: path))
    } catch {
      throw FeedmillError(output: path, FolderError("open", error), isStart: true)
    }
    guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw FeedmillError(code: "output-locked", message: "another run writes to this file", source: path)
    }
  }

  /// Its size in bytes. `isStart` is for an error before anything is written.
  func size(isStart: Bool = false) throws(FeedmillError) -> UInt64 {
    do {
      return try handle.seekToEnd()
    } catch {
      throw FeedmillError(output: path, FolderError("seek", error), isStart: isStart)
    }
  }

  /// Cuts off what stands behind so many bytes, and waits until the disk has it so.
  func cut(to size: UInt64) throws(FeedmillError) {
    do {
      try handle.truncate(atOffset: size)
      try handle.synchronize()
    } catch {
      throw FeedmillError(output: path, FolderError("seek", error), isStart: true)
    }
  }

  /// Adds all of the bytes or nothing, and gives the file's size then. `isSafe` waits until the disk has them.
  @discardableResult
  func append(
    _ bytes: some DataProtocol, isSafe: Bool = false, isStart: Bool = false
  ) throws(FeedmillError) -> UInt64 {
    let end = try size(isStart: isStart)
    do {
      try handle.write(contentsOf: bytes)
      if isSafe { try handle.synchronize() }
      return try handle.seekToEnd()
    } catch {
      // If this fails as well, whoever opens the file next finds a part of what was added.
      try? handle.truncate(atOffset: end)
      throw FeedmillError(output: path, FolderError("write", error), isStart: isStart)
    }
  }
}
