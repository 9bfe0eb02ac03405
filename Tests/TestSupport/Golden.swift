import Foundation

/// Compares output with a golden file; with `FEEDMILL_BLESS=1` in the environment it rewrites the file instead.
package enum Golden {
  package static var isBlessing: Bool {
    ProcessInfo.processInfo.environment["FEEDMILL_BLESS"] == "1"
  }

  /// What differs, as a message that names the file and shows its first line that differs; nil when nothing does.
  ///
  ///     #expect(try Golden.difference(of: text, from: sample.article) == nil)
  package static func difference(of text: String, from file: URL) throws -> String? {
    if isBlessing {
      try bless(text, file)
      return nil
    }
    let name = file.pathComponents.suffix(3).joined(separator: "/")
    guard FileManager.default.fileExists(atPath: file.path) else {
      return "\(name) is missing; make golden writes it"
    }
    let golden = try Data(contentsOf: file)
    return golden == Data(text.utf8) ? nil : firstDifference(text, golden, name)
  }

  private static func bless(_ text: String, _ file: URL) throws {
    // Untouched when equal, so that its modification time is too.
    if let golden = FileManager.default.contents(atPath: file.path), golden == Data(text.utf8) { return }
    try Data(text.utf8).write(to: file)
  }

  private static func firstDifference(_ text: String, _ golden: Data, _ name: String) -> String {
    // Split at bytes: Swift takes "\r\n" for one character, and the file may hold either.
    let found = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
    let wanted = golden.split(separator: 10, omittingEmptySubsequences: false)
    let line = zip(found, wanted).prefix { $0.elementsEqual($1) }.count
    let isLine = line < found.count ? String(decoding: found[line], as: UTF8.self) : "(nothing)"
    let goldenLine = line < wanted.count ? String(decoding: wanted[line], as: UTF8.self) : "(nothing)"
    return "\(name):\(line + 1)\n  golden: \(goldenLine)\n  is:     \(isLine)"
  }
}
