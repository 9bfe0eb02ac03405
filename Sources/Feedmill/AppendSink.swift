internal import Foundation

/// Articles as lines of JSON at the end of a file of our own: each exactly once, whatever happens.
///
/// The state remembers how long the file is together with what was delivered. What a killed run wrote beyond
/// that is cut off before the next one writes. The file is locked: two homes can't share it.
public struct AppendSink: Sink {
  private var file: GrowingFile

  /// Opens the file, or makes it.
  public init(path: String) throws(FeedmillError) {
    file = try GrowingFile(path: path)
    file.path = URL(filePath: path).standardizedFileURL.path
  }

  /// The file's whole path.
  public var name: String? { file.path }

  /// Cuts off what was written and not counted. A file that became shorter was put aside by its owner.
  public func prepare(acknowledged offset: Int64?) async throws(FeedmillError) -> Int64? {
    let size = Int64(clamping: try file.size(isStart: true))
    guard let offset, offset < size else { return size }
    try file.cut(to: UInt64(max(0, offset)))
    return offset
  }

  /// Adds one line an article.
  public func write(_ articles: [OutboxArticle]) async throws(FeedmillError) -> Int64? {
    Int64(clamping: try file.append(LineSink.lines(articles), isSafe: true))
  }
}
