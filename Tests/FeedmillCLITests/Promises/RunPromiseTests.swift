import Foundation
import TestSupport
import Testing

/// C4, C6, C11–C15: what a run does beside others, with broken feeds, and straight after another.
@Suite(.serialized) struct RunPromiseTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func poll(_ server: TestServer, _ more: String...) async throws -> (code: Int32, command: Command) {
    let command = try Command(
      ["poll", "--home", folder.url.path, "--allow-net", server.address] + more, in: folder)
    try command.process.run()
    await command.end()
    let status = command.process.terminationStatus
    return (command.process.terminationReason == .uncaughtSignal ? -status : status, command)
  }

  @Test func `C4: of twenty processes one works, the others say at once that it does`() async throws {
    let feeds = GrowingFeeds()
    feeds.show(1)
    feeds.open(false)
    let server = try feeds.serve()
    try server.writeList(feeds: 5, to: folder)
    let commands = try (0..<20).map { _ in
      try Command(["poll", "--home", folder.url.path, "--allow-net", server.address], in: folder)
    }
    let clock = ContinuousClock.now
    for command in commands { try command.process.run() }
    while commands.count(where: { $0.process.isRunning }) > 1 {
      try await Task.sleep(for: .milliseconds(2))
    }
    let took = ContinuousClock.now - clock
    feeds.open(true)
    for command in commands { await command.end() }
    let codes = commands.map(\.process.terminationStatus)
    #expect(codes.count { $0 == 75 } == 19)
    #expect(codes.count { $0 == 0 } == 1)
    for refused in commands where refused.process.terminationStatus == 75 {
      #expect(refused.stderr.split(separator: "\n").count == 1)
      #expect(refused.stdout == "")
    }
    // Twenty starts of a debug build share this machine with other tests.
    #expect(took < (Torture.isFull ? .milliseconds(2500) : .seconds(60)))
    #expect(server.requests.map(\.path).sorted() == (0..<5).map { "/\($0)" })
    Torture.tell("C4 all 19 had ended after \(took)")
  }

  @Test func `C6: SIGTERM ends a run that waits for a server that drips`() async throws {
    let server = try TestServer { _ in .drip([UInt8](repeating: 0x20, count: 1000), every: .seconds(1)) }
    try server.writeList(feeds: 1, to: folder)
    let command = try Command(["poll", "--home", folder.url.path, "--allow-net", server.address], in: folder)
    try command.process.run()
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    let clock = ContinuousClock.now
    command.process.terminate()
    await command.end()
    #expect(ContinuousClock.now - clock < .seconds(5))
    #expect(command.process.terminationReason == .exit)
    #expect(command.process.terminationStatus == 143)
    #expect(try await Command.run("doctor", "--home", folder.url.path, in: folder).code == 0)
    Torture.tell("C6 ended \(ContinuousClock.now - clock) after SIGTERM")
  }

  @Test func `C11: thirty broken feeds of a hundred cost only themselves`() async throws {
    let broken = BrokenFeeds.all
    #expect(broken.count == 30)
    let server = try TestServer { request in
      guard let number = Int(request.path.dropFirst()), number < 100 else { return .notFound }
      if number < broken.count { return broken[number].response }
      return .feed(
        "<rss version=\"2.0\"><channel><title>F</title><item><title>S</title>"
          + "<guid isPermaLink=\"false\">\(number)</guid><description>Text.</description></item>"
          + "</channel></rss>")
    }
    try server.writeList(feeds: 100, to: folder)
    let lax = try await poll(server)
    #expect(lax.code == 0)
    #expect(Set(ids(lax.command.lines).compactMap { $0 }) == Set((30..<100).map(String.init)))
    #expect(lax.command.lines.count == 70)
    #expect(lax.command.stderr.split(separator: "\n").count <= 30, "\(lax.command.stderr)")
    let states = try await Command.run("status", "--json", "--failing", "--home", folder.url.path, in: folder)
    #expect(states.command.lines.count == 29, "one of the thirty asked for a pause")
    let strict = try await poll(server, "--force", "--strict")
    #expect(strict.code == 1)
    #expect(strict.command.stdout == "")
    #expect(strict.command.stderr.split(separator: "\n").count <= 30)
  }

  @Test func `C12: a run straight after another asks nobody and says nothing`() async throws {
    let server = try feedServer(feeds: 2, items: 3)
    try server.writeList(feeds: 2, to: folder)
    let first = try await poll(server)
    #expect(first.code == 0)
    #expect(Set(ids(first.command.lines)).count == 6)
    let second = try await poll(server)
    #expect(second.code == 0)
    #expect(second.command.stdout + second.command.stderr == "")
    #expect(server.requests.count == 2)
  }

  @Test func `C13: a reader that goes away gets the rest from the next run`() async throws {
    let server = try feedServer(feeds: 1, items: 400)
    try server.writeList(feeds: 1, to: folder)
    let pipe = Pipe()
    let first = try Command(["poll", "--home", folder.url.path, "--allow-net", server.address], in: folder)
    first.process.standardOutput = pipe
    try pipe.fileHandleForReading.close()
    try first.process.run()
    await first.end()
    #expect(first.process.terminationReason == .exit)
    #expect(first.process.terminationStatus == 74)
    let second = try await poll(server, "--force")
    #expect(second.code == 0)
    #expect(Set(ids(second.command.lines)).count == 400)
    #expect(second.command.lines.count == 400)
  }

  @Test func `C14: the same bytes from a server without validators are not read again`() async throws {
    let server = try feedServer(feeds: 1, items: 3)
    try server.writeList(feeds: 1, to: folder)
    #expect(try await poll(server).command.lines.count == 3)
    let second = try await poll(server, "--force", "-v")
    #expect(second.command.stdout == "")
    #expect(second.command.stderr.contains("not_modified=1"))
    #expect(server.requests.count == 2)
  }

  @Test func `C15: the figures can be read at any moment`() async throws {
    let feeds = GrowingFeeds()
    let server = try feeds.serve()
    try server.writeList(feeds: 3, to: folder)
    let file = folder.path("feedmill.prom")
    var reads = 0
    for round in 0..<Torture.metricsRuns {
      feeds.show(round + 1)
      let command = try Command(
        ["poll", "--home", folder.url.path, "--allow-net", server.address, "--force", "--metrics", file],
        in: folder)
      try command.process.run()
      while command.process.isRunning {
        if let text = try? String(contentsOfFile: file, encoding: .utf8) {
          reads += 1
          let names = Set(
            text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.prefix { !" {".contains($0) } }
          )
          #expect(names.count == 9 && text.hasSuffix("\n"), "\(text)")
        }
        try await Task.sleep(for: .milliseconds(1))
      }
      #expect(command.process.terminationStatus == 0)
    }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("\nfeedmill_items_emitted_total \(3 * Torture.metricsRuns)\n"))
    #expect(reads > Torture.metricsRuns)
    Torture.tell("C15 read \(reads) times, always whole")
  }
}
