public import ArgumentParser
public import Feedmill
internal import Foundation

/// `feedmill poll`: due subscriptions in, new articles out; one run.
struct PollCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "poll",
    abstract: "Ask the feeds whose time has come and write new articles, once: for cron.",
    discussion: """
      Nothing is lost and nothing comes twice, whenever the run is stopped; a pipe may see the last lines again.

      Examples:
        feedmill poll --out articles/
        feedmill poll --feed https://example.org/feed.xml --full-text always
        feedmill poll --out news.ndjson --jobs 32 --metrics /var/lib/node_exporter/feedmill.prom
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var what: PollWhat
  @OptionGroup var how: PollHow

  func validate() throws {
    if let jobs = how.jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  func run() async throws {
    let format = try how.logFormat ?? Environment.value("LOG_FORMAT", as: RunLog.Format.self)
    let log = RunLog(
      format: format, isQuiet: how.quiet, isVerbose: how.verbose, showsProgress: showsProgress)
    let poller = try await FeedmillError.exiting(quietly: how.quiet) { try self.poller(log) }
    let (out, base, isDry) = (what.out ?? Environment["OUT"], poller.home, how.dryRun)
    let (caught, result) = await Signals.watching {
      try await poller.run { listed throws(FeedmillError) in
        // What the list says is meant from where the list is; what a flag says, from where we are.
        let path = listed.map { $0 == "-" ? $0 : base.path($0) }
        return try LineSink.output(isDry ? "-" : out ?? path ?? "-")
      }
    }
    log.progress.clear()
    if let summary = try? result.get() { log.note(summary) }
    if let caught { throw ExitCode(128 + caught) }
    let summary = try await FeedmillError.exiting(quietly: how.quiet) { try result.get() }
    if summary.isNetworkDown { throw ExitCode.unavailable }
    if how.strict, summary.failed > 0 { throw ExitCode.failure }
  }

  /// Articles on the same terminal would tear the line apart.
  private var showsProgress: Bool {
    let writesToTerminal = StandardOutput.isTerminal && (how.dryRun || (what.out ?? "-") == "-")
    return !how.noProgress && !how.verbose && !writesToTerminal && Environment["NO_PROGRESS"] == nil
  }

  private func poller(_ log: RunLog) throws -> Poller {
    var options = PollOptions()
    try what.set(&options)
    try how.set(&options)
    let own = home.place.rules
    if FileManager.default.fileExists(atPath: own.path) {
      options.rules = try RuleLibrary(directory: own.path)
    }
    var poller = Poller(home: home.place, options: options)
    poller.report = { log.note($0) }
    poller.progress = { log.progress.show($0) }
    return poller
  }
}

/// Which feeds are polled, and what becomes of their articles.
struct PollWhat: ParsableArguments {
  @Option(help: ArgumentHelp("A folder, a file of JSON lines, or - for stdout.", valueName: "dir|file|-"))
  var out: String?

  @Option(
    help: ArgumentHelp("Another list than feeds.yaml: YAML, OPML or one URL a line.", valueName: "file"))
  var feeds: String?

  @Option(help: ArgumentHelp("Poll this feed only, listed or not; repeatable.", valueName: "url"))
  var feed: [String] = []

  @Flag(help: "Poll feeds whose time hasn't come.")
  var force = false

  @Option(help: "When to fetch an article's page.")
  var fullText: PollOptions.FullText?

  @Option(help: "What to write: new articles, changed ones, or both.")
  var emit: PollOptions.Emission?

  @Option(help: ArgumentHelp("What to write of a feed's first document.", valueName: "all|latest:n|none"))
  var firstRun: PollOptions.FirstRun?

  @Option(help: "What to do with an article that another feed had.")
  var dedupe: PollOptions.Duplicates?

  @Option(help: ArgumentHelp("Poll only part I of N, by host; counts from 1.", valueName: "i/n"))
  var shard: PollOptions.Shard?

  func set(_ options: inout PollOptions) throws {
    if let feeds { options.feeds = try FeedList(contentsOf: URL(filePath: feeds)) }
    options.urls = feed
    options.isForced = force
    options.fullText = try fullText ?? Environment.value("FULL_TEXT")
    options.emits = try emit ?? Environment.value("EMIT") ?? .new
    options.firstRun = try firstRun ?? Environment.value("FIRST_RUN")
    options.duplicates = try dedupe ?? Environment.value("DEDUPE") ?? .mark
    options.shard = try shard ?? Environment.value("SHARD")
  }
}

/// How a poll goes about it.
struct PollHow: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("How many feeds to work on at once (default: 16).", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Allow fetching from this private address, exactly; repeatable.", valueName: "host:port"))
  var allowNet: [String] = []

  @Option(
    help: ArgumentHelp(
      "Keep fetched pages in this folder, or add them to this web archive.", valueName: "dir|file.warc.gz"))
  var savePages: String?

  @Option(help: ArgumentHelp("Write figures for Prometheus to this file.", valueName: "file"))
  var metrics: String?

  @Flag(help: "Write to stdout what would be written, and leave the state as it is.")
  var dryRun = false

  @Flag(help: "Exit with 1 when a feed failed.")
  var strict = false

  @Option(
    defaultAsFlag: "forever",
    help: ArgumentHelp("Wait for another run to end, this long or for ever.", valueName: "time"))
  var wait: String?

  @Option(
    help: ArgumentHelp("End the run after this time, such as 10m; the next one goes on.", valueName: "time"))
  var timeout: String?

  @Option(help: "How to write events to stderr.")
  var logFormat: RunLog.Format?

  @Flag(name: .shortAndLong, help: "Say everything.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Say nothing.")
  var quiet = false

  @Flag(help: "Show no progress line on a terminal.")
  var noProgress = false

  func set(_ options: inout PollOptions) throws {
    options.jobs = try jobs ?? Environment.value("JOBS") ?? 16
    options.allowedAddresses = allowNet
    options.contact = Environment["CONTACT"]
    options.savedPages = (savePages ?? Environment["SAVE_PAGES"]).map { URL(filePath: $0) }
    options.metrics = (metrics ?? Environment["METRICS"]).map { URL(filePath: $0) }
    options.isDryRun = dryRun
    options.patience = try wait.map { $0 == "forever" ? .seconds(3_000_000_000) : try time($0, of: "--wait") }
    options.timeout = try (timeout ?? Environment["TIMEOUT"]).map { try time($0, of: "--timeout") }
  }

  private func time(_ text: String, of option: String) throws -> Duration {
    guard let duration = TimeText.duration(text) else {
      throw ValidationError("\(option): \"\(text)\" is no time such as 90s, 10m or 1h")
    }
    return duration
  }
}

extension PollOptions.FullText: ExpressibleByArgument {}
extension PollOptions.Emission: ExpressibleByArgument {}
extension PollOptions.Duplicates: ExpressibleByArgument {}

extension PollOptions.FirstRun: ExpressibleByArgument {
  /// Reads `all`, `none` or `latest:N`.
  public init?(argument: String) { self.init(argument) }
}

extension PollOptions.Shard: ExpressibleByArgument {
  /// Reads `I/N`.
  public init?(argument: String) { self.init(argument) }
}
