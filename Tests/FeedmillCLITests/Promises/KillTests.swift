import Foundation
import TestSupport
import Testing

/// C1–C3 and C5: whatever moment the program is killed at, every article comes.
@Suite(.serialized) struct KillTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `C1: a folder has each article once and nothing half`() async throws {
    var runs = try KilledRuns(in: folder, out: "out")
    #expect(try await runs.run(seed: 1) == 0)
    let files = folder.files(in: "out")
    #expect(files.count == Torture.feeds * Torture.items)
    #expect(files.allSatisfy { $0.hasSuffix(".json") && !$0.contains(".tmp") })
    let texts = try files.map { try String(contentsOfFile: folder.path("out/" + $0), encoding: .utf8) }
    #expect(Set(ids(texts.map { $0[...] }).compactMap { $0 }) == GrowingFeeds.allIDs)
    #expect(runs.killed >= Torture.leastKilled)
    Torture.tell("C1 \(runs.killed) of \(Torture.kills) runs killed, \(files.count) files")
  }

  @Test func `C2: a file of lines has each article once and no torn line`() async throws {
    var runs = try KilledRuns(in: folder, out: "out.ndjson")
    #expect(try await runs.run(seed: 2) == 0)
    let text = try String(contentsOfFile: folder.path("out.ndjson"), encoding: .utf8)
    #expect(text.hasSuffix("\n"))
    let found = ids(text.split(separator: "\n"))
    #expect(found.count == Torture.feeds * Torture.items)
    #expect(Set(found.compactMap { $0 }) == GrowingFeeds.allIDs)
    #expect(runs.killed >= Torture.leastKilled)
    Torture.tell("C2 \(runs.killed) of \(Torture.kills) runs killed, \(found.count) lines")
  }

  @Test func `C3: a pipe sees each article, again only what it saw last before a kill`() async throws {
    var runs = try KilledRuns(in: folder, out: "-")
    #expect(try await runs.run(seed: 3) == 0)
    /// Where an id was last seen: the run, and how many whole lines of it came after.
    var seen: [String: (run: Int, fromEnd: Int)] = [:]
    var repeated = 0
    for (number, output) in runs.outputs.enumerated() {
      let isLast = number == runs.outputs.count - 1
      let text = String(decoding: output, as: UTF8.self)
      #expect(text.isEmpty || text.hasSuffix("\n") || !isLast, "a run that ended by itself tore a line")
      let whole =
        text.hasSuffix("\n") ? text[...] : text.prefix(upTo: text.lastIndex(of: "\n") ?? text.startIndex)
      let found = ids(whole.split(separator: "\n"))
      #expect(found.allSatisfy { $0 != nil }, "run \(number) tore a line that wasn't its last")
      for (index, id) in found.compactMap({ $0 }).enumerated() {
        if let earlier = seen[id] {
          repeated += 1
          #expect(earlier.fromEnd < 60, "\(id) came again in run \(number)")
          #expect(earlier.run < number)
        }
        seen[id] = (number, found.count - 1 - index)
      }
    }
    #expect(Set(seen.keys) == GrowingFeeds.allIDs)
    #expect(runs.killed >= Torture.leastKilled)
    Torture.tell("C3 \(runs.killed) of \(Torture.kills) runs killed, \(repeated) lines came again")
  }

  @Test func `C5: a run that was killed while it held the lock is in nobody's way`() async throws {
    let feeds = GrowingFeeds()
    let server = try feeds.serve()
    feeds.show(2)
    feeds.open(false)
    try server.writeList(feeds: 1, to: folder)
    let first = try Command(["poll", "--home", folder.url.path, "--allow-net", server.address], in: folder)
    try first.process.run()
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    #expect(try await Command.run("poll", "--home", folder.url.path, in: folder).code == 75)
    kill(first.process.processIdentifier, SIGKILL)
    await first.end()
    feeds.open(true)
    let second = try await Command.run(
      "poll", "--home", folder.url.path, "--allow-net", server.address, in: folder)
    #expect(second.code == 0)
    #expect(second.command.lines.count == 2)
  }
}
