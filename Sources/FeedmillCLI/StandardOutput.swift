internal import ArgumentParser
internal import Foundation

/// Data lines on stdout, buffered.
struct StandardOutput: ~Copyable {
  private var buffer: [UInt8] = []
  private let flushAt = 1 << 16

  /// True when stdout is a terminal.
  static var isTerminal: Bool { isatty(FileHandle.standardOutput.fileDescriptor) == 1 }

  /// Writes one document and a line break.
  mutating func writeLine(_ bytes: [UInt8]) throws {
    try write(bytes)
    try write([UInt8(ascii: "\n")])
  }

  /// Writes one line for a person: what a page or a feed says in it can't act on the terminal.
  mutating func writeLine(text: String) throws {
    try writeLine(Array(Diagnostics.escapedForTerminals(text).utf8))
  }

  /// Writes the columns of a table, with tabs between.
  mutating func writeLine(columns: [String]) throws {
    try writeLine(Array(columns.map(Diagnostics.escapedForTerminals).joined(separator: "\t").utf8))
  }

  /// Writes a part of a document.
  mutating func write(_ bytes: [UInt8]) throws {
    if buffer.count + bytes.count >= flushAt { try flush() }
    if bytes.count >= flushAt { return try send(bytes) }
    buffer += bytes
  }

  /// Hands everything to the reader; a closed pipe is exit code 74.
  mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    try send(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func send(_ bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      throw ExitCode.ioError
    }
  }
}
