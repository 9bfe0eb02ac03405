import Foundation

extension Response {
  /// Sends the response; false when the connection can't serve another request.
  func send(to connection: Socket, answering request: Request, state: ServerState) -> Bool {
    switch body {
    case .raw(let bytes):
      connection.send(bytes)
      return false
    case .hang:
      waitForEnd(of: connection, state: state)
      return false
    case .slow(let bytes, let pause):
      _ = drip(bytes, every: pause, to: connection, state: state)
      return false
    case .endless(let bytes):
      guard connection.send(head(keepsAlive: false)) else { return false }
      while !state.isStopped, connection.send(bytes) {}
      return false
    case .bytes, .chunked, .drip, .stall:
      guard connection.send(head(keepsAlive: request.keepsAlive)) else { return false }
      guard hasBody, request.method != "HEAD" else { return request.keepsAlive }
      return sendBody(to: connection, state: state) && request.keepsAlive
    }
  }

  private func sendBody(to connection: Socket, state: ServerState) -> Bool {
    switch body {
    case .bytes(let bytes):
      return connection.send(bytes)
    case .chunked(let chunks, let trailer):
      for chunk in chunks where !chunk.isEmpty {
        let size = String(chunk.count, radix: 16)
        guard connection.send(Array("\(size)\r\n".utf8) + chunk + Array("\r\n".utf8)) else { return false }
      }
      return connection.send(Array("0\r\n\(trailer.lines)\r\n".utf8))
    case .drip(let bytes, let pause):
      return drip(bytes, every: pause, to: connection, state: state)
    case .stall(let bytes, _):
      connection.send(bytes)
      waitForEnd(of: connection, state: state)
      return false
    case .raw, .slow, .endless, .hang:
      return false
    }
  }

  private func drip(_ bytes: [UInt8], every pause: Duration, to connection: Socket, state: ServerState)
    -> Bool
  {
    for byte in bytes {
      guard !state.isStopped, connection.send([byte]) else { return false }
      usleep(UInt32(min(max(pause / .microseconds(1), 0), 60_000_000)))
    }
    return true
  }

  private func waitForEnd(of connection: Socket, state: ServerState) {
    while !state.isStopped {
      if connection.isReadable(within: 10), connection.receive().isEmpty { return }
    }
  }
}
