import Foundation
import TestSupport
import Testing

/// What a newcomer types first, and what feedmill says to go on with.
struct FirstStepsTests {
  private func run(_ arguments: String..., home: URL) throws -> Program.Outcome {
    var feedmill = Program.built("feedmill")
    feedmill.environment["FEEDMILL_HOME"] = home.path
    return try feedmill.run(arguments)
  }

  @Test func `the README's first five minutes work`() throws {
    let sessions = try Guide.readme.blocks(of: "shell")
    let commands = try #require(sessions.first).lines.filter { !$0.isEmpty }
    #expect(commands.count == 6)
    let server = try TestServer(.samples)
    defer { server.stop() }
    let site = "https://www.themoscowtimes.com"
    let allowed = "--allow-net " + server.base.dropFirst("http://".count) + " "
    let lines = commands.map { line in
      let command = String(line.prefix { $0 != "#" })
        .replacing(
          site + "/2024/02/19/a84113",
          with: server.base + "/pages/themoscowtimes.com/opinion-banner/page.html"
        )
        .replacing(site + "/rss/news", with: server.base + "/demo/feed.xml")
        .replacing(site, with: server.base)
      guard let verb = ["extract ", "discover ", "add ", "poll "].first(where: command.contains) else {
        return command
      }
      return command.replacing(verb, with: verb + allowed)
    }
    try withTemporaryFolder { folder in
      var shell = Program(URL(filePath: "/bin/sh"))
      shell.folder = folder
      shell.environment["FEEDMILL_HOME"] = folder.appending(path: "news").path
      let outcome = try shell.run(["-ec", lines.joined(separator: "\n")])
      #expect(outcome.status == 0, "\(outcome.errorLines)")
      #expect(outcome.lines.first == "# What a Ural Timetable Says About the Country That Prints It")
      #expect(
        outcome.lines.last?.contains(server.base + "/demo/feed.xml") == true, "\(outcome.lines.suffix(2))")
      let files = FileManager.default.enumerator(atPath: folder.path + "/articles")?.compactMap {
        $0 as? String
      }
      #expect((files ?? []).count { $0.hasSuffix(".json") } >= 3)
    }
  }

  @Test func `init without a folder makes the home that the other commands use, once`() throws {
    try withTemporaryFolder { folder in
      let home = folder.appending(path: "news")
      #expect(try run("init", home: home).errorLines == ["made \(home.path)/feeds.yaml"])
      #expect(
        try run("init", home: home).errorLines == ["\(home.path)/feeds.yaml is there already, and stays"])
      let poll = try run("poll", home: home)
      #expect(poll.status == 0)
      #expect(poll.errorLines.count == 1 && poll.errorLines.first?.contains("feedmill feeds add URL") == true)
    }
  }

  @Test(arguments: [
    (["poll"], "feedmill feeds add URL"),
    (["extract", "example.org/story"], "write https://example.org/story"),
    (["extract", "www.example.org"], "write https://www.example.org"),
    (["extract", "http://127.0.0.1:1/"], "--allow-net HOST:PORT"),
    (["extract"], "name a file or URL"),
    (["rules", "test"], "feedmill rules capture URL"),
  ])
  func `an error says what to do`(arguments: [String], advice: String) throws {
    try withTemporaryFolder { folder in
      var feedmill = Program.built("feedmill")
      feedmill.folder = folder
      feedmill.environment["FEEDMILL_HOME"] = folder.path
      let outcome = try feedmill.run(arguments)
      #expect(outcome.status != 0)
      #expect(outcome.errorLines.contains { $0.contains(advice) }, "\(outcome.errorLines)")
    }
  }

  @Test(arguments: [
    "page.html", "no-such-page.html.gz", "pages/page.html", "./example.org/page.html", "a..b/c",
  ])
  func `a file's name is taken for no address`(name: String) throws {
    let outcome = try Program.built("feedmill").run(["extract", name])
    #expect(outcome.status == 66)
    #expect(outcome.errorLines.count == 1 && !outcome.errorLines[0].contains("https://"))
  }
}
