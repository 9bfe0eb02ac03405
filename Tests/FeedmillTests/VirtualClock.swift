import Foundation
import Synchronization

/// A clock that a test moves.
final class VirtualClock: Sendable {
  private let moment: Mutex<Date>

  init(_ start: Date = Date(timeIntervalSince1970: 1_777_593_600)) { moment = Mutex(start) }

  var now: Date { moment.withLock { $0 } }

  func advance(by seconds: Double) { moment.withLock { $0 += seconds } }

  func set(_ date: Date) { moment.withLock { $0 = date } }
}
