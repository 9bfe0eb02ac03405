internal import Fetching
internal import Foundation
internal import Subscriptions

/// What the feeds of one run share: the figures, and which hosts asked to be left alone.
actor RunLedger {
  private(set) var summary: PollSummary
  private var throttle = HostThrottle()
  private var pausedHosts: Set<String> = []
  private var pausedSites: Set<String> = []

  init(_ summary: PollSummary) { self.summary = summary }

  /// Changes the figures.
  func count(_ change: @Sendable (inout PollSummary) -> Void) { change(&summary) }

  /// Counts one answer, whatever it says.
  func count(_ response: FetchResponse) {
    summary.statuses[response.status, default: 0] += 1
    summary.bytes += response.wireBytes
  }

  /// Notes that a feed was throttled. Gives the host that all feeds are to leave alone, if it is to be.
  func pause(_ url: String, until date: Date) -> String? {
    guard let host = throttle.note(url, until: date) else { return nil }
    pausedHosts.insert(host)
    return host
  }

  /// Whether the feeds of a URL's host are to be left alone for this run.
  func isPaused(_ url: String) -> Bool {
    !pausedHosts.isEmpty && HostThrottle.registrableHost(of: url).map(pausedHosts.contains) == true
  }

  /// Notes that a site wants no more requests for pages in this run.
  func pauseSite(of url: URL) { pausedSites.insert(url.host() ?? "") }

  /// Whether a site wants no more requests for pages in this run.
  func isSitePaused(of url: URL) -> Bool { pausedSites.contains(url.host() ?? "") }
}
