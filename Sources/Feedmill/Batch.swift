/// Runs work over many inputs at once and hands out the results in input order.
///
/// Memory stays bounded: no more than a few results per job wait for an earlier one.
public struct Batch: Sendable {
  /// How many inputs are worked on at once.
  public var jobs: Int

  /// A batch of `jobs` at once, at least one.
  public init(jobs: Int) { self.jobs = max(1, jobs) }

  /// Calls `work` for each input, then `emit` for each result, in input order.
  ///
  /// Inputs are drawn one by one, in the caller's task. An error of `emit` ends the batch, so does
  /// the cancellation of the task.
  public func run<Inputs: Sequence, Output: Sendable>(
    _ inputs: Inputs, work: @escaping @Sendable (Inputs.Element) async -> Output,
    emit: (Output) throws -> Void
  ) async throws where Inputs.Element: Sendable {
    if jobs == 1 {
      for input in inputs {
        try Task.checkCancellation()
        try emit(await work(input))
      }
      return
    }
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var iterator = inputs.makeIterator()
      var queue = Queue<Output>(width: jobs)
      while true {
        while queue.hasRoom, let input = iterator.next() {
          let number = queue.start()
          group.addTask { (number, await work(input)) }
        }
        guard let (number, output) = try await group.next() else { return }
        try queue.finish(number, output).forEach(emit)
      }
    }
  }

  /// Who has started, who has finished, and who waits for an earlier one.
  private struct Queue<Output> {
    let width: Int
    var started = 0
    var emitted = 0
    var waiting: [Int: Output] = [:]

    init(width: Int) { self.width = width }

    /// Results that wait count as well: a slow input must not let the others run ahead for ever.
    var hasRoom: Bool { started - emitted - waiting.count < width && started - emitted < 8 * width }

    mutating func start() -> Int {
      defer { started += 1 }
      return started
    }

    mutating func finish(_ number: Int, _ output: Output) -> [Output] {
      waiting[number] = output
      var ready: [Output] = []
      while let next = waiting.removeValue(forKey: emitted) {
        ready.append(next)
        emitted += 1
      }
      return ready
    }
  }
}
