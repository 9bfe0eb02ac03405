internal import Markup

extension Duration {
  /// Seconds out of "ss", "mm:ss", "hh:mm:ss", each perhaps with a fraction; nil for anything else.
  static func seconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for part in parts {
      let digits = String(part).trimmed.replacing(",", with: ".")
      guard let value = Double(digits), value.isFinite, value >= 0, value < 1e9 else { return nil }
      guard digits.utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") }) else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds
  }
}
