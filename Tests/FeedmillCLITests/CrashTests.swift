import Foundation
import TestSupport
import Testing

/// Kills the program at random moments, then lets it finish: every article must be there once.
@Suite struct CrashTests {
  static let feeds = 6
  static let items = 15
  static let kills = 12

  let folder: TemporaryFolder
  let server: TestServer

  init() throws {
    folder = try TemporaryFolder()
    server = try feedServer(feeds: Self.feeds, items: Self.items)
    try server.writeList(feeds: Self.feeds, to: folder)
  }

  /// Runs and kills, then runs to the end. Gives the last run's exit code.
  private func torture(_ out: String) async throws -> Int32 {
    for round in 0..<Self.kills {
      let command = try Command(arguments(out), in: folder)
      try command.process.run()
      // Spread over start, fetching and writing; a run takes about as long as the largest.
      try await Task.sleep(for: .milliseconds(15 + 25 * round))
      kill(command.process.processIdentifier, SIGKILL)
      await command.end()
    }
    let last = try Command(arguments(out) + ["--force"], in: folder)
    try last.process.run()
    await last.end()
    return last.process.terminationStatus
  }

  private func arguments(_ out: String) -> [String] {
    ["poll", "--home", folder.url.path, "--out", folder.path(out), "--allow-net", server.address]
  }

  private var expected: Set<String?> {
    Set((0..<Self.feeds).flatMap { feed in (0..<Self.items).map { "\(feed)-\($0)" } })
  }

  @Test func `a folder has each article once and nothing half`() async throws {
    #expect(try await torture("out") == 0)
    let files = folder.files(in: "out")
    #expect(files.count == Self.feeds * Self.items)
    #expect(files.allSatisfy { $0.hasSuffix(".json") })
    let texts = try files.map { try String(contentsOfFile: folder.path("out/" + $0), encoding: .utf8) }
    #expect(Set(ids(texts.map { $0[...] })) == expected)
  }

  @Test func `a file of lines has each article once and no torn line`() async throws {
    #expect(try await torture("out.ndjson") == 0)
    let text = try String(contentsOfFile: folder.path("out.ndjson"), encoding: .utf8)
    let found = ids(text.split(separator: "\n"))
    #expect(found.count == Self.feeds * Self.items)
    #expect(Set(found) == expected)
  }
}
