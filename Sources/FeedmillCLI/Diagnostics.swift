internal import Feedmill
internal import Foundation

/// What is said to a person or a log: everything that is not data, on stderr.
struct Diagnostics: Sendable {
  /// True when stderr is a terminal: readable lines instead of JSON.
  let isTerminal: Bool

  init() { isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1 }

  /// One line about an input that could not be used.
  func report(_ error: FeedmillError) {
    if isTerminal {
      say("feedmill: " + error.description)
      return
    }
    write(JSONValue.object(error.members).json())
  }

  /// One line for a person.
  func say(_ text: String) { write(Array(Diagnostics.escapedForTerminals(text).utf8)) }

  /// One line for a program: an object of these members.
  func say(json members: [JSONValue.Member]) { write(JSONValue.object(members).json()) }

  private func write(_ bytes: [UInt8]) {
    // Nothing can be done about a stderr that is closed.
    try? FileHandle.standardError.write(contentsOf: Data(bytes + [UInt8(ascii: "\n")]))
  }

  /// Several lines that stay lines.
  static func escapedLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { escapedForTerminals(String($0)) }
      .joined(separator: "\n")
  }

  /// Control and direction characters would let a feed's text act on the terminal.
  static func escapedForTerminals(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029:
        escaped += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
