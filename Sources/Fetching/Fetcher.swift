internal import Foundation
package import Logging

/// Fetches URLs over HTTP: politely, within limits, from public addresses only.
///
/// One is enough for a process. It keeps a thread, which ends when the fetcher goes.
package final class Fetcher: Sendable {
  /// How it behaves towards everyone.
  package let options: FetchOptions
  private let limiter: HostLimiter
  private let transfers = TransferThread()
  private let logger: Logger

  /// A fetcher of its own, which shares no limits and no connections with another.
  package init(options: FetchOptions = .init(), logger: Logger = Logger(label: "feedmill.fetching")) {
    self.options = options
    self.logger = logger
    limiter = HostLimiter(concurrency: options.concurrency, hostConcurrency: options.hostConcurrency)
  }

  /// The answer after all redirects, whatever its status; waits for its turn with the host first.
  ///
  /// Throws when there is no complete answer. Cancelling the task ends the fetch at once; it counts as
  /// cancelled also when `isWanted` says no once its turn has come. `note` is told of the answer before the
  /// next request of the same host has its turn.
  package func fetch(
    _ request: FetchRequest, ifStill isWanted: @Sendable () async -> Bool = { true },
    noting note: @Sendable (FetchResponse) async -> Void = { _ in }
  ) async throws(FetchError) -> FetchResponse {
    let target = try FetchTarget(request.url)
    try check(target)
    let delay = max(request.delay, options.delay(for: target.hostPort))
    do throws(FetchError) {
      let response = try await limiter.withTurn(at: target.hostPort, delay: delay) {
        () async throws(FetchError) in
        guard await isWanted() else { throw .cancelled(RedactedURL(target.url)) }
        let response = try await follow(request, from: target)
        await note(response)
        return response
      }
      log(response, of: request)
      return response
    } catch {
      logger.debug("fetch failed", metadata: ["code": "\(error.code)", "error": "\(error)"])
      throw error
    }
  }

  /// Ends all fetches as cancelled; later ones are refused.
  package func shutDown() {
    transfers.shutDown()
  }
}

private extension Fetcher {
  func check(_ target: FetchTarget) throws(FetchError) {
    if options.addressGuard.refuses(target.hostPort) {
      throw .ssrfBlocked(RedactedURL(target.url), address: target.hostPort.host)
    }
  }

  func follow(_ request: FetchRequest, from first: FetchTarget) async throws(FetchError) -> FetchResponse {
    let deadline = ContinuousClock.now + request.limits.total
    var chain = RedirectChain(from: first, limit: request.limits.redirects)
    while true {
      let transfer = try transfer(for: request, at: chain, first: first, until: deadline)
      let result = try await run(transfer, until: deadline)
      guard RedirectChain.isRedirect(result.status), let location = result.headers["Location"] else {
        return try FetchResponse(result, of: transfer, asked: request, through: chain)
      }
      try chain.follow(location, status: result.status)
      try check(chain.current)
    }
  }

  /// Runs a transfer, a second time when the connection failed before any answer.
  func run(_ transfer: Transfer, until deadline: ContinuousClock.Instant) async throws(FetchError)
    -> Transfer.Result
  {
    do throws(FetchError) {
      return try await transfers.run(transfer)
    } catch  where error.isWorthRetrying {
      let range = options.retryDelay
      let pause = range.lowerBound + (range.upperBound - range.lowerBound) * Double.random(in: 0...1)
      // Only a cancellation ends the sleep early, and the transfer then ends at once.
      try? await Task.sleep(for: pause)
      var again = transfer
      again.limits.total = deadline - .now
      return try await transfers.run(again)
    }
  }

  func transfer(
    for request: FetchRequest, at chain: RedirectChain, first: FetchTarget,
    until deadline: ContinuousClock.Instant
  ) throws(FetchError) -> Transfer {
    var limits = request.limits
    limits.total = deadline - .now
    guard limits.total > .zero else { throw .timeout(RedactedURL(chain.current.url), .total) }
    return Transfer(
      target: chain.current,
      headers: try request.fields(at: chain, first: first, userAgent: options.userAgent),
      limits: limits, addressGuard: options.addressGuard, proxy: options.proxy,
      ipVersion: request.ipVersion, allowsHTTP2: request.allowsHTTP2,
      acceptsAnyCertificate: request.acceptsAnyCertificate,
      trustedCertificates: options.trustedCertificates)
  }

  func log(_ response: FetchResponse, of request: FetchRequest) {
    logger.debug(
      "fetched",
      metadata: [
        "url": "\(RedactedURL(request.url))", "status": "\(response.status)",
        "bytes": "\(response.wireBytes)", "redirects": "\(response.redirects.count)",
      ])
  }
}
