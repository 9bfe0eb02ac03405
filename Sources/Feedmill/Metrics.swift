internal import Foundation
internal import Subscriptions

/// Figures for Prometheus's textfile collector. Totals are counted by the state, over all runs.
struct Metrics {
  private var text = ""

  init(_ summary: PollSummary, _ store: Store) throws(FeedmillError) {
    let (states, counters, pending) = try FeedmillError.mapping { () throws(StoreError) in
      (try store.stateCounts(), try store.counters(), try store.pendingCount())
    }
    let ended = summary.started.timeIntervalSince1970 + summary.took / .seconds(1)
    add("last_run_timestamp_seconds", "gauge", "When the last run ended.", [("", "\(Int(ended))")])
    if !summary.isIncomplete, !summary.isNetworkDown {
      add("last_success_timestamp_seconds", "gauge", "When the last good run ended.", [("", "\(Int(ended))")])
    }
    add(
      "run_duration_seconds", "gauge", "How long the last run took.", [("", "\(summary.took / .seconds(1))")])
    let names: [FeedState] = [.ok, .failing, .gone, .deferred, .disabled]
    add(
      "feeds", "gauge", "Feeds by state.", names.map { ("{state=\"\($0.rawValue)\"}", "\(states[$0] ?? 0)") })
    add("items_emitted_total", "counter", "Articles delivered.", [("", "\(counters["items_emitted"] ?? 0)")])
    let statuses = counters.filter { $0.key.hasPrefix("http_") }.sorted { $0.key < $1.key }
    add(
      "http_requests_total", "counter", "Answers by HTTP status.",
      statuses.map { ("{code=\"\($0.key.dropFirst(5))\"}", "\($0.value)") })
    add("bytes_total", "counter", "Bytes over the wire.", [("", "\(counters["bytes"] ?? 0)")])
    add("outbox_pending", "gauge", "Articles stored and not delivered.", [("", "\(pending)")])
    add("state_db_bytes", "gauge", "Size of the state.", [("", "\(store.sizeInBytes())")])
  }

  private mutating func add(_ name: String, _ type: String, _ help: String, _ samples: [(String, String)]) {
    guard !samples.isEmpty else { return }
    text += "# HELP feedmill_\(name) \(help)\n# TYPE feedmill_\(name) \(type)\n"
    for (labels, value) in samples { text += "feedmill_\(name)\(labels) \(value)\n" }
  }

  /// Replaces the file whole: a collector never reads half of it.
  func write(to file: URL) throws(FeedmillError) {
    do throws(FolderError) {
      let folder = try Folder(path: file.deletingLastPathComponent().path)
      try folder.write(Array(text.utf8), to: file.lastPathComponent)
    } catch {
      throw FeedmillError(output: file.path, error)
    }
  }
}
