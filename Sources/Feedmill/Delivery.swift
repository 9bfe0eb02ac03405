internal import Foundation
internal import Subscriptions

/// The way from the state's outbox to the sink. An actor, because the feeds of a run share both.
///
/// Articles leave in the order of their numbers. They count as delivered only once the sink has them.
actor Delivery {
  private let store: Store
  private let sink: any Sink
  private var isDelivering = false
  private var waiting: [Waiting] = []
  private var isCommitting = false
  private var settling: [CheckedContinuation<Void, Never>] = []
  private var failure: FeedmillError?
  private(set) var count = 0

  init(store: Store, sink: any Sink) {
    self.store = store
    self.sink = sink
  }

  /// Stores what one look at one feed brought, then delivers. Gives how many articles were stored.
  func commit(_ outcome: PollOutcome) async throws(FeedmillError) -> Int {
    let result = await withCheckedContinuation { enqueue(outcome, $0) }
    let count = try result.get()
    if count > 0 { try await deliver() }
    return count
  }

  /// Takes what a look without articles brought. It is stored soon, with others, and by `settle` at the latest:
  /// a run that is killed before has merely asked in vain.
  func note(_ outcome: PollOutcome) async throws(FeedmillError) {
    if let failure { throw failure }
    if waiting.count >= Delivery.maxUnstored {
      _ = try await commit(outcome)
    } else {
      enqueue(outcome, nil)
    }
  }

  /// Waits until all that was noted is stored.
  func settle() async throws(FeedmillError) {
    if isCommitting { await withCheckedContinuation { settling.append($0) } }
    if let failure { throw failure }
  }

  /// No more looks wait to be stored: so many a run that is killed may have taken in vain.
  private static let maxUnstored = 256

  private func enqueue(
    _ outcome: PollOutcome, _ stored: CheckedContinuation<Result<Int, FeedmillError>, Never>?
  ) {
    waiting.append(Waiting(outcome: outcome, stored: stored))
    guard !isCommitting else { return }
    isCommitting = true
    // A task of its own: a run that is cancelled still stores what it has.
    Task { await commitWaiting() }
  }

  /// Stores all that waits in one transaction; what comes meanwhile waits for the next.
  private func commitWaiting() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      do throws(StoreError) {
        let numbers = try await store.commit(batch.map(\.outcome))
        for (one, stored) in zip(batch, numbers) { one.stored?.resume(returning: .success(stored.count)) }
      } catch {
        await commitSingly(batch, after: error)
      }
    }
    isCommitting = false
    for waiter in settling { waiter.resume() }
    settling = []
  }

  /// One that can't be stored must not take the others with it.
  private func commitSingly(_ batch: [Waiting], after error: StoreError) async {
    for one in batch {
      var result = Result<Int, FeedmillError>.failure(FeedmillError(error))
      if batch.count > 1 {
        do throws(StoreError) {
          result = .success(try await store.commit([one.outcome]).first?.count ?? 0)
        } catch {
          result = .failure(FeedmillError(error))
        }
      }
      if one.stored == nil, case .failure(let error) = result { failure = failure ?? error }
      one.stored?.resume(returning: result)
    }
  }

  /// Hands all that waits to the sink; stops between two batches when the task is cancelled.
  ///
  /// While one feed's task delivers, the others leave their articles to it.
  func deliver() async throws(FeedmillError) {
    guard !isDelivering else { return }
    isDelivering = true
    defer { isDelivering = false }
    while !Task.isCancelled {
      let batch = try FeedmillError.mapping { () throws(StoreError) in
        try store.pendingArticles(limit: sink.batchSize)
      }
      if batch.isEmpty { return }
      let size = try await sink.write(batch.map(OutboxArticle.init))
      try acknowledge(batch.map(\.seq), size)
      count += batch.count
    }
  }

  /// Makes the sink ready before any request is made.
  func prepare() async throws(FeedmillError) {
    let offset = try FeedmillError.mapping { () throws(StoreError) in
      try sink.name.flatMap { name throws(StoreError) in try store.offset(ofSink: name) }
    }
    if let size = try await sink.prepare(acknowledged: offset) { try acknowledge([], size) }
  }

  private func acknowledge(_ numbers: [Int64], _ size: Int64?) throws(FeedmillError) {
    let offset = sink.name.flatMap { name in size.map { SinkOffset(sink: name, sizeInBytes: $0) } }
    try FeedmillError.mapping { () throws(StoreError) in try store.markDone(numbers, offset: offset) }
  }
}

/// One look at a feed that is to be stored, and who waits for it, if anyone does.
private struct Waiting {
  let outcome: PollOutcome
  let stored: CheckedContinuation<Result<Int, FeedmillError>, Never>?
}

extension OutboxArticle {
  /// A row of the outbox.
  init(_ stored: StoredArticle) {
    self.init(
      sequence: Int(stored.seq), key: stored.key.shortHex,
      event: Article.Event(rawValue: stored.event) ?? .new,
      json: [UInt8](stored.json), published: stored.published, met: stored.created)
  }
}
