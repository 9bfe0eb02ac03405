internal import Fetching
internal import Foundation
internal import Model
internal import Subscriptions

/// One look at one feed: ask, read, decide, make articles, store and deliver.
struct FeedPoll: Sendable {
  let feed: FeedRecord
  let subscription: Subscription
  let context: PollContext

  /// Does it all. What the publisher did wrong is stored and reported; thrown is what ends the run.
  func run() async throws(FeedmillError) {
    do throws(PollInterruption) {
      guard await !context.ledger.isPaused(feed.fetchURL) else { return }
      try await look()
    } catch {
      switch error {
      case .cancelled: await context.ledger.count { $0.isIncomplete = true }
      case .fatal(let error): throw error
      }
    }
  }

  private func look() async throws(PollInterruption) {
    let answer: Result<FetchResponse, FetchError>
    do throws(FetchError) {
      answer = .success(
        try await context.fetcher.fetch(request()) { [context, feed] in
          await !context.ledger.isPaused(feed.fetchURL)
        })
    } catch {
      // While it waited for its turn, its host asked for a pause: the state has put it off.
      if await context.ledger.isPaused(feed.fetchURL) { return }
      if case .cancelled = error { throw .cancelled }
      answer = .failure(error)
    }
    await context.ledger.count { $0.fetched += 1 }
    switch answer {
    case .success(let response):
      await context.ledger.count(response)
      try await take(response)
    case .failure(let error): try await fail(error)
    }
  }

  private func take(_ response: FetchResponse) async throws(PollInterruption) {
    if let result = PollResult(status: response.status, retryAfterSeconds: response.retryAfterInSeconds) {
      let code = "http-\(response.status)"
      let error = PollError(code: code, message: "the server answered \(response.status)")
      return try await fail(error, result, response)
    }
    if response.isNotModified {
      return try await confirm(response, .notModified(.init(response)))
    }
    let hash = PollOutcome.bodyHash(response.body)
    if hash == feed.bodyHash { return try await confirm(response, .sameBody(.init(response))) }
    let document: Feed
    do throws(FeedmillError) {
      var options = ParseOptions()
      options.rules = context.options.rules
      document = try Feed(
        parsing: response.body, from: response.finalURL.absoluteString, contentType: response.contentType,
        options: options)
    } catch {
      return try await fail(
        PollError(code: error.code, message: error.message), .failed(status: nil), response)
    }
    try await FeedDocument(document, response, hash: hash, of: self).store()
  }
}

extension FeedPoll {
  /// The check after a look that went well.
  func nextCheck(_ response: FetchResponse, hints: PublisherHints) -> Check {
    var random = Chance()
    let target = response.isPermanentlyMoved ? response.finalURL.absoluteString : nil
    return context.schedule.check(
      after: .success, of: circumstances(hints), permanentTarget: target, at: context.now(), random: &random)
  }

  /// Stores what a document brought and delivers. Gives how many articles were stored.
  func commit(
    _ check: Check, _ document: PollOutcome.Document, _ response: FetchResponse?, hints: PublisherHints?
  ) async throws(PollInterruption) -> Int {
    let outcome = outcome(check, .document(document), response, hints: hints)
    do throws(FeedmillError) {
      return try await context.delivery.commit(outcome)
    } catch {
      throw .fatal(error)
    }
  }

  /// Says what is news about a feed that works.
  func reportSuccess(_ check: Check) {
    if check.notice == .working { say(.info, "recovered", "works again") }
    if let target = check.movesTo { say(.info, "moved", "has moved for good to \(target.redacted)") }
  }

  func say(_ level: PollEvent.Level, _ code: String, _ message: String, isNews: Bool = true) {
    context.report(PollEvent(level, code: code, message: message, feed: feed.url.redacted, isNews: isNews))
  }
}

private extension FeedPoll {
  /// Has a look without articles stored.
  func note(
    _ check: Check, _ answer: PollOutcome.Answer, _ response: FetchResponse?, hints: PublisherHints? = nil
  ) async throws(PollInterruption) {
    do throws(FeedmillError) {
      try await context.delivery.note(outcome(check, answer, response, hints: hints))
    } catch {
      throw .fatal(error)
    }
  }

