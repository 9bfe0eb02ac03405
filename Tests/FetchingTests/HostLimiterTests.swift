import Foundation
import Synchronization
import Testing

@testable import Fetching

struct HostLimiterTests {
  private static let host = HostPort(host: "example.org", port: 80)

  /// Counts those inside at once.
  private final class Crowd: Sendable {
    private let counts = Mutex((now: 0, most: 0, all: 0))
    var most: Int { counts.withLock { $0.most } }
    var all: Int { counts.withLock { $0.all } }

    func visit() async {
      counts.withLock {
        $0.now += 1
        $0.all += 1
        $0.most = max($0.most, $0.now)
      }
      for _ in 0..<20 { await Task.yield() }
      counts.withLock { $0.now -= 1 }
    }
  }

  @Test func `one host is asked by one at a time`() async {
    let limiter = HostLimiter()
    let crowd = Crowd()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<40 {
        group.addTask { try? await limiter.withTurn(at: Self.host, delay: .zero) { await crowd.visit() } }
      }
    }
    #expect(crowd.all == 40)
    #expect(crowd.most == 1)
  }

  @Test func `all hosts together stay within the limit`() async {
    let limiter = HostLimiter(concurrency: 3)
    let crowd = Crowd()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        let host = HostPort(host: "h\(number).example.org", port: 80)
        group.addTask { try? await limiter.withTurn(at: host, delay: .zero) { await crowd.visit() } }
      }
    }
    #expect(crowd.all == 40)
    #expect((1...3).contains(crowd.most))
  }

  @Test func `starts at one host keep their distance`() {
    var starts = StartTimes()
    let now = ContinuousClock.now
    #expect(starts.reserve(Self.host, delay: .seconds(1), now: now) == .zero)
    #expect(starts.reserve(Self.host, delay: .seconds(1), now: now) == .seconds(1))
    #expect(
      starts.reserve(Self.host, delay: .seconds(5), now: now + .milliseconds(1500)) == .milliseconds(500))
    #expect(starts.reserve(HostPort(host: "example.org", port: 81), delay: .seconds(1), now: now) == .zero)
    #expect(starts.reserve(Self.host, delay: .seconds(1), now: now + .seconds(60)) == .zero)
  }

  @Test func `a start that came late moves the next one`() {
    var starts = StartTimes()
    let now = ContinuousClock.now
    _ = starts.reserve(Self.host, delay: .seconds(1), now: now)
    starts.note(Self.host, delay: .seconds(1), now: now + .seconds(5))
    #expect(starts.reserve(Self.host, delay: .seconds(1), now: now + .seconds(5)) == .seconds(1))
  }

  @Test func `who gives up while waiting is let go and blocks nobody`() async {
    let limiter = HostLimiter()
    let gate = AsyncStream<Void>.makeStream()
    let (entered, enter) = AsyncStream<Void>.makeStream()
    let holder = Task {
      try? await limiter.withTurn(at: Self.host, delay: .zero) {
        enter.yield()
        for await _ in gate.stream { break }
      }
    }
    for await _ in entered { break }
    let waiting = Task { () -> String? in
      do throws(FetchError) {
        try await limiter.withTurn(at: Self.host, delay: .zero) {}
        return nil
      } catch {
        return error.code
      }
    }
    waiting.cancel()
    #expect(await waiting.value == "cancelled")
    gate.continuation.yield()
    await holder.value
    let isFree = try? await limiter.withTurn(at: Self.host, delay: .zero) { true }
    #expect(isFree == true)
  }

  @Test func `a pause is cut short by giving up`() async {
    let limiter = HostLimiter()
    try? await limiter.withTurn(at: Self.host, delay: .seconds(600)) {}
    let waiting = Task { try? await limiter.withTurn(at: Self.host, delay: .seconds(600)) { true } }
    waiting.cancel()
    #expect(await waiting.value == nil)
  }

  @Test func `only allowed hosts of this machine go without a pause`() {
    var options = FetchOptions()
    let local = HostPort(host: "127.0.0.1", port: 8700)
    #expect(options.delay(for: local) == .seconds(1))
    options.addressGuard.allowed = [local, HostPort(host: "10.0.0.1", port: 80)]
    #expect(options.delay(for: local) == .zero)
    #expect(options.delay(for: HostPort(host: "10.0.0.1", port: 80)) == .seconds(1))
  }
}
