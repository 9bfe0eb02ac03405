import Foundation
import TestSupport
import Testing

@testable import Feedmill

/// C10: a clock that goes astray starves no feed and lets no storm loose.
@Suite struct ClockTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let hour = 3600.0
  static let day = 86_400.0

  /// Runs every quarter of an hour for so many hours. Gives how often each feed was asked, by path.
  private func runs(_ poller: Poller, _ clock: VirtualClock, _ server: TestServer, hours: Double) async throws
    -> [String: Int]
  {
    let before = server.requests.count
    for _ in 0..<Int(hours * 4) {
      clock.advance(by: 900)
      _ = try await poller.collect()
    }
    return server.requests[before...].reduce(into: [:]) { $0[$1.path, default: 0] += 1 }
  }

  @Test(arguments: [
    [-3 * day], [3650 * day], [3650 * day, -3650 * day], [-3 * day, 3650 * day, -3647 * day],
    [0.5 * day, -0.5 * day],
  ])
  func `C10: a clock that jumps starves no feed and makes no storm`(jumps: [Double]) async throws {
    let paths = ["/a", "/b", "/c"]
    let server = try TestServer { .feed(rss(item($0.path)), headers: ["ETag": "\"1\""]) }
    let clock = VirtualClock()
    var poller = Poller(folder, server, feeds: "/a", "/b", "/c")
    poller.now = { clock.now }
    _ = try await runs(poller, clock, server, hours: 3)
    for jump in jumps {
      clock.advance(by: jump)
      let asked = try await runs(poller, clock, server, hours: 24)
      for path in paths {
        // Every 54 to 66 minutes, and once more for the jump.
        #expect(
          (18...28).contains(asked[path] ?? 0), "\(path): \(asked[path] ?? 0) times in a day after \(jump)")
      }
    }
  }
}
