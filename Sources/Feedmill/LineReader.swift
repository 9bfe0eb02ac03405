public import Foundation
internal import Markup

/// The lines of a file or pipe, read in chunks; no line is longer than `maxLineBytes`.
public struct LineReader: Sequence, IteratorProtocol {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var lineStart = 0
  private var searched = 0
  private var isAtEnd = false

  /// A longer line is cut: the rest counts as a line of its own.
  public static let maxLineBytes = 256 << 20
  /// Small enough to stay in the processor's cache, and in memory that need not be asked from the system anew.
  private static let chunkBytes = 1 << 16

  /// The lines of what `handle` gives.
  public init(_ handle: FileHandle) { self.handle = handle }

  /// The next line without its line break; nil at the end.
  public mutating func next() -> [UInt8]? {
    while true {
      let end = buffer.index(of: UInt8(ascii: "\n"), from: searched)
      if end < buffer.count {
        defer { startLine(at: end + 1) }
        return Array(buffer[lineStart..<end])
      }
      searched = buffer.count
      if isAtEnd || buffer.count - lineStart > LineReader.maxLineBytes {
        defer { startLine(at: buffer.count) }
        return lineStart == buffer.count ? nil : Array(buffer[lineStart...])
      }
      fill()
    }
  }

  private mutating func startLine(at index: Int) {
    lineStart = index
    searched = index
  }

  private mutating func fill() {
    // A read error ends the input like its end does; what was read is still used.
    guard let data = try? handle.read(upToCount: LineReader.chunkBytes), !data.isEmpty else {
      isAtEnd = true
      return
    }
    buffer.removeSubrange(..<lineStart)
    searched -= lineStart
    lineStart = 0
    buffer.append(contentsOf: data)
  }
}
