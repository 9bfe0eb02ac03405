public import Foundation
internal import Model
internal import Subscriptions

/// Times as people type them.
public enum TimeText {
  /// Reads `90s`, `30m`, `2h`, `1d` or `1w`; a bare number counts seconds.
  public static func duration(_ text: String) -> Duration? {
    if let seconds = Int(text), (0...100_000_000).contains(seconds) { return .seconds(seconds) }
    return Duration(text: text)
  }

  /// Reads a date (`2026-01-31`), a time (RFC 3339), or how long ago (`7d`).
  public static func moment(_ text: String, now: Date) -> Date? {
    if let ago = Duration(text: text) { return now.addingTimeInterval(-(ago / .seconds(1))) }
    return RFC3339.parse(text) ?? RFC3339.parse(text + "T00:00:00Z")
  }
}
