internal import Foundation
public import Model

extension Poller {
  /// Runs once and gives the articles one by one, as they come.
  ///
  /// An article counts as delivered when the next one is asked for: where the loop is left, the next run
  /// begins with the article it was left at.
  public func articles() -> PolledArticles { PolledArticles(poller: self) }
}

/// The articles of one run.
public struct PolledArticles: AsyncSequence {
  let poller: Poller

  /// Starts the run.
  public func makeAsyncIterator() -> Iterator { Iterator(poller) }

  /// The run, which ends when nobody asks any more.
  public final class Iterator: AsyncIteratorProtocol {
    private let handover = Handover()
    private let run: Task<Void, Never>

    init(_ poller: Poller) {
      let handover = handover
      run = Task {
        let result = await Result(awaiting: { () async throws(FeedmillError) in
          try await poller.run(into: handover)
        })
        await handover.end(result)
      }
    }

    deinit { run.cancel() }

    /// The next article; nil when the run is over.
    public func next() async throws -> Article? {
      let (handover, run) = (handover, run)
      let json = try await withTaskCancellationHandler {
        try await handover.next()
      } onCancel: {
        run.cancel()
      }
      return try json.map { try Article(json: $0) }
    }
  }
}

/// A sink whose reader takes one article at a time.
private actor Handover: Sink {
  nonisolated let batchSize = 1
  private var offered: (json: [UInt8], taken: CheckedContinuation<Bool, Never>)?
  private var reader: CheckedContinuation<Result<[UInt8]?, FeedmillError>, Never>?
  private var isLent = false
  private var result: Result<PollSummary, FeedmillError>?

  func write(_ articles: [OutboxArticle]) async throws(FeedmillError) -> Int64? {
    for article in articles where await !offer(article.json) {
      throw FeedmillError(code: "output-closed", message: "the reader has gone")
    }
    return nil
  }

  /// Waits until the article was taken and the next one is asked for; false when nobody ever will.
  private func offer(_ json: [UInt8]) async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { taken in
        if Task.isCancelled { return taken.resume(returning: false) }
        offered = (json, taken)
        lend()
      }
    } onCancel: {
      Task { await self.withdraw() }
    }
  }

  private func lend() {
    guard let offered, let reader, !isLent else { return }
    isLent = true
    self.reader = nil
    reader.resume(returning: .success(offered.json))
  }

  private func withdraw() {
    offered?.taken.resume(returning: false)
    offered = nil
    isLent = false
  }

  func next() async throws(FeedmillError) -> [UInt8]? {
    if isLent {
      offered?.taken.resume(returning: true)
      offered = nil
      isLent = false
    }
    let answer = await withCheckedContinuation { reader in
      if let result {
        reader.resume(returning: Handover.answer(result))
      } else {
        self.reader = reader
        lend()
      }
    }
    return try answer.get()
  }

  func end(_ result: Result<PollSummary, FeedmillError>) {
    self.result = result
    reader?.resume(returning: Handover.answer(result))
    reader = nil
  }

  /// The end, or why it came.
  private static func answer(_ result: Result<PollSummary, FeedmillError>) -> Result<[UInt8]?, FeedmillError>
  {
    result.map { _ -> [UInt8]? in nil }
  }
}
