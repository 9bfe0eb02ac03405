#if os(Linux)
  import Feedmill
  import Foundation
  import Synchronization
  import TestSupport
  import Testing

  /// The processes behind `--isolate`, looked at and ended from outside.
  @Suite(.serialized) struct WorkerTests {
    private static let words = "<p>Some words of a page, and then some more of them.</p>"

    @Test func `a worker that ends between two documents is replaced`() throws {
      let killed = Mutex(0)
      let outcome = try run { port in
        for worker in workers(named: ":\(port)") {
          kill(worker, SIGKILL)
          killed.withLock { $0 += 1 }
        }
      }
      #expect(killed.withLock { $0 } == 1)
      #expect(outcome.status == 0)
      #expect(outcome.lines.count == 2)
      #expect(outcome.errorLines.isEmpty)
    }

    @Test func `a worker has walls around it`() throws {
      let found = Mutex<[String: String]>([:])
      _ = try run { port in
        for worker in workers(named: ":\(port)") {
          for name in ["status", "limits"] {
            let text = try? String(contentsOfFile: "/proc/\(worker)/\(name)", encoding: .utf8)
            found.withLock { $0[name] = text }
          }
        }
      }
      let status = try #require(found.withLock { $0["status"] })
      #expect(status.contains("Seccomp:\t2\n") && status.contains("NoNewPrivs:\t1\n"))
      let limits = try #require(found.withLock { $0["limits"] }).split(separator: "\n")
      for name in ["Max cpu time", "Max address space", "Max file size"] {
        let line = try #require(limits.first { $0.hasPrefix(name) })
        #expect(line.dropFirst(26).split(separator: " ").first.map { $0 != "unlimited" } == true, "\(line)")
      }
    }

    @Test func `a worker that ends over a document costs this one only`() async throws {
      let folder = try TemporaryFolder()
      let long = Self.words + String(repeating: "<p>x<b>y", count: 100_000)
      for (name, page) in [("one", Self.words), ("long", long), ("two", Self.words)] {
        try Data(page.utf8).write(to: folder.url.appending(path: name))
      }
      let killer = Task {
        while !Task.isCancelled {
          for worker in workers(named: folder.path("long")) where hasRead(worker, 500_000) {
            kill(worker, SIGKILL)
          }
          try? await Task.sleep(for: .milliseconds(5))
        }
      }
      let (code, command) = try await Command.run(
        "extract", "--isolate", "--jobs", "1", folder.path("one"), folder.path("long"), folder.path("two"),
        in: folder)
      killer.cancel()
      _ = await killer.value
      #expect(code == 65)
      #expect(command.lines.count == 2)
      let error = try JSONValue(parsing: Array(command.stderr.utf8))
      #expect(error["source"]?.string == folder.path("long"))
      #expect(error["code"]?.string == "worker-ended")
    }

    /// Extracts a file, then a page of a server that does something before it answers.
    private func run(meanwhile: @escaping @Sendable (UInt16) -> Void) throws -> Program.Outcome {
      let port = Mutex<UInt16>(0)
      let server = try TestServer { _ in
        meanwhile(port.withLock { $0 })
        return .text(WorkerTests.words, type: "text/html")
      }
      port.withLock { $0 = server.port }
      return try withTemporaryFolder { folder in
        let file = folder.appending(path: "page.html")
        try Data(WorkerTests.words.utf8).write(to: file)
        return try Program.built("feedmill").run([
          "extract", "--isolate", "--jobs", "1", "--allow-net", "127.0.0.1:\(server.port)", file.path,
          "\(server.base)/page",
        ])
      }
    }
  }

  /// The workers whose command line holds a text.
  private func workers(named text: String) -> [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter { process in
      let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline").map {
        String(decoding: $0, as: UTF8.self)
      }
      return line?.contains("--worker") == true && line?.contains(text) == true
    }
  }

  /// Whether a process has been given so many bytes.
  private func hasRead(_ process: pid_t, _ count: Int) -> Bool {
    let line = (try? String(contentsOfFile: "/proc/\(process)/io", encoding: .utf8))?.split(separator: "\n")
      .first
    return (line?.split(separator: " ").last.flatMap { Int($0) } ?? 0) >= count
  }
#endif
