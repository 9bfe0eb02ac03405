import Foundation
import Synchronization

/// A small HTTP/1.1 server on 127.0.0.1 that answers what a closure says, even what no server should.
///
/// One thread a connection. It stops when told, or when nobody holds it any more.
package final class TestServer: Sendable {
  /// What answers a request; called on the connection's own thread.
  package typealias Handler = @Sendable (Request) -> Response

  package let port: UInt16
  private let state = ServerState()

  /// Starts listening at once; port 0 lets the kernel pick one.
  package init(port: UInt16 = 0, handler: @escaping Handler) throws {
    let listener = try Socket.listening(on: port)
    self.port = listener.port
    let state = state
    Thread.detachNewThread {
      TestServer.accept(from: listener, state: state, handler: handler)
    }
  }

  deinit {
    state.stop()
  }

  /// The server's own address, without a slash at the end.
  package var base: String {
    "http://127.0.0.1:\(port)"
  }

  /// A URL on this server.
  package func url(_ path: String) -> URL {
    URL(string: base + path)!
  }

  /// Every request so far, in the order they arrived.
  package var requests: [Request] {
    state.requests
  }

  /// How many connections were opened so far.
  package var connectionCount: Int {
    state.connectionCount
  }

  /// Stops listening and breaks off what is under way; returns when the port is free.
  package func stop() {
    state.stop()
    while state.isListening { usleep(1_000) }
  }
}

extension TestServer {
  private static func accept(from listener: Socket, state: ServerState, handler: @escaping Handler) {
    while !state.isStopped {
      guard listener.isReadable(within: 10), let connection = listener.accepted() else { continue }
      state.countConnection()
      Thread.detachNewThread {
        serve(connection, state: state, handler: handler)
        connection.close()
      }
    }
    listener.close()
    state.endListening()
  }

  private static func serve(_ connection: Socket, state: ServerState, handler: Handler) {
    var received: [UInt8] = []
    while !state.isStopped {
      while let (request, length) = Request.read(received) {
        received.removeFirst(length)
        state.record(request)
        let response = handler(request)
        guard response.send(to: connection, answering: request, state: state) else { return }
      }
      guard connection.isReadable(within: 10) else { continue }
      let bytes = connection.receive()
      if bytes.isEmpty { return }
      received += bytes
    }
  }
}

/// What the threads of a server share.
final class ServerState: Sendable {
  private struct Values {
    var requests: [Request] = []
    var connectionCount = 0
    var isStopped = false
    var isListening = true
  }

  private let values = Mutex(Values())

  var requests: [Request] { values.withLock { $0.requests } }
  var connectionCount: Int { values.withLock { $0.connectionCount } }
  var isStopped: Bool { values.withLock { $0.isStopped } }
  var isListening: Bool { values.withLock { $0.isListening } }

  func record(_ request: Request) { values.withLock { $0.requests.append(request) } }
  func countConnection() { values.withLock { $0.connectionCount += 1 } }
  func stop() { values.withLock { $0.isStopped = true } }
  func endListening() { values.withLock { $0.isListening = false } }
}
