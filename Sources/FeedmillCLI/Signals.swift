internal import Dispatch
internal import Feedmill
internal import Foundation
internal import Synchronization

/// SIGTERM and SIGINT as the cancellation of a task; the second one ends the program at once.
struct Signals {
  /// After so long the program ends even if the work doesn't.
  static let patience = DispatchTimeInterval.milliseconds(4500)

  /// Writing to a closed pipe is an error like any other, not the end of the program.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Runs work that a signal cancels. Gives the signal that came, or nil, with the work's result.
  static func watching<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async -> (signal: Int32?, result: Result<Value, any Error>) {
    let task = Task { try await work() }
    let queue = DispatchQueue(label: "feedmill.signals")
    let caught = Caught()
    let sources = [SIGTERM, SIGINT].map { number in
      // The default action would come first.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        guard caught.note(number) else { _exit(128 + number) }
        task.cancel()
        queue.asyncAfter(deadline: .now() + patience) { _exit(128 + number) }
      }
      source.resume()
      return source
    }
    let result = await task.result
    for source in sources { source.cancel() }
    return (caught.first, result)
  }
}

/// The signal that came first.
private final class Caught: Sendable {
  private let number = Mutex<Int32?>(nil)

  /// False when there was one before.
  func note(_ signal: Int32) -> Bool {
    number.withLock { first in
      guard first == nil else { return false }
      first = signal
      return true
    }
  }

  var first: Int32? { number.withLock { $0 } }
}
