internal import CCurl

/// Decoding of gzip and deflate, with an end to how much may come out.
package struct Inflate: Sendable {
  /// How bytes were compressed.
  package enum Coding: Sendable { case gzip, deflate }

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
  package let coding: Coding
  /// The most that may come out.
  package let limitInBytes: Int
  /// Whether data that is too large or ends early gives what there is; if not, it is an error.
  package var keepsPart = false

  /// A decoder of one coding.
  package init(_ coding: Coding, limitInBytes: Int, keepsPart: Bool = false) {
    self.coding = coding
    self.limitInBytes = limitInBytes
    self.keepsPart = keepsPart
  }

  /// The coding a Content-Encoding names; nil for another.
  package static func coding(named name: String) -> Coding? {
    switch name.lowercased() {
    case "gzip", "x-gzip": .gzip
    case "deflate": .deflate
    default: nil
    }
  }

  /// Whether bytes begin like a gzip file.
  package static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x1F, 0x8B])
  }

  /// What a `.gz` file holds, all its members together.
  package static func gunzip(_ bytes: [UInt8], limitInBytes: Int) throws(Failure) -> [UInt8] {
    try Inflate(.gzip, limitInBytes: limitInBytes).decode(bytes)
  }

  /// What was compressed. The data must be complete; bytes after its end are ignored, as browsers do.
  package func decode(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    switch coding {
    case .gzip: return try decodeGzip(bytes)
    case .deflate:
      guard Self.looksWrapped(bytes) else { return try decode(bytes, windowBits: Self.raw) }
      do throws(Failure) {
        return try decode(bytes, windowBits: Self.wrapped)
      } catch .corrupt {
        // Raw data can begin like a wrapper by chance.
        return try decode(bytes, windowBits: Self.raw)
      }
    }
  }
}

private extension Inflate {
  // Window sizes of zlib; 16 added means gzip, negative means neither header nor checksum.
  static let wrapped: Int32 = 15
  static let gzipped: Int32 = 15 + 16
  static let raw: Int32 = -15

  func decodeGzip(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    guard let stream = InflateStream(windowBits: Self.gzipped) else { throw .corrupt }
    var output: [UInt8] = []
    var position = 0
    repeat {
      position = try decode(bytes, from: position, with: stream, into: &output)
      stream.reset()
    } while bytes[position...].starts(with: [0x1F, 0x8B])
    return output
  }

  func decode(_ bytes: [UInt8], windowBits: Int32) throws(Failure) -> [UInt8] {
    guard let stream = InflateStream(windowBits: windowBits) else { throw .corrupt }
    var output: [UInt8] = []
    _ = try decode(bytes, from: 0, with: stream, into: &output)
    return output
  }

  /// Decodes one member and gives the position after it.
  func decode(
    _ bytes: [UInt8], from start: Int, with stream: InflateStream, into output: inout [UInt8]
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

  static func looksWrapped(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2 else { return false }
    return bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
  }
}
