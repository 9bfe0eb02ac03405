internal import Markup

/// Phrases that a text may start with, found by their first byte.
struct Phrases: Sendable {
  private let byFirstByte: [UInt8: [String]]
  /// The first two letters of those that start with letters of ASCII.
  private var starts = [Bool](repeating: false, count: 1024)

  /// Of phrases in lower case, set apart by `|` or line breaks.
  init(_ text: String) {
    var groups: [UInt8: [String]] = [:]
    for phrase in text.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
      if let first = phrase.utf8.first { groups[first, default: []].append(String(phrase)) }
    }
    for phrase in groups.values.joined() {
      let bytes = Array(phrase.utf8.prefix(2))
      if bytes.count == 2, let start = Phrases.start(bytes[0], bytes[1]) { starts[start] = true }
    }
    // The longest first: "published on" before "published".
    byFirstByte = groups.mapValues { phrases in phrases.sorted { $0.utf8.count > $1.utf8.count } }
  }

  /// The longest phrase that a text in lower case starts with, ends of words left aside.
  func first(of lower: String) -> String? {
    guard let byte = lower.utf8.first else { return nil }
    return byFirstByte[byte]?.first { lower.hasPrefix($0) }
  }

  /// False for a text with these first bytes when it certainly starts with no phrase, in whatever case.
  func mayStart(_ first: UInt8, _ second: UInt8) -> Bool {
    Phrases.start(first, second).map { starts[$0] } ?? true
  }

  /// A number for two letters, in whatever case; nil for other characters, which may be written in several
  /// ways.
  private static func start(_ first: UInt8, _ second: UInt8) -> Int? {
    guard first.isASCIILetter, second.isASCIILetter else { return nil }
    return Int(first & 31) << 5 | Int(second & 31)
  }
}
