internal import CCurl

/// One stream of Zstandard frames (RFC 8878), with no window larger than RFC 9659 allows in HTTP.
@safe final class ZstdStream: DecodingStream {
  /// Logarithm of the largest window, 8 MiB: a frame that asks for more is refused.
  static let maxWindowLog: Int32 = 23

  private let context: OpaquePointer
  private var chunk = [UInt8](repeating: 0, count: decodedChunkBytes)

  /// nil when there is no memory for it.
  init?() {
    guard let context = unsafe ZSTD_createDCtx() else { return nil }
    unsafe self.context = context
    guard unsafe ZSTD_isError(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.maxWindowLog)) == 0
    else { return nil }
  }

  deinit { unsafe ZSTD_freeDCtx(context) }

  func reset() {
    _ = unsafe ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
  }

  func step(_ bytes: [UInt8], from position: Int, into output: inout [UInt8]) -> DecodingStep {
    let (left, consumed, produced) = unsafe bytes.withUnsafeBytes { input in
      unsafe chunk.withUnsafeMutableBytes { buffer in
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: position)
        var target = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
        let left = unsafe ZSTD_decompressStream(context, &target, &source)
        return unsafe (left, source.pos - position, target.pos)
      }
    }
    output.append(contentsOf: chunk[..<produced])
    return DecodingStep(consumed: consumed, outcome: outcome(left, hasMoved: consumed > 0 || produced > 0))
  }

  private func outcome(_ left: Int, hasMoved: Bool) -> DecodingStep.Outcome {
    if ZSTD_isError(left) != 0 { return .failed }
    if left == 0 { return .ended }
    return hasMoved ? .advanced : .starved
  }
}
