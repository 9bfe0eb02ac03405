public import Foundation

/// What a poll did, in figures.
public struct PollSummary: Sendable, Equatable {
  /// The number of the run, from 1.
  public var run = 0
  /// Feeds in the list.
  public var feeds = 0
  /// Feeds whose time had come.
  public var due = 0
  /// Feeds that were asked.
  public var fetched = 0
  /// Feeds that had nothing new to read: 304, or the same bytes again.
  public var notModified = 0
  /// New articles stored for delivery.
  public var new = 0
  /// Changed articles stored for delivery.
  public var updated = 0
  /// Articles handed to the sink, those of earlier runs included.
  public var delivered = 0
  /// Pages fetched.
  public var pages = 0
  /// Pages that could not be used.
  public var pageErrors = 0
  /// Feeds that failed.
  public var failed = 0
  /// Of these, feeds that gave no answer at all.
  public var unreachable = 0
  /// Feeds that asked for a pause.
  public var deferred = 0
  /// Bytes over the wire.
  public var bytes = 0
  /// Answers by HTTP status, pages included.
  public var statuses: [Int: Int] = [:]
  /// When the run began.
  public var started = Date(timeIntervalSince1970: 0)
  /// How long it took.
  public var took: Duration = .zero
  /// True when the run was stopped or ran out of time before all due feeds were asked.
  public var isIncomplete = false

  /// Nothing done yet.
  public init() {}

  /// True when feeds were asked and none gave any answer: the network is down.
  public var isNetworkDown: Bool { fetched > 0 && unreachable == fetched }
}

extension PollSummary: CustomStringConvertible {
  /// `run=182 feeds=240 due=61 fetched=58 …`
  public var description: String {
    """
    run=\(run) feeds=\(feeds) due=\(due) fetched=\(fetched) not_modified=\(notModified) new=\(new) \
    updated=\(updated) delivered=\(delivered) pages=\(pages) page_errors=\(pageErrors) failed=\(failed) \
    deferred=\(deferred) bytes=\(PollSummary.size(bytes)) took=\(PollSummary.seconds(took))
    """
  }

  private static func size(_ bytes: Int) -> String {
    var (value, unit) = (Double(bytes), "B")
    for larger in ["kB", "MB", "GB"] where value >= 1000 { (value, unit) = (value / 1000, larger) }
    return unit == "B" ? "\(bytes)B" : "\((value * 10).rounded() / 10)\(unit)"
  }

  private static func seconds(_ duration: Duration) -> String {
    "\((duration / .seconds(1) * 10).rounded() / 10)s"
  }
}
