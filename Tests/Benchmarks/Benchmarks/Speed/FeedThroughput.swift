import BareLibXML2
import Benchmark
import Feedmill

/// How fast documents become JSON, beside bare libxml2's reader on the same bytes in the same run.
enum FeedThroughput {
  private static let ours = BenchmarkMetric.custom("MB a second", polarity: .prefersLarger)
  private static let bare = BenchmarkMetric.custom("MB a second, bare reader", polarity: .prefersLarger)
  private static let share = BenchmarkMetric.custom("% of the bare reader's", polarity: .prefersLarger)

  /// Adds a benchmark; `documents` is called when it runs.
  static func measure(_ name: String, _ documents: @escaping @Sendable () -> [[UInt8]]) {
    let configuration = Benchmark.Configuration(
      metrics: [ours, bare, share, .peakMemoryResident], maxDuration: .seconds(20), maxIterations: 10)
    Benchmark(name, configuration: configuration) { benchmark in
      let documents = documents()
      let megabytes = Double(documents.reduce(0) { $0 + $1.count }) / 1e6
      for _ in benchmark.scaledIterations {
        let bareSeconds = seconds {
          for document in documents { blackHole(bare_readXML(document, Int32(document.count))) }
        }
        let ourSeconds = try seconds {
          for document in documents {
            let input = InputDocument(bytes: document, url: "https://feeds.example/feed")
            try Feed.writeJSON(of: input) { blackHole($0.count) }
          }
        }
        benchmark.measurement(ours, Int(megabytes / ourSeconds))
        benchmark.measurement(bare, Int(megabytes / bareSeconds))
        benchmark.measurement(share, Int(100 * bareSeconds / ourSeconds))
      }
    }
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(work)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}
