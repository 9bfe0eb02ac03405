internal import Fetching
internal import Foundation
internal import Subscriptions

/// One run of a poller, with the state open and locked.
struct PollRun {
  private let poller: Poller
  private let list: FeedList?
  private let store: Store
  private let delivery: Delivery
  private let started: Date
  private let clock = ContinuousClock.now

  init(_ poller: Poller, list: FeedList?, store: Store, sink: any Sink) {
    self.poller = poller
    self.list = list
    self.store = store
    delivery = Delivery(store: store, sink: sink)
    started = poller.now()
  }

  /// Delivers what is left of earlier runs, polls what is due, and keeps the books.
  func run() async throws(FeedmillError) -> PollSummary {
    for warning in list?.warnings ?? [] { warn("list", warning) }
    if let kind = MountTable.current.networkFileSystem(of: store.directory.url) {
      warn("network-state", "the state stands on \(kind): two machines may run at once and damage it")
    }
    try await delivery.prepare()
    let subscriptions = try synchronized()
    try await delivery.deliver()
    let contact = poller.options.contact ?? list?.contact
    if contact == nil { adviseContact() }
    if let list, list.entries.isEmpty, options.urls.isEmpty { adviseFeeds() }
    let context = try context(contact: contact)
    let polls = try due(among: subscriptions, context)
    var summary = try await summary(of: subscriptions, due: polls.count, context)
    if !polls.isEmpty, !Task.isCancelled {
      try await withinTimeout { () async throws(FeedmillError) in try await poll(polls, context) }
      if !Task.isCancelled { try await delivery.deliver() }
      summary = await context.ledger.summary
    }
    context.fetcher.shutDown()
    summary.delivered = await delivery.count
    summary.isIncomplete = summary.isIncomplete || Task.isCancelled
    summary.took = ContinuousClock.now - clock
    try keepBooks(summary)
    return summary
  }
}

private extension PollRun {
  var options: PollOptions { poller.options }

  func warn(_ code: String, _ message: String) {
    poller.report(PollEvent(.warning, code: code, message: message.redacted))
  }

  /// Silence would look like success.
  func adviseFeeds() {
    warn("no-feeds", "the list has no feeds yet: \"feedmill feeds add URL\" adds one, of a site or a feed")
  }

  /// Site owners who can't reach anyone can only block.
  func adviseContact() {
    poller.report(
      PollEvent(
        .warning, code: "no-contact", message: "no contact is set: site owners can't tell who polls",
        isNews: false))
  }

  /// Makes the state's feeds those of the list and of the options; gives them all.
  func synchronized() throws(FeedmillError) -> [Subscription] {
    var subscriptions = list?.file.subscriptions ?? []
    try FeedmillError.mapping { () throws(StoreError) in
      if list == nil { subscriptions = try store.feeds().map { Subscription(url: $0.url) } }
      let known = Set(subscriptions.map(\.url))
      subscriptions += options.urls.map { Subscription(url: $0) }.filter { !known.contains($0.url) }
      var random = Chance()
      if let seconds = try store.adjustToClock(Schedule(), at: started, random: &random) {
        warn("clock", "the clock went back by \(Int(seconds)) seconds: all dates are moved")
      }
      try store.sync(subscriptions, at: started)
    }
    for subscription in subscriptions where subscription.allowsInsecureTLS {
      poller.report(
        PollEvent(
          .warning, code: "tls-insecure", message: "any certificate is accepted",
          feed: subscription.url.redacted,
          isNews: false))
    }
    return subscriptions
  }

  func context(contact: String?) throws(FeedmillError) -> PollContext {
    let fetcher = try Fetcher(
      allowing: options.allowedAddresses, contact: contact, adjust: poller.adjustFetching)
    return PollContext(
      options: options, home: poller.home, fetcher: fetcher,
      robots: RobotsCache(fetcher: fetcher), store: store, delivery: delivery,
      ledger: RunLedger(PollSummary()), archive: try archive(), limits: poller.limits,
      report: poller.report, now: poller.now)
  }

  /// The archive that fetched pages go to; nil when they go to a folder or nowhere.
  func archive() throws(FeedmillError) -> WARCWriter? {
    guard let path = options.savedPages?.path, path.hasSuffix(WARCWriter.ending) else { return nil }
    return try WARCWriter(path: path, at: started)
  }

