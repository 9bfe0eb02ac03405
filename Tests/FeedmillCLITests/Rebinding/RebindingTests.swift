import Foundation
import Synchronization
import TestSupport
import Testing

/// Whether a library can be put before the program's own.
enum Preloading {
  static let compiler = ["/usr/bin/cc", "/usr/bin/clang"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  #if os(Linux)
    // The sanitizers have a library of their own there.
    static let isPossible = compiler != nil && ProcessInfo.processInfo.environment["LD_PRELOAD"] == nil
  #else
    static let isPossible = false
  #endif
}

/// A name that is public when it is looked up first and private afterwards.
@Suite(.serialized, .enabled(if: Preloading.isPossible, "needs a C compiler and ld.so's preloading"))
struct RebindingTests {
  let folder: TemporaryFolder
  let canary: TestServer
  let server: TestServer

  init() throws {
    folder = try TemporaryFolder()
    let canary = try TestServer { _ in .text("<!doctype html><p>inside") }
    self.canary = canary
    server = try TestServer { request in
      switch request.path {
      case "/moved": return .redirect(to: "http://inner.rebind.example:\(canary.port)/feed", status: 302)
      default:
        return .feed(
          "<rss version=\"2.0\"><channel><title>T</title><item><title>S</title><guid>a</guid>"
            + "<link>http://inner.rebind.example:\(canary.port)/admin</link></item></channel></rss>")
      }
    }
  }

  @Test func `a host that asked two of its feeds for a pause is left alone, whoever waits in line`()
    async throws
  {
    let server = try TestServer { _ in Response(429, headers: ["Retry-After": "7200"]) }
    let feeds = (0..<6).flatMap { ["--feed", "http://site.rebind.example:\(server.port)/\($0)"] }
    for _ in 0..<2 {
      let command = try await run(feeds + ["--force"], rebinding: "never")
      #expect(command.process.terminationStatus == 0)
      #expect(server.requests.count == 2)
    }
    let status = try await Command.run("status", "--json", "--home", folder.url.path, in: folder)
    #expect(status.command.lines.count == 6)
    #expect(status.command.lines.allSatisfy { $0.contains("\"state\":\"deferred\"") })
  }

  @Test func `a public host is asked once a second`() async throws {
    let times = Mutex<[ContinuousClock.Instant]>([])
    let server = try TestServer { _ in
      times.withLock { $0.append(.now) }
      return .feed("<rss version=\"2.0\"><channel><title>T</title></channel></rss>")
    }
    let feeds = (0..<3).flatMap { ["--feed", "http://site.rebind.example:\(server.port)/\($0)"] }
    #expect(try await run(feeds, rebinding: "never").process.terminationStatus == 0)
    let starts = times.withLock { $0 }
    #expect(starts.count == 3)
    // Between the client's starts, as the server sees them.
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 > .milliseconds(900) })
  }

  /// Polls feeds of the public host. `mode` is what the resolver does.
  private func run(_ arguments: [String], rebinding mode: String) async throws -> Command {
    let library = folder.path("resolver.so")
    let source = Samples.packageRoot.appending(path: "Tests/FeedmillCLITests/Rebinding/resolver.c")
    let compiler = Program(URL(filePath: try #require(Preloading.compiler)))
    let made = try compiler.run(["-shared", "-fPIC", "-o", library, source.path, "-ldl"])
    #expect(made.status == 0, "\(made.errorLines)")
    let command = try Command(
      ["poll", "--home", folder.url.path, "-v"] + arguments, in: folder,
      environment: ["LD_PRELOAD": library, "REBIND": mode])
    try command.process.run()
    await command.end()
    return command
  }

  private func poll(_ path: String, rebinding mode: String) async throws -> Command {
    let feed = "http://site.rebind.example:\(server.port)\(path)"
    return try await run(["--feed", feed, "--full-text", "always"], rebinding: mode)
  }

  @Test func `a page whose host turned private is not asked for`() async throws {
    let command = try await poll("/feed", rebinding: "once")
    #expect(command.process.terminationStatus == 0)
    #expect(command.lines.count == 1)
    #expect(server.requests.map(\.path) == ["/feed"])
    #expect(canary.connectionCount == 0)
  }

  @Test func `a redirect to a host that turned private is not followed`() async throws {
    let command = try await poll("/moved", rebinding: "once")
    #expect(command.stderr.contains("ssrf-blocked"))
    #expect(server.requests.map(\.path) == ["/moved"])
    #expect(canary.connectionCount == 0)
  }

  @Test func `the same host is asked as long as it is public`() async throws {
    let command = try await poll("/feed", rebinding: "never")
    #expect(command.lines.count == 1)
    #expect(canary.requests.map(\.path).contains("/admin"))
  }
}
