internal import Fetching
internal import Foundation
internal import Subscriptions

/// Polls the feeds of a home: what is due is asked, what is new is delivered. One run, then it is done.
///
/// Nothing that a run stored is lost: what a sink didn't get is delivered first by the next run.
public struct Poller: Sendable {
  /// Where the list and the state are.
  public var home: Home
  /// What to do.
  public var options: PollOptions
  /// Told of what happens, from any thread.
  public var report: @Sendable (PollEvent) -> Void = { _ in }
  /// Told how far the run is, from any thread, after each feed.
  public var progress: @Sendable (PollSummary) -> Void = { _ in }
  var now: @Sendable () -> Date = { Date() }
  var limits = PollLimits()
  /// Changes how the network is used.
  var adjustFetching: @Sendable (inout FetchOptions) -> Void = { _ in }

  /// A poller of a home.
  public init(home: Home, options: PollOptions = .init()) {
    self.home = home
    self.options = options
  }

  /// Runs once and delivers to a sink. Cancelling the task ends it soon, with the state in order.
  ///
  /// - Parameter makeSink: called with the list's `out` once the state is locked.
  /// - Throws: codes `bad-configuration`, `bad-list`, `missing-file`, `state-…`, `output-…`.
  @discardableResult
  public func run(
    into makeSink: (_ out: String?) throws(FeedmillError) -> any Sink
  ) async throws(FeedmillError) -> PollSummary {
    if options.isDryRun { return try await dryRun(into: makeSink) }
    let list = try listed()
    let lock = try await lock()
    defer { lock.release() }
    return try await run(list, sink: try makeSink(list?.out), state: home.stateDirectory)
  }

  /// The same with a sink at hand.
  @discardableResult
  public func run(into sink: any Sink) async throws(FeedmillError) -> PollSummary {
    try await run { _ throws(FeedmillError) in sink }
  }
}

private extension Poller {
  /// The list; nil when there is none and only certain URLs are to be polled.
  func listed() throws(FeedmillError) -> FeedList? {
    if let feeds = options.feeds { return feeds }
    do throws(FeedmillError) {
      return try home.feedList()
    } catch  where error.code == "missing-file" && !options.urls.isEmpty {
      return nil
    }
  }

  func lock() async throws(FeedmillError) -> StateLock {
    do {
      return try await StateLock.acquire(home.stateDirectory, waiting: options.patience ?? .zero)
    } catch let error as StoreError {
      throw FeedmillError(error)
    } catch {
      throw FeedmillError(code: "state-locked", message: "stopped while another run held the state")
    }
  }

  func run(_ list: FeedList?, sink: any Sink, state: StateDirectory) async throws(FeedmillError)
    -> PollSummary
  {
    let moment = now()
    let store = try FeedmillError.mapping { () throws(StoreError) in try Store(state, at: moment) }
    let result: Result<PollSummary, FeedmillError>
    do throws(FeedmillError) {
      result = .success(try await PollRun(self, list: list, store: store, sink: sink).run())
    } catch {
      result = .failure(error)
    }
    // The run's own error says more than one of closing after it.
    let closing = Result { () throws(FeedmillError) in
      try FeedmillError.mapping { () throws(StoreError) in try store.close() }
    }
    let summary = try result.get()
    try closing.get()
    return summary
  }

  /// Runs on a copy of the state that is thrown away.
  func dryRun(
    into makeSink: (String?) throws(FeedmillError) -> any Sink
  ) async throws(FeedmillError) -> PollSummary {
    let list = try listed()
    let copy = StateDirectory(
      FileManager.default.temporaryDirectory.appending(path: "feedmill-" + UUID().uuidString.lowercased()))
    // What stays in the folder for temporary files is no harm.
    defer { try? FileManager.default.removeItem(at: copy.url) }
    if FileManager.default.fileExists(atPath: home.stateDirectory.database.path) {
      let moment = now()
      try FeedmillError.mapping { () throws(StoreError) in
        let store = try Store(home.stateDirectory, access: .reading, at: moment)
        // Makes the folder, as a lock does for a real run.
        _ = try StateLock(copy)
        try store.backUp(to: copy.database)
        try store.close()
      }
    }
    return try await run(list, sink: try makeSink(list?.out), state: copy)
  }
}
