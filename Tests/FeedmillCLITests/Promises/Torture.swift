import Foundation
import Synchronization
import TestSupport

/// How hard the promises are tried: a little in every test run, as POLLING says with `make torture`.
enum Torture {
  static let isFull = ProcessInfo.processInfo.environment["FEEDMILL_TORTURE"] == "1"

  static let feeds = isFull ? 50 : 8
  static let items = 20
  static let kills = isFull ? 200 : 10
  /// Of so few kills any number may come when the run is over: how fast the machine is decides.
  static let leastKilled = isFull ? kills / 3 : 0
  static let flips = isFull ? 64 : 8
  static let metricsRuns = isFull ? 60 : 6

  /// A figure for whoever runs the full counts.
  static func tell(_ text: String) {
    if isFull { FileHandle.standardError.write(Data("torture: \(text)\n".utf8)) }
  }
}

/// A server whose feeds grow: so that every killed run has something to deliver.
final class GrowingFeeds: Sendable {
  private let visible = Mutex(0)
  private let isOpen = Mutex(true)

  /// So many items of each feed are to be seen from now on.
  func show(_ count: Int) { visible.withLock { $0 = count } }

  /// Lets answers go, or holds them back.
  func open(_ open: Bool) { isOpen.withLock { $0 = open } }

  func serve() throws -> TestServer {
    try TestServer { [self] request in
      while !isOpen.withLock({ $0 }) { usleep(2000) }
      guard let number = Int(request.path.dropFirst()), number < Torture.feeds else { return .notFound }
      let items = (0..<visible.withLock { $0 }).reversed().map { index in
        let text = String(repeating: "Sentence \(index) of feed \(number) says a little more. ", count: 12)
        return
          "<item><title>Story \(index) of \(number)</title><guid isPermaLink=\"false\">\(number)-\(index)"
          + "</guid><description>\(text)</description></item>"
      }
      return .feed(
        "<rss version=\"2.0\"><channel><title>Feed \(number)</title>\(items.joined())</channel></rss>")
    }
  }

  /// The ids of all items there will ever be.
  static var allIDs: Set<String> {
    Set((0..<Torture.feeds).flatMap { feed in (0..<Torture.items).map { "\(feed)-\($0)" } })
  }
}

/// Runs that are killed at random moments, and a last one that isn't.
struct KilledRuns {
  let folder: TemporaryFolder
  let server: TestServer
  let feeds: GrowingFeeds
  let out: String
  /// What each run wrote to stdout; all but the last were killed.
  private(set) var outputs: [[UInt8]] = []
  /// How many were killed before they ended by themselves.
  private(set) var killed = 0

  init(in folder: TemporaryFolder, out: String) throws {
    self.folder = folder
    self.out = out == "-" ? out : folder.path(out)
    feeds = GrowingFeeds()
    server = try feeds.serve()
    try server.writeList(feeds: Torture.feeds, to: folder)
  }

  /// Gives the last run's exit code.
  mutating func run(seed: UInt64) async throws -> Int32 {
    var dice = SeededGenerator(seed: seed)
    // A run takes about as long as the longest delay; grows while runs end before they are killed.
    var longest = 400
    for round in 0..<Torture.kills {
      feeds.show(1 + round * Torture.items / Torture.kills)
      let command = try Command(arguments, in: folder)
      try command.process.run()
      try await Task.sleep(for: .milliseconds(Int.random(in: 5...longest, using: &dice)))
      if command.process.isRunning { killed += 1 } else { longest = max(60, longest * 9 / 10) }
      kill(command.process.processIdentifier, SIGKILL)
      await command.end()
      outputs.append(command.stdoutBytes)
      if round.isMultiple(of: 3) { longest = longest * 11 / 10 }
    }
    feeds.show(Torture.items)
    let last = try Command(arguments, in: folder)
    try last.process.run()
    await last.end()
    outputs.append(last.stdoutBytes)
    return last.process.terminationReason == .exit ? last.process.terminationStatus : -1
  }

  private var arguments: [String] {
    ["poll", "--home", folder.url.path, "--out", out, "--allow-net", server.address, "--force"]
  }
}
