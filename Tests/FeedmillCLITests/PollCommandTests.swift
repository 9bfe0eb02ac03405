import Foundation
import TestSupport
import Testing

@Suite struct PollCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a forced run asks conditionally and says so when asked`() async throws {
    let server = try TestServer(.samples)
    let arguments = [
      "poll", "--home", folder.url.path, "--feed", server.base + "/demo/feed.xml", "--full-text", "never",
    ]
    let first = try Command(arguments + ["--allow-net", server.address], in: folder)
    try first.process.run()
    await first.end()
    #expect(!first.lines.isEmpty)
    let second = try Command(arguments + ["--allow-net", server.address, "--force", "-v"], in: folder)
    try second.process.run()
    await second.end()
    #expect(second.stdout == "")
    #expect(second.stderr.contains("304"))
    #expect(second.stderr.contains("not_modified=1"))
  }

  @Test func `a run that finds the state locked ends at once with 75`() async throws {
    // A silent server would be given up after 20 seconds, in which a busy machine may not get to the second run.
    let server = try TestServer { _ in .drip([UInt8](repeating: 0x20, count: 1000), every: .milliseconds(500))
    }
    try server.writeList(feeds: 1, to: folder)
    let first = try Command(["poll", "--home", folder.url.path, "--allow-net", server.address], in: folder)
    try first.process.run()
    defer { kill(first.process.processIdentifier, SIGKILL) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    let second = try await Command.run("poll", "--home", folder.url.path, in: folder)
    #expect(second.code == 75)
    #expect(second.command.stderr.split(separator: "\n").count == 1)
    let quiet = try await Command.run("poll", "--quiet", "--home", folder.url.path, in: folder)
    #expect(quiet.code == 75)
    #expect(quiet.command.stderr == "")
    #expect(server.requests.count == 1)
  }

  @Test func `output that can't be made ends the run before any request`() async throws {
    let server = try feedServer(feeds: 1, items: 1)
    try server.writeList(feeds: 1, to: folder)
    try Data().write(to: folder.url.appending(path: "file"))
    let result = try await Command.run(
      "poll", "--home", folder.url.path, "--out", folder.path("file") + "/out", "--allow-net", server.address,
      in: folder)
    #expect(result.code == 73)
    #expect(server.connectionCount == 0)
  }

  @Test func `failures are no error unless strict, a network that is down is`() async throws {
    let server = try feedServer(feeds: 1, items: 1)
    try server.writeList(feeds: 2, to: folder)
    let lax = try await Command.run(
      "poll", "--home", folder.url.path, "--allow-net", server.address, in: folder)
    #expect(lax.code == 0)
    #expect(lax.command.stderr == "")
    let strict = try await Command.run(
      "poll", "--home", folder.url.path, "--allow-net", server.address, "--force", "--strict", in: folder)
    #expect(strict.code == 1)
    server.stop()
    let down = try await Command.run(
      "poll", "--home", folder.url.path, "--allow-net", server.address, "--force", in: folder)
    #expect(down.code == 69)
  }

  @Test func `what the configuration says wrong has its own exit code`() async throws {
    let missing = try await Command.run("poll", "--home", folder.url.path, in: folder)
    #expect(missing.code == 66)
    try Data("feeds:\n  - url: https://a.example/\n    intervall: 1h\n".utf8)
      .write(to: folder.url.appending(path: "feeds.yaml"))
    let broken = try await Command.run("poll", "--home", folder.url.path, in: folder)
    #expect(broken.code == 78)
    #expect(broken.command.stderr.contains("\"line\":3"))
    let usage = try await Command.run("poll", "--shard", "3/2", in: folder)
    #expect(usage.code == 64)
  }

  @Test func `out of the list is meant from where the list is, the environment beats it`() async throws {
    let server = try feedServer(feeds: 1, items: 2)
    try server.writeList(feeds: 1, to: folder, head: "out: articles/\n")
    _ = try await Command.run("poll", "--home", folder.url.path, "--allow-net", server.address, in: folder)
    #expect(folder.files(in: "articles").count == 2)
    let other = try await Command.run(
      "poll", "--allow-net", server.address, in: folder,
      environment: ["FEEDMILL_HOME": folder.url.path, "FEEDMILL_OUT": "-"])
    #expect(other.code == 0)
  }
}
