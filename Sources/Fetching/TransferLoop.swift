internal import CCurl

/// What the transfer thread does: take commands, let libcurl work, hand out results. Never leaves its thread.
final class TransferLoop {
  private let queue: TransferQueue
  private var active: [UInt: ActiveTransfer] = [:]
  private var handles: [TransferQueue.ID: UInt] = [:]

  /// The longest sleep; commands and sockets end it sooner.
  private static let longestPoll: Duration = .seconds(1)

  init(queue: TransferQueue) {
    self.queue = queue
  }

  /// Works until the queue is shut down.
  func run() {
    guard let multi = MultiHandle() else { return queue.close() }
    queue.open(multiAddress: multi.address)
    while let commands = queue.takeCommands() {
      for command in commands { obey(command, on: multi) }
      multi.perform()
      for (handle, code) in multi.finished() { finish(handle, code, on: multi) }
      expire(on: multi)
      multi.poll(for: untilNextDeadline())
    }
    for handle in Array(active.keys) { end(handle, on: multi) { .failure(.cancelled($0.transfer.shown)) } }
    queue.close()
  }
}

private extension TransferLoop {
  func obey(_ command: TransferQueue.Command, on multi: MultiHandle) {
    switch command {
    case .start(let id, let transfer, let continuation):
      let state = TransferState(transfer)
      guard let easy = EasyHandle(for: state), multi.add(easy) else {
        return continuation.resume(returning: .failure(.connect(transfer.shown, "out of memory")))
      }
      active[easy.address] = ActiveTransfer(id: id, easy: easy, state: state, continuation: continuation)
      handles[id] = easy.address
    case .cancel(let id):
      guard let handle = handles[id] else { return }
      end(handle, on: multi) { .failure(.cancelled($0.transfer.shown)) }
    }
  }

  func finish(_ handle: UInt, _ code: CURLcode, on multi: MultiHandle) {
    guard let easy = active[handle]?.easy else { return }
    end(handle, on: multi) { $0.outcome(code, of: easy) }
  }

  func expire(on multi: MultiHandle) {
    let now = ContinuousClock.now
    for (handle, transfer) in active where transfer.state.deadline.time <= now {
      end(handle, on: multi) { .failure(.timeout($0.transfer.shown, $0.deadline.phase)) }
    }
  }

  func end(_ handle: UInt, on multi: MultiHandle, as outcome: (TransferState) -> TransferQueue.Outcome) {
    guard let transfer = active.removeValue(forKey: handle) else { return }
    handles[transfer.id] = nil
    let result = outcome(transfer.state)
    multi.remove(transfer.easy)
    transfer.continuation.resume(returning: result)
  }

  func untilNextDeadline() -> Duration {
    let now = ContinuousClock.now
    let next = active.values.map { $0.state.deadline.time }.min() ?? now + Self.longestPoll
    return min(max(next - now, .milliseconds(1)), Self.longestPoll)
  }
}

/// A transfer under way, with all it needs kept alive.
private struct ActiveTransfer {
  let id: TransferQueue.ID
  let easy: EasyHandle
  let state: TransferState
  let continuation: CheckedContinuation<TransferQueue.Outcome, Never>
}
