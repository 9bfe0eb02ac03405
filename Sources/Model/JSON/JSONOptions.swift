/// How JSON is read.
public struct JSONOptions: Sendable {
  /// Whether to put up with what publishers do: commas before a closing bracket, control characters in
  /// strings, unknown escapes, bytes that are not UTF-8.
  public var isTolerant = false
  /// The deepest nesting of arrays and objects.
  public var maxDepth = 200
  /// The longest document.
  public var maxSizeInBytes = 256 << 20
  /// The most values in a document; two bytes can make one, which then takes ten times as many.
  public var maxValues = 5_000_000

  /// Strict reading within the default limits.
  public init() {}

  /// RFC 8259 to the letter, but for a byte order mark and lone surrogates, which become U+FFFD.
  public static var strict: JSONOptions { JSONOptions() }

  /// Reading for feeds, which are JSON only by intent.
  public static var tolerant: JSONOptions {
    var options = JSONOptions()
    options.isTolerant = true
    return options
  }
}