  func outcome(
    _ check: Check, _ answer: PollOutcome.Answer, _ response: FetchResponse?, hints: PublisherHints?
  ) -> PollOutcome {
    var outcome = PollOutcome(feed: feed.uid, date: context.now(), check: check, answer: answer)
    outcome.sizeInBytes = response?.wireBytes ?? 0
    outcome.hints = hints
    outcome.dedupe = Dedupe(rawValue: context.options.duplicates.rawValue) ?? .mark
    return outcome
  }

  func circumstances(_ hints: PublisherHints) -> Schedule.Circumstances {
    Schedule.Circumstances(interval: subscription.interval, hints: hints, standing: feed.standing)
  }

  func request() throws(FetchError) -> FetchRequest {
    var request = try FetchRequest(parsing: feed.fetchURL, kind: .feed)
    request.limits = context.limits.feed
    let isUnconditional = context.schedule.isUnconditional(
      lastDocument: feed.lastDocument, hasPublished: feed.documents > 0, at: context.now())
    if let validators = feed.validators, !isUnconditional { request.validators = .init(validators) }
    request.ipVersion = subscription.ipVersion.map { $0 == .four ? .v4 : .v6 }
    request.allowsHTTP2 = subscription.usesHTTP2
    request.acceptsAnyCertificate = subscription.allowsInsecureTLS
    // A feed that has moved elsewhere must not take its reader's secrets along.
    guard RequestSecrets.origin(of: feed.fetchURL) == RequestSecrets.origin(of: subscription.url) else {
      return request
    }
    for field in RequestSecrets.fields(of: subscription, in: context.home) {
      request.headers.append(name: field.name, value: field.value)
    }
    return request
  }

  /// Nothing new: 304, or the same bytes.
  func confirm(_ response: FetchResponse, _ answer: PollOutcome.Answer) async throws(PollInterruption) {
    let hints = PublisherHints(feed.hints, confirmedBy: response)
    let check = nextCheck(response, hints: hints)
    try await note(check, answer, response, hints: hints)
    await context.ledger.count { $0.notModified += 1 }
    say(.info, "not-modified", "answered \(response.status): nothing new", isNews: false)
    reportSuccess(check)
  }

  func fail(_ error: FetchError) async throws(PollInterruption) {
    let result: PollResult =
      switch error {
      case .dns, .connect, .tls, .timeout, .truncated: .unreachable
      default: .failed(status: nil)
      }
    var dropsValidators = false
    if case .unexpected304 = error { dropsValidators = true }
    if result == .unreachable { await context.ledger.count { $0.unreachable += 1 } }
    try await fail(
      PollError(code: error.code, message: error.description), result, nil, dropsValidators: dropsValidators)
  }

  func fail(
    _ error: PollError, _ result: PollResult, _ response: FetchResponse?, dropsValidators: Bool = false
  ) async throws(PollInterruption) {
    var random = Chance()
    let check = context.schedule.check(
      after: result, of: circumstances(feed.hints), at: context.now(), random: &random)
    try await note(check, .failure(error, dropsValidators: dropsValidators), response)
    if case .throttled = result {
      await context.ledger.count { $0.deferred += 1 }
      try await pauseHost(until: check.date)
    } else {
      await context.ledger.count { $0.failed += 1 }
    }
    report(error, check)
  }

  func pauseHost(until date: Date?) async throws(PollInterruption) {
    guard let date, let host = await context.ledger.pause(feed.fetchURL, until: date) else { return }
    do throws(StoreError) {
      try context.store.pause(host: host, until: date)
    } catch {
      throw .fatal(FeedmillError(error))
    }
    say(.warning, "host-paused", "\(host) asked for a pause: its other feeds wait as well", isNews: false)
  }

  func report(_ error: PollError, _ check: Check) {
    switch check.notice {
    case .gone: say(.warning, "gone", "is gone for good (410): it is no longer polled")
    case .failing(let times): say(.error, error.code, "\(error.message) (failed \(times) times in a row)")
    case .working, nil: say(.error, error.code, error.message, isNews: false)
    }
  }
}
