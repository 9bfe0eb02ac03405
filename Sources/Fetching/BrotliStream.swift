internal import CCurl

/// One Brotli stream (RFC 7932), with no window larger than the 16 MiB of the RFC.
@safe final class BrotliStream: DecodingStream {
  private var state: OpaquePointer
  private var chunk = [UInt8](repeating: 0, count: decodedChunkBytes)

  /// nil when there is no memory for it.
  init?() {
    guard let state = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
    unsafe self.state = state
  }

  deinit { unsafe BrotliDecoderDestroyInstance(state) }

  /// Brotli has no members: what comes after the end is not its own.
  func reset() {}

  func step(_ bytes: [UInt8], from position: Int, into output: inout [UInt8]) -> DecodingStep {
    var available = bytes.count - position
    var room = chunk.count
    let result = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe chunk.withUnsafeMutableBufferPointer { buffer in
        var next = unsafe input.baseAddress.map { unsafe $0 + position }
        var end = buffer.baseAddress
        return unsafe BrotliDecoderDecompressStream(state, &available, &next, &room, &end, nil)
      }
    }
    let produced = chunk.count - room
    let consumed = bytes.count - position - available
    output.append(contentsOf: chunk[..<produced])
    let outcome: DecodingStep.Outcome =
      switch result {
      case BROTLI_DECODER_RESULT_SUCCESS: .ended
      case BROTLI_DECODER_RESULT_ERROR: .failed
      default: consumed > 0 || produced > 0 ? .advanced : .starved
      }
    return DecodingStep(consumed: consumed, outcome: outcome)
  }
}
