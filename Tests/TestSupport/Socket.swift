import Foundation

/// A TCP socket on 127.0.0.1 whose waits end, so that no thread of a test outlives its server by long.
package struct Socket: Sendable {
  let descriptor: Int32

  /// A descriptor for TCP over IPv4, which the caller closes.
  static func open() throws -> Int32 {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw SocketError.last("socket") }
    return descriptor
  }

  /// Listens on a port; 0 lets the kernel pick one.
  static func listening(on port: UInt16) throws -> Socket {
    let descriptor = try open()
    let created = Socket(descriptor: descriptor)
    created.set(SO_REUSEADDR)
    var address = loopback(port)
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard bound == 0, listen(descriptor, 128) == 0 else {
      let error = SocketError.last("port \(port)")
      created.close()
      throw error
    }
    return created
  }

  /// The port the socket is bound to.
  var port: UInt16 {
    var address = Socket.loopback(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  /// The next connection, or nil when there is none yet.
  func accepted() -> Socket? {
    let connection = accept(descriptor, nil, nil)
    guard connection >= 0 else { return nil }
    let socket = Socket(descriptor: connection)
    // Head and body go out in two writes: without this the second waits 40 ms for the first to be confirmed.
    var on: Int32 = 1
    setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    #if canImport(Darwin)
      socket.set(SO_NOSIGPIPE)
    #endif
    return socket
  }

  /// Whether bytes, a connection or the end can be read, within the time given.
  func isReadable(within milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  /// Bytes that are there, empty at the end of the stream or when the peer broke off.
  func receive() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : []
  }

  /// Sends all bytes; false when the peer has gone.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { systemSend(descriptor, $0.baseAddress, $0.count, flags) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  func close() {
    _ = systemClose(descriptor)
  }
}

/// Why a socket could not be made: what was tried, and the system's own words.
package struct SocketError: Error, CustomStringConvertible {
  package let description: String

  static func last(_ what: String) -> SocketError {
    SocketError(description: "\(what): \(String(cString: strerror(errno)))")
  }
}

extension Socket {
  static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }

  fileprivate func set(_ option: Int32) {
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }
}

// Inside `Socket`, `send` and `close` name its own methods, and the C module has another name on each system.
private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int
{
  send(descriptor, bytes, count, flags)
}

private func systemClose(_ descriptor: Int32) -> Int32 {
  close(descriptor)
}
