internal import CCurl

/// One zlib stream. It stays where it was made: zlib keeps its address.
@safe final class InflateStream: DecodingStream {
  /// Window sizes of zlib; 16 added means gzip, negative means neither header nor checksum.
  static let wrapped: Int32 = 15
  static let gzip: Int32 = 15 + 16
  static let raw: Int32 = -15

  private let stream: UnsafeMutablePointer<z_stream>
  private var chunk = [UInt8](repeating: 0, count: decodedChunkBytes)

  /// nil when there is no memory for it.
  init?(windowBits: Int32) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe feedmill_inflate_init(stream, windowBits) == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
    unsafe self.stream = stream
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func reset() {
    unsafe inflateReset(stream)
  }

  func step(_ bytes: [UInt8], from position: Int, into output: inout [UInt8]) -> DecodingStep {
    let available = min(bytes.count - position, 1 << 30)
    let capacity = chunk.count
    let code = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe chunk.withUnsafeMutableBufferPointer { room in
        // zlib does not write to its input; its header predates const.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress).map {
          unsafe $0 + position
        }
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = room.baseAddress
        unsafe stream.pointee.avail_out = UInt32(capacity)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    let consumed = unsafe available - Int(stream.pointee.avail_in)
    let produced = unsafe capacity - Int(stream.pointee.avail_out)
    output.append(contentsOf: chunk[..<produced])
    return DecodingStep(consumed: consumed, outcome: outcome(code, hasMoved: consumed > 0 || produced > 0))
  }

  private func outcome(_ code: Int32, hasMoved: Bool) -> DecodingStep.Outcome {
    switch code {
    case Z_STREAM_END: .ended
    case Z_OK, Z_BUF_ERROR: hasMoved ? .advanced : .starved
    default: .failed
    }
  }
}
