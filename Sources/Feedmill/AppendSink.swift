internal import Foundation

/// Articles as lines of JSON at the end of a file of our own: each exactly once, whatever happens.
///
/// The state remembers how long the file is together with what was delivered. What a killed run wrote beyond
/// that is cut off before the next one writes. The file is locked: two homes can't share it.
public struct AppendSink: Sink {
  private let handle: FileHandle
  private let path: String

  /// Opens the file, or makes it.
  public init(path: String) throws(FeedmillError) {
    self.path = URL(filePath: path).standardizedFileURL.path
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

  /// The file's whole path.
  public var name: String? { path }

  /// Cuts off what was written and not counted. A file that became shorter was put aside by its owner.
  public func prepare(acknowledged offset: Int64?) async throws(FeedmillError) -> Int64? {
    do {
      let size = Int64(clamping: try handle.seekToEnd())
      if let offset, offset < size {
        try handle.truncate(atOffset: UInt64(max(0, offset)))
        try handle.synchronize()
        return offset
      }
      return size
    } catch {
      throw FeedmillError(output: path, FolderError("seek", error), isStart: true)
    }
  }

  /// Adds one line an article.
  public func write(_ articles: [OutboxArticle]) async throws(FeedmillError) -> Int64? {
    let end: UInt64
    do {
      end = try handle.seekToEnd()
    } catch {
      throw FeedmillError(output: path, FolderError("seek", error))
    }
    do {
      try handle.write(contentsOf: LineSink.lines(articles))
      try handle.synchronize()
      return Int64(clamping: try handle.seekToEnd())
    } catch {
      // If this fails as well, the next run cuts the file.
      try? handle.truncate(atOffset: end)
      throw FeedmillError(output: path, FolderError("write", error))
    }
  }
}
