internal import CCurl
internal import Synchronization

/// What is shared between the transfer thread and the rest of the program: commands on their way to it.
final class TransferQueue: Sendable {
  typealias Outcome = Result<Transfer.Result, FetchError>
  typealias ID = UInt64

  enum Command: Sendable {
    case start(ID, Transfer, CheckedContinuation<Outcome, Never>)
    case cancel(ID)
  }

  private struct State {
    var lastID: ID = 0
    var commands: [Command] = []
    var isShutDown = false
    /// Address of the multi handle while its thread lives: the one function of libcurl that any thread may
    /// call needs it.
    var multiAddress: UInt?
  }

  private let state = Mutex(State())

  /// A number no other transfer has.
  func newID() -> ID {
    state.withLock {
      $0.lastID += 1
      return $0.lastID
    }
  }

  /// Hands a command to the thread; after the end, a transfer is told at once that it is cancelled.
  func submit(_ command: Command) {
    let isAccepted = state.withLock { state in
      guard !state.isShutDown else { return false }
      state.commands.append(command)
      Self.wake(state)
      return true
    }
    if !isAccepted { Self.refuse(command) }
  }

  /// Asks the thread to end.
  func shutDown() {
    state.withLock { state in
      state.isShutDown = true
      Self.wake(state)
    }
  }

  /// Lets commands wake the thread from now on. For the thread only.
  func open(multiAddress: UInt) {
    state.withLock { $0.multiAddress = multiAddress }
  }

  /// The commands since the last call; nil when the thread is to end. For the thread only.
  func takeCommands() -> [Command]? {
    state.withLock { state in
      if state.isShutDown { return nil }
      defer { state.commands.removeAll(keepingCapacity: true) }
      return state.commands
    }
  }

  /// Ends waking and refuses what is left. For the thread only, before it frees the handle.
  func close() {
    let left = state.withLock { state in
      state.isShutDown = true
      state.multiAddress = nil
      defer { state.commands = [] }
      return state.commands
    }
    left.forEach(Self.refuse)
  }

  private static func wake(_ state: State) {
    guard let address = state.multiAddress else { return }
    // Under the lock, so that the handle is not freed meanwhile.
    _ = unsafe curl_multi_wakeup(UnsafeMutableRawPointer(bitPattern: address))
  }

  private static func refuse(_ command: Command) {
    if case .start(_, let transfer, let continuation) = command {
      continuation.resume(returning: .failure(.cancelled(transfer.shown)))
    }
  }
}
