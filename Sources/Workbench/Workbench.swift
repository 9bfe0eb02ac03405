public import Feedmill
internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// A page on this machine in which a rule file is written beside what it makes of saved pages.
public struct Workbench: Sendable {
  private let desk: RuleDesk

  /// A workbench for a desk.
  public init(_ desk: RuleDesk) { self.desk = desk }

  /// Looking through many samples takes longer than answers usually may.
  private static let limitInSeconds = 300.0

  /// Serves on 127.0.0.1 until the task is cancelled; `port` 0 takes a free one. `ready` gets the address with its
  /// secret, once it can be opened.
  public func serve(port: UInt16 = 0, ready: @Sendable (String) throws -> Void) async throws {
    let answers = WorkbenchAnswers(desk: desk)
    let token = Gate.makeToken()
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port), timeout: Workbench.limitInSeconds,
      logger: .disabled)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      try await server.waitUntilListening()
      guard case .ip4(_, let port) = await server.listeningAddress else {
        throw FeedmillError(code: "no-port", message: "no port of this machine can be listened on")
      }
      let gate = Gate(token: token, port: port)
      await server.appendRoute("*") { request in await answers.response(to: request, gate) }
      try ready("http://127.0.0.1:\(port)/\(token)/")
      try await group.next()
    }
  }
}
