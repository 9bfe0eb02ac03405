/// Something that happened in a poll and that a person may want to know.
public struct PollEvent: Sendable, Equatable {
  /// How bad it is.
  public var level: Level
  /// A short word for programs: `http-404`, `recovered`, `gone`, `robots`, …
  public var code: String
  /// What happened, for people. Holds no secrets.
  public var message: String
  /// The feed it is about.
  public var feed: String?
  /// False for what was told before, or is of interest only to someone who watches.
  public var isNews: Bool

  /// How bad an event is.
  public enum Level: String, Sendable {
    /// Something was not read.
    case error
    /// Something is odd, or was put right.
    case warning
    /// Good to know.
    case info
  }

  /// An event.
  public init(_ level: Level, code: String, message: String, feed: String? = nil, isNews: Bool = true) {
    self.level = level
    self.code = code
    self.message = message
    self.feed = feed
    self.isNews = isNews
  }
}
