internal import Feedmill
internal import Foundation
internal import Synchronization

/// A line on the terminal that says how far a run is, written over and over again.
final class Progress: Sendable {
  private struct State {
    var isShown = false
    var last: ContinuousClock.Instant?
  }

  /// A terminal isn't written to more often.
  private static let pause: Duration = .milliseconds(100)

  private let isWanted: Bool
  private let state = Mutex(State())

  /// A line that appears only when it is wanted.
  init(isWanted: Bool) { self.isWanted = isWanted }

  /// Shows the figures so far.
  func show(_ summary: PollSummary) {
    guard isWanted else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      if let last = state.last, now - last < Progress.pause { return }
      state.last = now
      state.isShown = true
      Progress.write("\r\u{1B}[K" + Progress.line(summary))
    }
  }

  /// Takes the line away, so that another can be written there.
  func clear() {
    guard isWanted else { return }
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      Progress.write("\r\u{1B}[K")
    }
  }

  /// `12 of 61 feeds, 37 new articles, 2 failed`
  static func line(_ summary: PollSummary) -> String {
    let failed = summary.failed > 0 ? ", \(summary.failed) failed" : ""
    return "\(summary.fetched) of \(summary.due) feeds, \(summary.new) new articles\(failed)"
  }

  private static func write(_ text: String) {
    // Nothing can be done about a stderr that is closed.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
