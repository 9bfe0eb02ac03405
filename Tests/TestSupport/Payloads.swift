import Foundation

/// HTML that tries to get something past the sanitiser.
package enum Payloads {
  /// The payloads of `Tests/Payloads/html.txt`, one a line, `\n`, `\x00` and `\u0338` read as escapes.
  package static func html() throws -> [String] {
    let file = Samples.packageRoot.appending(path: "Tests/Payloads/html.txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("# ") }.map { unescaped(String($0)) }
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
