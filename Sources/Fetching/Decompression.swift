/// Decoding of compressed data, with an end to how much may come out.
package struct Decompression: Sendable {
  /// Why bytes could not be decoded.
  package enum Failure: Error, Equatable, Sendable {
    /// The data ends before its end mark.
    case truncated
    /// The data is not what it is said to be.
    case corrupt
    /// More comes out than is allowed.
    case tooLarge(limitInBytes: Int)
  }

  /// How the bytes were compressed.
  package let coding: ContentCoding
  /// The most that may come out.
  package let limitInBytes: Int
  /// Whether data that is too large or ends early gives what there is; if not, it is an error.
  package var keepsPart = false

  /// A decoder of one coding.
  package init(_ coding: ContentCoding, limitInBytes: Int, keepsPart: Bool = false) {
    self.coding = coding
    self.limitInBytes = limitInBytes
    self.keepsPart = keepsPart
  }

  /// Whether bytes begin like a gzip file.
  package static func isGzip(_ bytes: [UInt8]) -> Bool { isGzip(bytes[...]) }

  /// What a `.gz` file holds, all its members together.
  package static func gunzip(_ bytes: [UInt8], limitInBytes: Int) throws(Failure) -> [UInt8] {
    try Decompression(.gzip, limitInBytes: limitInBytes).decode(bytes)
  }

  /// What was compressed. The data must be complete; bytes after its end are ignored, as browsers do.
  package func decode(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    switch coding {
    case .gzip:
      return try decode(bytes, with: InflateStream(windowBits: InflateStream.gzip), goOn: Self.isGzip)
    case .brotli: return try decode(bytes, with: BrotliStream())
    case .zstd: return try decode(bytes, with: ZstdStream(), goOn: Self.isFrame)
    case .deflate:
      let raw = InflateStream(windowBits: InflateStream.raw)
      guard Self.looksWrapped(bytes) else { return try decode(bytes, with: raw) }
      do throws(Failure) {
        return try decode(bytes, with: InflateStream(windowBits: InflateStream.wrapped))
      } catch .corrupt {
        // Raw data can begin like a wrapper by chance.
        return try decode(bytes, with: raw)
      }
    }
  }
}

private extension Decompression {
  /// Decodes the first member, and each further one that `goOn` tells by its first bytes.
  func decode(
    _ bytes: [UInt8], with stream: (any DecodingStream)?,
    goOn isMember: (ArraySlice<UInt8>) -> Bool = { _ in false }
  ) throws(Failure) -> [UInt8] {
    guard let stream else { throw .corrupt }
    var output: [UInt8] = []
    var position = 0
    repeat {
      position = try decode(bytes, from: position, with: stream, into: &output)
      stream.reset()
    } while isMember(bytes[position...])
    return output
  }

  /// Decodes one member and gives the position after it.
  func decode(
    _ bytes: [UInt8], from start: Int, with stream: any DecodingStream, into output: inout [UInt8]
  ) throws(Failure) -> Int {
    var position = start
    while true {
      let step = stream.step(bytes, from: position, into: &output)
      position += step.consumed
      if output.count > limitInBytes {
        guard keepsPart else { throw .tooLarge(limitInBytes: limitInBytes) }
        output.removeLast(output.count - limitInBytes)
        return bytes.count
      }
      switch step.outcome {
      case .ended: return position
      case .advanced: continue
      case .starved where keepsPart: return bytes.count
      case .starved: throw .truncated
      case .failed: throw .corrupt
      }
    }
  }

  static func isGzip(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Whether bytes begin like a frame of Zstandard, or like one that is to be skipped.
  static func isFrame(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
      || bytes.count >= 4 && bytes.first.map { $0 & 0xF0 } == 0x50
        && bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
  }

  static func looksWrapped(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2 else { return false }
    return bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
  }
}
