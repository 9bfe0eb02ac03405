package import Foundation

/// A URL as it may be shown: user name and password are `***`, control characters are escaped.
package struct RedactedURL: Sendable, Hashable, CustomStringConvertible {
  /// The text to show.
  package let description: String

  /// The URL with its credentials hidden.
  package init(_ url: URL) {
    self.init(url.absoluteString)
  }

  /// The same for text that may be no URL at all: what stands between `//` and the last `@` of the
  /// authority is hidden.
  package init(_ text: String) {
    if Self.isHarmless(text) {
      description = text
      return
    }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(Self.maxLength) {
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        shown.append(contentsOf: "%\(String(scalar.value, radix: 16, uppercase: true))".unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    description = Self.hidingCredentials(in: String(shown))
  }

  /// Longer text is cut: an error message is a line.
  private static let maxLength = 2048

  /// Whether text needs no look at its characters: most URLs are so.
  private static func isHarmless(_ text: String) -> Bool {
    text.utf8.count <= maxLength
      && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "@") }
  }

  private static func hidingCredentials(in text: String) -> String {
    // Without "//" no authority can be told apart: hide whatever stands before an "@".
    let start = text.firstRange(of: "//")?.upperBound ?? text.startIndex
    let rest = text[start...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    guard let at = rest[..<end].lastIndex(of: "@") else { return text }
    return text[..<start] + "***" + text[at...]
  }
}
