/// Why an input gave nothing: one clear error that names the source and the place.
public struct FeedmillError: Error, Sendable, Equatable {
  /// A short word for programs: `not-a-feed`, `missing-file`, `timeout`, `ssrf-blocked`, …
  public var code: String
  /// What was wrong, for people.
  public var message: String
  /// The file or URL, exactly as it was given.
  public var source: String?
  /// The line, counted from 1.
  public var line: Int?
  /// The column, counted from 1.
  public var column: Int?

  /// An error with a code and a message.
  public init(code: String, message: String, source: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.code = code
    self.message = message
    self.source = source
    self.line = line
    self.column = column
  }

  /// The same error about a named source.
  public func about(_ source: String?) -> FeedmillError {
    var copy = self
    copy.source = source ?? copy.source
    return copy
  }
}

extension FeedmillError: CustomStringConvertible {
  /// `source:line:column: message`, as compilers print it.
  public var description: String {
    let place = [source, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(
      separator: ":")
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
