internal import Foundation

/// Articles as lines of JSON on a pipe, a terminal or a file that another program looks after.
///
/// What the reader didn't get counts as not delivered; after a crash at most one batch comes twice.
public struct LineSink: Sink {
  private let handle: FileHandle
  private let path: String

  /// Lines on stdout.
  public static var standardOutput: LineSink { LineSink(.standardOutput, path: "-") }

  /// Lines on an open file; `path` is what errors call it.
  init(_ handle: FileHandle, path: String) {
    self.handle = handle
    self.path = path
  }

  /// Writes one line an article.
  public func write(_ articles: [OutboxArticle]) async throws(FeedmillError) -> Int64? {
    do {
      try handle.write(contentsOf: LineSink.lines(articles))
      return nil
    } catch {
      throw FeedmillError(output: path, FolderError("write", error))
    }
  }

  static func lines(_ articles: [OutboxArticle]) -> Data {
    var lines = Data()
    for article in articles {
      lines.append(contentsOf: article.json)
      lines.append(UInt8(ascii: "\n"))
    }
    return lines
  }
}
