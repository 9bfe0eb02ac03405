import Foundation
import TestSupport
import Testing

@Suite struct HomeCommandTests {
  let folder: TemporaryFolder
  let server: TestServer

  init() throws {
    folder = try TemporaryFolder()
    server = try TestServer(.samples)
  }

  private var home: String { folder.path("home") }

  @Test func `a home is made, a feed found and added, listed, exported, imported and removed`() async throws {
    #expect(try await Command.run("init", home, in: folder).code == 0)
    let feed = server.base + "/demo/feed.xml"
    let found = try await Command.run(
      "feeds", "discover", server.base + "/", "--allow-net", server.address, in: folder)
    #expect(found.command.stdout == "\(feed)\tThe Sample Herald\n")
    let added = try await Command.run(
      "feeds", "add", "--home", home, "--tag", "news", "--allow-net", server.address, server.base + "/",
      in: folder)
    #expect(added.code == 0)
    let list = try await Command.run("feeds", "list", "--home", home, in: folder)
    #expect(list.command.stdout == "\(feed)\t\tnews\n")
    let exported = try await Command.run("feeds", "export", "--home", home, in: folder)
    try Data(exported.command.stdout.utf8).write(to: folder.url.appending(path: "feeds.opml"))
    #expect(try await Command.run("feeds", "remove", "--home", home, feed, in: folder).code == 0)
    #expect(try await Command.run("feeds", "remove", "--home", home, feed, in: folder).code == 65)
    #expect(
      try await Command.run("feeds", "import", "--home", home, folder.path("feeds.opml"), in: folder).code
        == 0)
    let again = try await Command.run("feeds", "list", "--home", home, in: folder)
    #expect(again.command.stdout.hasPrefix(feed + "\t"))
  }

  @Test func `a private address is not added`() async throws {
    for url in ["http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://169.254.169.254/"] {
      let result = try await Command.run("feeds", "add", "--home", home, url, in: folder)
      #expect(result.code == 65, "\(url)")
      #expect(result.command.stderr.contains("ssrf-blocked"), "\(url)")
    }
  }

  @Test func `status tells how feeds do, articles gives them again`() async throws {
    let feeds = "feeds:\n  - \(server.base)/demo/feed.xml\n  - \(server.base)/none\n"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try Data(feeds.utf8).write(to: URL(filePath: home).appending(path: "feeds.yaml"))
    let before = try await Command.run("status", "--home", home, "--json", in: folder)
    #expect(before.command.lines.count == 2)
    let polled = try await Command.run(
      "poll", "--home", home, "--full-text", "never", "--allow-net", server.address, in: folder)
    let failing = try await Command.run("status", "--home", home, "--json", "--failing", in: folder)
    #expect(failing.command.lines.count == 1)
    #expect(failing.command.stdout.contains("\"last_error\":{\"code\":\"http-404\""))
    #expect(failing.command.stdout.contains("\"next_check_reason\":\"backoff\""))
    let all = try await Command.run("articles", "--home", home, in: folder)
    #expect(all.command.stdout == polled.command.stdout)
    let two = try await Command.run("articles", "--home", home, "--after", "1", "--limit", "2", in: folder)
    #expect(two.command.lines == Array(all.command.lines.dropFirst().prefix(2)))
    let none = try await Command.run("articles", "--home", home, "--feed", server.base + "/none", in: folder)
    #expect(none.command.stdout == "")
  }

  @Test func `doctor finds a damaged state and repairs it`() async throws {
    _ = try await Command.run("init", home, in: folder)
    let poll = ["poll", "--home", home, "--feed", server.base + "/demo/feed.xml", "--full-text", "never"]
    let first = try Command(poll + ["--allow-net", server.address], in: folder)
    try first.process.run()
    await first.end()
    #expect(try await Command.run("doctor", "--home", home, in: folder).code == 0)
    let database = URL(filePath: home).appending(path: "state/feedmill.sqlite")
    try Data(repeating: 0x55, count: 8192).write(to: database)
    #expect(try await Command.run("doctor", "--home", home, in: folder).code == 65)
    #expect(try await Command.run("poll", "--home", home, in: folder).code == 65)
    #expect(try await Command.run("doctor", "--repair", "--home", home, in: folder).code == 0)
    let after = try Command(poll + ["--allow-net", server.address], in: folder)
    try after.process.run()
    await after.end()
    #expect(after.process.terminationStatus == 0)
    #expect(after.stdout == "")
  }

  @Test func `every command explains itself with examples`() async throws {
    for command in ["poll", "articles", "feeds", "status", "doctor", "init"] {
      let help = try await Command.run(command, "--help", in: folder)
      #expect(help.code == 0)
      #expect(help.command.stdout.split(separator: "feedmill \(command)").count > 2, "\(command)")
    }
  }
}
