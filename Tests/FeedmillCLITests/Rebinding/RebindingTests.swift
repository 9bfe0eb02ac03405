import Foundation
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

  /// Polls a feed of the public host. `mode` is what the resolver does.
  private func poll(_ path: String, rebinding mode: String) async throws -> Command {
    let library = folder.path("resolver.so")
    let source = Samples.packageRoot.appending(path: "Tests/FeedmillCLITests/Rebinding/resolver.c")
    let compiler = Program(URL(filePath: try #require(Preloading.compiler)))
    let made = try compiler.run(["-shared", "-fPIC", "-o", library, source.path, "-ldl"])
    #expect(made.status == 0, "\(made.errorLines)")
    let command = try Command(
      [
        "poll", "--home", folder.url.path, "--feed", "http://site.rebind.example:\(server.port)\(path)",
        "--full-text", "always", "-v",
      ], in: folder, environment: ["LD_PRELOAD": library, "REBIND": mode])
    try command.process.run()
    await command.end()
    return command
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
