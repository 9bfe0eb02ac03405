/// Whose turn it is: so many requests at once in all, so many to one host, and a pause between their starts.
package actor HostLimiter {
  private enum Line: Hashable { case all, host(HostPort) }

  private var lines: [Line: WaitingLine] = [:]
  private var starts = StartTimes()
  private var lastTicket: UInt64 = 0
  private let concurrency: Int
  private let hostConcurrency: Int

  /// Limits as given; less than one counts as one.
  package init(concurrency: Int = 16, hostConcurrency: Int = 1) {
    self.concurrency = max(1, concurrency)
    self.hostConcurrency = max(1, hostConcurrency)
  }

  /// Runs the body when its turn has come, first come first served for each host.
  ///
  /// Throws `cancelled` when the task is cancelled while it waits.
  package nonisolated func withTurn<Value>(
    at host: HostPort, delay: Duration, _ body: () async throws(FetchError) -> Value
  ) async throws(FetchError) -> Value {
    guard await take(.host(host)) else { throw .cancelled(RedactedURL("\(host)")) }
    guard await waitToStart(at: host, delay: delay), await take(.all) else {
      await leave(.host(host))
      throw .cancelled(RedactedURL("\(host)"))
    }
    await noteStart(at: host, delay: delay)
    let result: Result<Value, FetchError>
    do throws(FetchError) {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    await leave(.all)
    await leave(.host(host))
    return try result.get()
  }
}

private extension HostLimiter {
  /// Takes a place in the line and waits for its turn; false when cancelled.
  private func take(_ line: Line) async -> Bool {
    let room = line == .all ? concurrency : hostConcurrency
    if Task.isCancelled { return false }
    if lines[line, default: WaitingLine(free: room)].takeFree() { return true }
    lastTicket += 1
    let ticket = lastTicket
    return await withTaskCancellationHandler {
      await withCheckedContinuation { lines[line]?.append(ticket, $0) }
    } onCancel: {
      Task { await self.giveUp(ticket, in: line) }
    }
  }

  private func giveUp(_ ticket: UInt64, in line: Line) {
    lines[line]?.remove(ticket)?.resume(returning: false)
  }

  private func leave(_ line: Line) {
    if let next = lines[line]?.next() {
      next.resume(returning: true)
    } else if lines[line]?.isUnused(of: line == .all ? concurrency : hostConcurrency) == true {
      lines[line] = nil
    }
  }

  /// The line for all hosts may have taken longer than the pause.
  private func noteStart(at host: HostPort, delay: Duration) {
    starts.note(host, delay: delay, now: .now)
  }

  /// Sleeps until the host may be asked again; false when cancelled.
  private func waitToStart(at host: HostPort, delay: Duration) async -> Bool {
    let pause = starts.reserve(host, delay: delay, now: .now)
    if pause <= .zero { return !Task.isCancelled }
    do {
      try await Task.sleep(for: pause)
      return true
    } catch {
      return false
    }
  }
}

/// Those who wait for one thing, and how much of it is free.
private struct WaitingLine {
  private(set) var free: Int
  private var waiting: [UInt64: CheckedContinuation<Bool, Never>] = [:]
  private var order: [UInt64] = []
  private var front = 0

  init(free: Int) {
    self.free = free
  }

  mutating func takeFree() -> Bool {
    guard free > 0 else { return false }
    free -= 1
    return true
  }

  mutating func append(_ ticket: UInt64, _ continuation: CheckedContinuation<Bool, Never>) {
    waiting[ticket] = continuation
    order.append(ticket)
  }

  mutating func remove(_ ticket: UInt64) -> CheckedContinuation<Bool, Never>? {
    waiting.removeValue(forKey: ticket)
  }

  /// The one whose turn it is now; frees the place when nobody waits.
  mutating func next() -> CheckedContinuation<Bool, Never>? {
    while front < order.count {
      let ticket = order[front]
      front += 1
      if let continuation = waiting.removeValue(forKey: ticket) { return continuation }
    }
    order.removeAll(keepingCapacity: true)
    front = 0
    free += 1
    return nil
  }

  func isUnused(of room: Int) -> Bool { free == room && waiting.isEmpty }
}
