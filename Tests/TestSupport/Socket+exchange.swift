import Foundation

extension Socket {
  /// Sends bytes as they are to a port of this machine and gives all that comes back: for what no client would say.
  package static func exchange(_ text: String, port: UInt16) throws -> String {
    let descriptor = try open()
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var address = loopback(port)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw SocketError.last("connect") }
    try handle.write(contentsOf: Data(text.utf8))
    var answer = Data()
    while case let more = handle.availableData, !more.isEmpty { answer += more }
    return String(decoding: answer, as: UTF8.self)
  }
}
