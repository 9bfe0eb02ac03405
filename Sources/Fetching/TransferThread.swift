internal import Foundation
internal import Synchronization

/// The thread that runs all transfers, as `async` functions see it.
///
/// It is a thread of its own, never one of the cooperative pool: libcurl blocks in `poll`. It ends when this
/// object goes.
final class TransferThread: Sendable {
  private let queue = TransferQueue()

  private let isStarted = Mutex(false)

  /// Starts the thread with the first transfer: a program that ends without one would tear down libcurl's
  /// libraries while the thread still sets them up, and crash.
  private func startOnce() {
    let isFirst = isStarted.withLock { isStarted in
      defer { isStarted = true }
      return !isStarted
    }
    guard isFirst else { return }
    let thread = Thread { [queue] in TransferLoop(queue: queue).run() }
    thread.name = "feedmill transfers"
    thread.start()
  }

  deinit {
    queue.shutDown()
  }

  /// Runs one exchange; cancelling the task ends it at once.
  func run(_ transfer: Transfer) async throws(FetchError) -> Transfer.Result {
    startOnce()
    let id = queue.newID()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.submit(.start(id, transfer, continuation))
        // A cancellation that came before the start was for a transfer nobody knew yet.
        if Task.isCancelled { queue.submit(.cancel(id)) }
      }
    } onCancel: {
      queue.submit(.cancel(id))
    }
    return try result.get()
  }

  /// Ends all transfers as cancelled, and then the thread.
  func shutDown() {
    queue.shutDown()
  }
}
