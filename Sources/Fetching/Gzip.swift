internal import CCurl

/// Packing into gzip files, which `Decompression` unpacks.
package enum Gzip {
  /// The bytes as a gzip file (RFC 1952); nil when there is no memory for it.
  package static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    // zlib keeps the stream's address, so it must not move.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    defer { unsafe stream.deallocate() }
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    // 16 on top of the largest window asks for a gzip header.
    guard
      unsafe deflateInit2_(stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { return nil }
    defer { unsafe deflateEnd(stream) }
    let capacity = Int(unsafe deflateBound(stream, uLong(bytes.count))) + 32
    var output = [UInt8](repeating: 0, count: capacity)
    let status = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        // zlib does not write to its input; its header predates const.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.pointee.avail_in = uInt(clamping: source.count)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = uInt(clamping: target.count)
        return unsafe deflate(stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { return nil }
    return Array(output[..<Int(unsafe stream.pointee.total_out)])
  }
}
