import Foundation
import TestSupport
import Testing

/// What someone needs who runs feedmill for long: units for systemd, a crontab, a line that tells how far it is.
@Suite struct OperationsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let service = Samples.packageRoot.appending(path: "Sources/FeedmillCLI/Service")
  private static let analyzer = "/usr/bin/systemd-analyze"

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.service.appending(path: name), encoding: .utf8)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: analyzer), "needs systemd"))
  func `systemd finds nothing wrong with the units`() throws {
    for name in ["feedmill.service", "feedmill.timer"] {
      // Where the tests run, feedmill isn't installed.
      let unit = try text(name).replacing("/usr/local/bin/feedmill", with: "/usr/bin/true")
      try Data(unit.utf8).write(to: folder.url.appending(path: name))
    }
    let outcome = try Program(URL(filePath: Self.analyzer)).run([
      "verify", "--man=no", folder.path("feedmill.service"), folder.path("feedmill.timer"),
    ])
    #expect(outcome.status == 0)
    #expect(outcome.errorLines == [])
  }

  @Test func `units and crontab use options that there are`() async throws {
    let help = try await Command.run("poll", "--help", in: folder).command.stdout
    for name in ["feedmill.service", "crontab"] {
      let options = try text(name).split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("--") }
      #expect(options.count >= 3, "\(name)")
      for option in options { #expect(help.contains(option), "\(name): \(option)") }
    }
  }

  @Test func `the crontab's line is a command that a shell can read`() throws {
    let line = try #require(try text("crontab").split(separator: "\n").first { $0.hasPrefix("*/") })
    let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
    #expect(fields.count == 6)
    #expect(!line.contains("%"), "cron would end the line there")
    let outcome = try Program(URL(filePath: "/bin/sh")).run(["-n", "-c", String(fields[5])])
    #expect(outcome.status == 0)
  }

  /// Runs a command with a terminal for stderr. Gives what appeared there.
  private func onTerminal(_ arguments: [String]) throws -> String {
    let script = """
      import os, pty, subprocess, sys
      master, slave = pty.openpty()
      process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=slave)
      os.close(slave)
      try:
          while True:
              data = os.read(master, 65536)
              if not data: break
              sys.stdout.buffer.write(data)
      except OSError:
          pass
      sys.exit(process.wait())
      """
    let outcome = try Program(URL(filePath: "/usr/bin/env")).run(
      ["python3", "-c", script, Command.executable.path] + arguments)
    #expect(outcome.status == 0)
    return String(decoding: outcome.output, as: UTF8.self)
  }

  @Test func `a terminal shows how far a run is, and nothing of it in the end`() throws {
    let server = try feedServer(feeds: 3, items: 2)
    try server.writeList(feeds: 3, to: folder)
    let poll = [
      "poll", "--home", folder.url.path, "--allow-net", server.address, "--out", folder.path("out"),
    ]
    let shown = try onTerminal(poll)
    #expect(shown.contains("\r\u{1B}[K") && shown.contains(" of 3 feeds, "))
    let rest = try #require(shown.split(separator: "\u{1B}[K").last)
    #expect(rest.hasPrefix("run=1 feeds=3 due=3 fetched=3"), "\(shown)")
    let plain = try onTerminal(poll + ["--force", "--no-progress"])
    #expect(!plain.contains("\u{1B}"))
  }

  @Test func `a log is one JSON object or one logfmt line an event, whatever a feed's name is`() async throws
  {
    let server = try TestServer { _ in .notFound }
    let feed = server.base + "/a%0alevel=error%1B"
    let arguments = [
      "poll", "--home", folder.url.path, "--feed", feed, "--allow-net", server.address, "-v", "--force",
    ]
    for format in ["json", "text"] {
      let command = try Command(arguments + ["--log-format", format], in: folder)
      try command.process.run()
      await command.end()
      let lines = command.stderr.split(separator: "\n")
      #expect(lines.count == 3, "\(command.stderr)")
      for line in lines.dropLast(format == "text" ? 1 : 0) {
        if format == "json" {
          let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
          #expect(object?["level"] is String && object?["message"] is String)
        } else {
          #expect(line.hasPrefix("level="))
        }
      }
      #expect(!command.stderr.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
  }

  @Test func `status names the hub of a feed and what is odd about it`() async throws {
    let server = try TestServer { _ in
      .feed(
        "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>T</title>"
          + "<atom:link rel=\"hub\" href=\"https://hub.example/\"/></channel></rss>")
    }
    let list = "feeds:\n  - {url: \"\(server.base)/feed\", tls-insecure: true}\n"
    try Data(list.utf8).write(to: folder.url.appending(path: "feeds.yaml"))
    let home = folder.url.path
    #expect(
      try await Command.run("poll", "--home", home, "--allow-net", server.address, in: folder).code == 0)
    let json = try await Command.run("status", "--json", "--home", home, in: folder).command.stdout
    #expect(json.contains("\"hub\":\"https://hub.example/\""), "\(json)")
    #expect(json.contains("\"warnings\":[\"tls-insecure\"]"))
    let text = try await Command.run("status", "--home", home, in: folder).command.stdout
    #expect(text.contains("warning: tls-insecure"))
  }

  @Test func `doctor asks to hide a list that holds secrets`() async throws {
    let file = folder.url.appending(path: "feeds.yaml")
    try Data("feeds:\n  - https://me:secret@a.example/feed\n".utf8).write(to: file)
    for (mode, code) in [(0o644, Int32(65)), (0o600, 0)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      let result = try await Command.run("doctor", "--home", folder.url.path, in: folder)
      #expect(result.code == code, "\(result.command.stdout)")
      #expect(!result.command.stdout.contains("secret@"))
    }
  }
}
