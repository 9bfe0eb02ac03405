import CCurl

/// Compressed bytes, for servers that send them.
package enum Compression {
  /// The bytes as a gzip file (RFC 1952).
  package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    // 16 on top of the window size asks zlib for a gzip header.
    deflate(bytes, windowBits: 15 + 16)
  }

  /// The bytes as a zlib stream (RFC 1950), which HTTP calls `deflate`.
  package static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    deflate(bytes, windowBits: 15)
  }

  /// The bytes as Brotli (RFC 7932).
  package static func brotli(_ bytes: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: BrotliEncoderMaxCompressedSize(bytes.count) + 16)
    var count = output.count
    BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, bytes.count, bytes, &count, &output)
    return Array(output[..<count])
  }

  /// The bytes as one frame of Zstandard (RFC 8878).
  package static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress(&output, output.count, bytes, bytes.count, 3)
    return Array(output[..<count])
  }

  private static func deflate(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    deflateInit2_(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(bytes.count))) + 32)
    let count = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = uInt(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = uInt(target.count)
        _ = CCurl.deflate(&stream, Z_FINISH)
        return Int(stream.total_out)
      }
    }
    return Array(output[..<count])
  }
}
