import Foundation
import Testing

/// Cases kept as lines of text under `Tests/Payloads`.
package enum Payloads {
  /// Something written, and what is to come of it.
  package struct Row: Sendable, CustomTestStringConvertible {
    package let kind: Substring
    package let input: String
    /// nil where nothing is to be left.
    package let output: String?

    package var testDescription: String { "\(kind): \(input)" }
  }

  /// The rows of a table: a kind, what is written, and its form, with tabs between; "-" is nothing.
  package static func rows(_ file: String) throws -> [Row] {
    try lines(file).map { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 3 else { throw CocoaError(.fileReadCorruptFile) }
      return Row(
        kind: parts[0], input: unescaped(String(parts[1])),
        output: parts[2] == "-" ? nil : unescaped(String(parts[2])))
    }
  }

  private static func lines(_ file: String) throws -> [Substring] {
    let text = try String(
      contentsOf: Samples.packageRoot.appending(path: "Tests/Payloads/\(file)"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("# ") }
  }

  /// HTML that tries to get something past the sanitiser: the payloads of `Tests/Payloads/html.txt`, one a line, `\n`, `\x00` and `\u0338` read as escapes.
  package static func html() throws -> [String] {
    try lines("html.txt").map { unescaped(String($0)) }
  }

  private static func unescaped(_ line: String) -> String {
    var text = ""
    var rest = line[...]
    while let slash = rest.firstIndex(of: "\\") {
      text += rest[..<slash]
      rest = rest[slash...].dropFirst()
      if let match = rest.prefixMatch(of: /(?:x([0-9a-f]{2})|u([0-9a-fA-F]{4}))/) {
        let digits = match.1 ?? match.2 ?? "0"
        text.unicodeScalars.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
        rest = rest[match.range.upperBound...]
      } else if let letter = rest.popFirst() {
        text += ["n": "\n", "t": "\t", "r": "\r"][letter] ?? String(letter)
      }
    }
    return text + rest
  }
}
