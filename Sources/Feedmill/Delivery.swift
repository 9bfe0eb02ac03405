internal import Foundation
internal import Subscriptions

/// The way from the state's outbox to the sink. An actor, because the feeds of a run share both.
///
/// Articles leave in the order of their numbers. They count as delivered only once the sink has them.
actor Delivery {
  private let store: Store
  private let sink: any Sink
  private var isDelivering = false
  private(set) var count = 0

  init(store: Store, sink: any Sink) {
    self.store = store
    self.sink = sink
  }

  /// Stores what one look at one feed brought, then delivers. Gives how many articles were stored.
  func commit(_ outcome: PollOutcome) async throws(FeedmillError) -> Int {
    let numbers = try FeedmillError.mapping { () throws(StoreError) in try store.commit(outcome) }
    try await deliver()
    return numbers.count
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

extension OutboxArticle {
  /// A row of the outbox.
  init(_ stored: StoredArticle) {
    self.init(
      sequence: Int(stored.seq), key: stored.key.shortHex,
      event: Article.Event(rawValue: stored.event) ?? .new,
      json: [UInt8](stored.json), published: stored.published, met: stored.created)
  }
}
