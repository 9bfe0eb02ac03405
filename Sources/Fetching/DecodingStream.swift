/// A decompressor at work: takes compressed bytes, gives plain ones, a chunk at a time.
protocol DecodingStream: AnyObject {
  /// Makes the stream ready for another member.
  func reset()

  /// Decodes at most one chunk of output from the bytes at `position` on.
  func step(_ bytes: [UInt8], from position: Int, into output: inout [UInt8]) -> DecodingStep
}

/// What one step of a decompressor did.
struct DecodingStep {
  enum Outcome { case advanced, ended, starved, failed }

  /// So many bytes were taken.
  let consumed: Int
  let outcome: Outcome
}

/// The most that one step of a decompressor gives.
let decodedChunkBytes = 64 << 10
