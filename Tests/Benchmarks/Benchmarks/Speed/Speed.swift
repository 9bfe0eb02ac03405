import BareLibXML2
import Benchmark
import Feedmill

/// Each measurement of ours has bare libxml2 on the same bytes beside it, in the same run.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident], maxDuration: .seconds(8), maxIterations: 40)

  FeedThroughput.measure("mixed feeds, 10 MB: to JSON") {
    var feeds = GeneratedFeeds()
    return feeds.mixed(sizeInBytes: 10_000_000)
  }
  FeedThroughput.measure("one feed of 20 MB: to JSON") {
    var feeds = GeneratedFeeds()
    return [feeds.blog(sizeInBytes: 20_000_000, paragraphs: 4...14)]
  }
  FeedThroughput.measure("one feed of long contents, 10 MB: to JSON") {
    var feeds = GeneratedFeeds()
    return [feeds.blog(sizeInBytes: 10_000_000, paragraphs: 100...300)]
  }

  Benchmark("feeds \(Inputs.feeds.megabytes): libxml2's reader alone") { benchmark in
    for _ in benchmark.scaledIterations {
      for feed in Inputs.feeds.documents { blackHole(bare_readXML(feed.bytes, Int32(feed.bytes.count))) }
    }
  }
  Benchmark("feeds \(Inputs.feeds.megabytes): parse") { benchmark in
    for _ in benchmark.scaledIterations {
      for feed in Inputs.feeds.documents { blackHole(try Feed(parsing: feed.bytes, from: feed.url)) }
    }
  }
  Benchmark("feeds \(Inputs.feeds.megabytes): parse and write JSON") { benchmark in
    for _ in benchmark.scaledIterations {
      for feed in Inputs.feeds.documents { blackHole(try Feed(parsing: feed.bytes, from: feed.url).json()) }
    }
  }

  Benchmark("bodies \(Inputs.bodies.megabytes): libxml2's HTML parser alone") { benchmark in
    for _ in benchmark.scaledIterations {
      for page in Inputs.pages.documents { blackHole(bare_parseHTML(page.bytes, Int32(page.bytes.count))) }
    }
  }
  Benchmark("bodies \(Inputs.bodies.megabytes): parse, each body sanitised") { benchmark in
    for _ in benchmark.scaledIterations {
      for feed in Inputs.bodies.documents { blackHole(try Feed(parsing: feed.bytes, from: feed.url)) }
    }
  }

  Benchmark("pages \(Inputs.pages.megabytes): libxml2's HTML parser alone") { benchmark in
    for _ in benchmark.scaledIterations {
      for page in Inputs.pages.documents { blackHole(bare_parseHTML(page.bytes, Int32(page.bytes.count))) }
    }
  }
  Benchmark("pages \(Inputs.pages.megabytes): extract without rules") { benchmark in
    var options = ExtractionOptions()
    options.rules = .none
    for _ in benchmark.scaledIterations {
      for page in Inputs.pages.documents {
        blackHole(try Article(extracting: page.bytes, from: page.url, options: options))
      }
    }
  }
  Benchmark("pages \(Inputs.pages.megabytes): extract") { benchmark in
    for _ in benchmark.scaledIterations {
      for page in Inputs.pages.documents { blackHole(try Article(extracting: page.bytes, from: page.url)) }
    }
  }
}