  /// The feeds to ask now, in an order that spreads the hosts.
  func due(among subscriptions: [Subscription], _ context: PollContext) throws(FeedmillError) -> [FeedPoll] {
    let byURL = Dictionary(subscriptions.map { ($0.url, $0) }, uniquingKeysWith: { first, _ in first })
    let urls = options.urls.isEmpty ? nil : Set(options.urls.map { Subscription(url: $0).url })
    // A date that was stored a moment ago may come back rounded up.
    let moment = started.addingTimeInterval(0.001)
    let records = try FeedmillError.mapping { () throws(StoreError) in
      try store.dueFeeds(at: moment, only: urls, isForced: options.isForced)
    }
    let schedule = Schedule()
    return records.filter { record in
      if !options.isForced, schedule.isPause(record.hints, lastPoll: record.lastPoll, at: started) {
        return false
      }
      guard let shard = options.shard else { return true }
      return shard.holds(url: record.url)
    }.compactMap { record in
      byURL[record.url].map { FeedPoll(feed: record, subscription: $0, context: context) }
    }.shuffled()
  }

  func summary(of subscriptions: [Subscription], due: Int, _ context: PollContext) async throws(FeedmillError)
    -> PollSummary
  {
    let (run, waiting) = try FeedmillError.mapping { () throws(StoreError) in
      (try store.nextRunNumber(), try store.stateCounts()[.deferred] ?? 0)
    }
    let started = started
    await context.ledger.count { summary in
      summary.run = Int(run)
      summary.feeds = subscriptions.count
      summary.due = due
      summary.deferred = waiting
      summary.started = started
    }
    return await context.ledger.summary
  }

  /// Works on so many feeds at once; ends at the first error that is not a feed's own.
  func poll(_ polls: [FeedPoll], _ context: PollContext) async throws(FeedmillError) {
    let failure = await withTaskGroup(of: FeedmillError?.self) { group in
      var waiting = polls.makeIterator()
      func start() -> Bool {
        guard !Task.isCancelled, let poll = waiting.next() else { return false }
        group.addTask {
          do throws(FeedmillError) {
            try await poll.run()
            return nil
          } catch {
            return error
          }
        }
        return true
      }
      for _ in 0..<max(1, options.jobs) where !start() { break }
      var failure: FeedmillError?
      while let result = await group.next() {
        if let result, failure == nil {
          failure = result
          group.cancelAll()
        }
        if failure == nil { _ = start() }
        poller.progress(await context.ledger.summary)
      }
      return failure
    }
    do throws(FeedmillError) {
      try await delivery.settle()
    } catch {
      throw failure ?? error
    }
    if let failure { throw failure }
    if Task.isCancelled { await context.ledger.count { $0.isIncomplete = true } }
  }

  /// Runs the body as long as the run may take, then cancels it and waits for its end.
  func withinTimeout(_ body: @escaping @Sendable () async throws(FeedmillError) -> Void)
    async throws(FeedmillError)
  {
    guard let timeout = options.timeout else { return try await body() }
    let work = Task { await Result(awaiting: body) }
    let alarm = Task {
      try await Task.sleep(for: timeout)
      work.cancel()
    }
    let result = await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      work.cancel()
    }
    alarm.cancel()
    try result.get()
  }

  /// Writes down the run, forgets what is old, copies the state once a day.
  func keepBooks(_ summary: PollSummary) throws(FeedmillError) {
    var counts = ["items_emitted": summary.delivered, "bytes": summary.bytes, "runs": 1]
    for (status, count) in summary.statuses { counts["http_\(status)"] = count }
    let isIdle = summary.due == 0 && summary.delivered == 0
    try FeedmillError.mapping { () throws(StoreError) in
      let ended = poller.now()
      try store.record(
        RunRecord(started: started, ended: ended, summary: summary.description), adding: counts)
      if !isIdle { try store.prune(at: ended) }
      if !isIdle, !options.isDryRun, !summary.isIncomplete { try store.backUpDaily(at: ended) }
    }
    if let file = options.metrics { try Metrics(summary, store).write(to: file) }
  }
}
