#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads files of this machine: a batch reads thousands of small ones, and Foundation takes ten calls to the
/// system where three will do.
package enum LocalFile {
  /// Why a file can't be read.
  package enum Failure: Error, Sendable {
    case missing
    case unreadable
    /// It has more bytes than the limit.
    case tooLarge
  }

  /// All bytes of a file or pipe.
  package static func bytes(_ path: String, limitInBytes: Int) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable }
    let expected = Int(status.st_size)
    guard expected <= limitInBytes else { throw .tooLarge }
    var bytes: [UInt8] = []
    // One byte more than it says, so that the end shows at once.
    var room = max(expected, 0) + 1
    while true {
      guard let count = try fill(&bytes, from: descriptor, upTo: room) else { return bytes }
      guard bytes.count <= limitInBytes else { throw .tooLarge }
      room = count < room ? room - count : 1 << 16
    }
  }

  /// How many bytes came; nil at the end.
  private static func fill(
    _ bytes: inout [UInt8], from descriptor: Int32, upTo room: Int
  ) throws(Failure) -> Int? {
    var count = 0
    bytes.append(addingCapacity: room) { output in
      unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
        repeat {
          count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
        } while count < 0 && errno == EINTR
        initialized = max(count, 0)
      }
    }
    if count < 0 { throw .unreadable }
    return count == 0 ? nil : count
  }
}
