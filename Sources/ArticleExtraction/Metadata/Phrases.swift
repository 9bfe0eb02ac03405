/// Phrases that a text may start with, found by their first byte.
struct Phrases: Sendable {
  private let byFirstByte: [UInt8: [String]]

  /// Of phrases in lower case, set apart by `|` or line breaks.
  init(_ text: String) {
    var groups: [UInt8: [String]] = [:]
    for phrase in text.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
      if let first = phrase.utf8.first { groups[first, default: []].append(String(phrase)) }
    }
    // The longest first: "published on" before "published".
    byFirstByte = groups.mapValues { phrases in phrases.sorted { $0.utf8.count > $1.utf8.count } }
  }

  /// The longest phrase that a text in lower case starts with, ends of words left aside.
  func first(of lower: String) -> String? {
    guard let byte = lower.utf8.first else { return nil }
    return byFirstByte[byte]?.first { lower.hasPrefix($0) }
  }
}
