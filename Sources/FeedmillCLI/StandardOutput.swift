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
    buffer += bytes
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= flushAt { try flush() }
  }

  /// Writes a part of a document.
  mutating func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= flushAt { try flush() }
  }

  /// Hands everything to the reader; a closed pipe is exit code 74.
  mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(buffer))
      buffer.removeAll(keepingCapacity: true)
    } catch {
      throw ExitCode.ioError
    }
  }
}
