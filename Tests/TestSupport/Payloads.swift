import Foundation

/// Cases kept as lines of text under `Tests/Payloads`.
package enum Payloads {
  /// Something written, and what is to come of it.
  package struct Row: Sendable, CustomStringConvertible {
    package let kind: Substring
    package let input: String
    /// nil where nothing is to be left.
    package let output: String?

    package var description: String { "\(kind): \(input)" }
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

  /// HTML that tries to get something past the sanitiser: the payloads of `Tests/Payloads/html`, a file a
  /// family, one a line, `\n`, `\x00` and `\u0338` read as escapes.
  package static func html() throws -> [String] { try htmlFamilies().flatMap(\.payloads) }

  /// The same by family, in the order of their names.
  package static func htmlFamilies() throws -> [(name: String, payloads: [String])] {
    let folder = Samples.packageRoot.appending(path: "Tests/Payloads/html")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try files.map { file in
      (String(file.dropLast(4)), try lines("html/\(file)").map { unescaped(String($0)) })
    }
  }

  /// Each payload alone, in four contexts of `Tests/Payloads/contexts.txt`, and before another payload; the
  /// contexts go round, so that all families meet all of them.
  package static func htmlCombinations() throws -> [String] {
    let payloads = try html()
    let contexts = try lines("contexts.txt").map { unescaped(String($0)) }
    var made: [String] = []
    for (index, payload) in payloads.enumerated() {
      made.append(payload)
      for turn in 0..<4 {
        let context = contexts[(index * 5 + turn * 9) % contexts.count]
        made.append(context.replacing("{}", with: payload))
      }
      made.append(payload + payloads[(index * 37 + 11) % payloads.count])
    }
    return made
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
