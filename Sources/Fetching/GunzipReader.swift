/// The bytes of a file or pipe in chunks, decompressed when they are gzip, and where in the file they stand.
///
/// A chunk never holds bytes of two gzip members, so who reads records that were compressed one by one knows
/// where each begins.
package struct GunzipReader {
  /// A few bytes in a row.
  package struct Chunk {
    /// The bytes, decompressed.
    package let bytes: [UInt8]
    /// Where the first byte stands in the file; nil in the midst of compressed data.
    package let offset: Int?
  }

  private let read: () throws -> [UInt8]
  private var input: [UInt8] = []
  private var position = 0
  /// Where `input` starts in the file.
  private var inputOffset = 0
  private var stream: InflateStream?
  private var isAtMemberStart = true
  private var isStarted = false

  /// True once the file was found to be gzip.
  package var isCompressed: Bool { stream != nil }

  /// `read` gives the next bytes of the file, none at its end.
  package init(_ read: @escaping () throws -> [UInt8]) { self.read = read }

  /// The next bytes; nil at the end. A file that can't be read on ends there.
  package mutating func next() throws(Decompression.Failure) -> Chunk? {
    if !isStarted { start() }
    return stream == nil ? nextPlain() : try nextDecoded()
  }

  private mutating func start() {
    isStarted = true
    while input.count < 2, fill() {}
    if Decompression.isGzip(input) { stream = InflateStream(windowBits: InflateStream.gzip) }
  }

  private mutating func fill() -> Bool {
    guard let more = try? read(), !more.isEmpty else { return false }
    inputOffset += position
    input = position == input.count ? more : Array(input[position...]) + more
    position = 0
    return true
  }

  private mutating func nextPlain() -> Chunk? {
    guard position < input.count || fill() else { return nil }
    defer { position = input.count }
    return Chunk(bytes: Array(input[position...]), offset: inputOffset + position)
  }

  private mutating func nextDecoded() throws(Decompression.Failure) -> Chunk? {
    guard let stream else { return nil }
    var output: [UInt8] = []
    var offset: Int?
    while output.isEmpty {
      if isAtMemberStart {
        while input.count - position < 2, fill() {}
        // What stands behind the last member is ignored, as gzip does.
        guard input[position...].starts(with: [0x1F, 0x8B]) else { return nil }
        offset = inputOffset + position
        isAtMemberStart = false
      }
      let step = stream.step(input, from: position, into: &output)
      position += step.consumed
      switch step.outcome {
      case .advanced: continue
      case .ended:
        stream.reset()
        isAtMemberStart = true
      case .starved: guard fill() else { throw .truncated }
      case .failed: throw .corrupt
      }
    }
    return Chunk(bytes: output, offset: offset)
  }
}
