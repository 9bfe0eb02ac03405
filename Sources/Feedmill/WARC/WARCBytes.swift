internal import Fetching
internal import Foundation

/// The bytes of an archive, by lines and by counts.
struct WARCBytes {
  private static let chunkBytes = 1 << 20

  private var reader: GunzipReader
  private var buffer: [UInt8] = []
  private var position = 0
  /// Where the buffer's first byte stands in the file; nil in the midst of compressed data.
  private var bufferOffset: Int?

  init(_ handle: FileHandle) {
    reader = GunzipReader { try handle.read(upToCount: WARCBytes.chunkBytes).map { [UInt8]($0) } ?? [] }
  }

  /// Where the next byte stands in the file: where one may go on reading from there; nil where one may not.
  mutating func offset() throws(Decompression.Failure) -> Int? {
    guard try hasMore() else { return nil }
    guard let bufferOffset else { return nil }
    return position == 0 || !reader.isCompressed ? bufferOffset + position : nil
  }

  /// The next line without its end, cut at `limit`; nil at the end.
  mutating func line(limit: Int) throws(Decompression.Failure) -> [UInt8]? {
    var line: [UInt8] = []
    while try hasMore() {
      let rest = buffer[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      if line.count < limit { line += rest[..<(end ?? rest.endIndex)].prefix(limit - line.count) }
      position = end.map { $0 + 1 } ?? buffer.count
      guard end != nil else { continue }
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      return line
    }
    return line.isEmpty ? nil : line
  }

  /// So many bytes; nil when there are fewer.
  mutating func take(_ count: Int) throws(Decompression.Failure) -> [UInt8]? {
    var taken: [UInt8] = []
    taken.reserveCapacity(min(count, WARCBytes.chunkBytes))
    while taken.count < count, try hasMore() {
      let end = min(buffer.count, position + count - taken.count)
      taken += buffer[position..<end]
      position = end
    }
    return taken.count == count ? taken : nil
  }

  /// Passes over so many bytes, or to the end.
  mutating func skip(_ count: Int) throws(Decompression.Failure) {
    var left = count
    while left > 0, try hasMore() {
      let step = min(left, buffer.count - position)
      position += step
      left -= step
    }
  }

  private mutating func hasMore() throws(Decompression.Failure) -> Bool {
    if position < buffer.count { return true }
    return try fill()
  }

  private mutating func fill() throws(Decompression.Failure) -> Bool {
    guard let chunk = try reader.next() else { return false }
    buffer = chunk.bytes
    position = 0
    bufferOffset = chunk.offset
    return true
  }
}
