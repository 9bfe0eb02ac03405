#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The C library's converter between encodings.
enum Iconv {
  /// The bytes as UTF-8, and how many of them meant nothing and became U+FFFD; nil for an unknown encoding.
  static func utf8(decoding bytes: [UInt8], from encoding: String) -> (utf8: [UInt8], badBytes: Int)? {
    guard isName(encoding) else { return nil }
    guard let converter = unsafe iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1
    else { return nil }
    defer { unsafe iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var badBytes = 0
    var read = 0
    while read < bytes.count {
      read += unsafe convert(bytes, from: read, with: converter, appendingTo: &output)
      // What stopped the converter: a full buffer, or a byte that means nothing where it stands.
      guard read < bytes.count, errno != E2BIG else { continue }
      unsafe flush(converter, appendingTo: &output)
      output.append(contentsOf: UTF8.encodedReplacementCharacter)
      badBytes += 1
      read += 1
    }
    unsafe flush(converter, appendingTo: &output)
    return (output, badBytes)
  }

  /// Converts what fits into one buffer; returns the number of bytes read.
  private static func convert(
    _ bytes: [UInt8], from start: Int, with converter: iconv_t, appendingTo output: inout [UInt8]
  ) -> Int {
    unsafe bytes.withUnsafeBytes { source in
      unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bufferSizeInBytes) { buffer in
        guard let base = source.baseAddress, let room = buffer.baseAddress else { return 0 }
        let first = unsafe (base + start).assumingMemoryBound(to: CChar.self)
        var input = unsafe Optional(UnsafeMutablePointer(mutating: first))
        var inputLeft = source.count - start
        var target = unsafe Optional(room)
        var targetLeft = bufferSizeInBytes
        errno = 0
        _ = unsafe iconv(converter, &input, &inputLeft, &target, &targetLeft)
        let written = unsafe UnsafeRawBufferPointer(start: room, count: bufferSizeInBytes - targetLeft)
        unsafe output.append(contentsOf: written)
        return source.count - start - inputLeft
      }
    }
  }

  /// Writes what the converter held back, as some do to see what follows, and starts it afresh.
  private static func flush(_ converter: iconv_t, appendingTo output: inout [UInt8]) {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let room = buffer.baseAddress else { return }
      var target = unsafe Optional(room)
      var targetLeft = 64
      _ = unsafe iconv(converter, nil, nil, &target, &targetLeft)
      let written = unsafe UnsafeRawBufferPointer(start: room, count: 64 - targetLeft)
      unsafe output.append(contentsOf: written)
    }
  }

  private static let bufferSizeInBytes = 32 << 10

  /// Whether a text can be the name of an encoding and nothing else, such as a path or an option.
  private static func isName(_ name: String) -> Bool {
    (1...40).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        $0.isASCIIAlphanumeric || $0 == ASCII.hyphen || $0 == 0x5F || $0 == 0x2E || $0 == ASCII.colon
      }
  }
}
