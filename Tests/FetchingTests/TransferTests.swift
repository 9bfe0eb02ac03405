import Foundation
import TestSupport
import Testing

@testable import Fetching

struct TransferTests {
  private func transfer(to url: URL, allowing allowed: Set<HostPort> = []) throws -> Transfer {
    Transfer(
      target: try FetchTarget(url), headers: [], limits: .feed,
      addressGuard: AddressGuard(allowing: allowed), proxy: nil, ipVersion: nil, allowsHTTP2: true,
      acceptsAnyCertificate: false)
  }

  // The check of the URL's spelling is not part of a transfer: this is the one that rebinding names meet.
  @Test(arguments: ["127.0.0.1", "localhost", "127.1"])
  func `the address of the socket itself is checked`(host: String) async throws {
    let server = try TestServer { _ in .text("inside") }
    let url = try #require(URL(string: "http://\(host):\(server.port)/"))
    let thread = TransferThread()
    let blocked = try transfer(to: url)
    do throws(FetchError) {
      _ = try await thread.run(blocked)
      Issue.record("connected")
    } catch {
      #expect(error.code == "ssrf-blocked")
    }
    #expect(server.connectionCount == 0)
    let allowed = try transfer(to: url, allowing: [HostPort(host: host, port: Int(server.port))])
    #expect(try await thread.run(allowed).status == 200)
  }

  @Test func `a thread goes on after failures`() async throws {
    let server = try TestServer { $0.path == "/bad" ? .raw([]) : .text("good") }
    let thread = TransferThread()
    for _ in 0..<20 {
      await #expect(throws: FetchError.self) {
        try await thread.run(transfer(to: server.url("/bad"), allowing: [server.hostPort]))
      }
      let good = try await thread.run(transfer(to: server.url("/"), allowing: [server.hostPort]))
      #expect(good.body == Array("good".utf8))
    }
  }

  @Test func `a connection is used again`() async throws {
    let server = try TestServer { _ in .text("good") }
    let thread = TransferThread()
    for _ in 0..<5 {
      _ = try await thread.run(transfer(to: server.url("/"), allowing: [server.hostPort]))
    }
    #expect(server.requests.count == 5)
    #expect(server.connectionCount == 1)
  }

  @Test func `fetchers come and go with their threads`() async throws {
    let server = try TestServer { _ in .text("good") }
    for _ in 0..<20 {
      let fetcher = Fetcher.local(server)
      #expect(try await fetcher.fetch(FetchRequest(server.url("/"))).status == 200)
    }
    #expect(server.connectionCount == 20)
  }

  @Test func `many cancellations at odd moments all come back`() async throws {
    let server = try TestServer { $0.path == "/hang" ? .hang : .text("good") }
    let fetcher = Fetcher.local(server) { ($0.concurrency, $0.hostConcurrency) = (64, 64) }
    let count = await withTaskGroup(of: Void.self) { group in
      for number in 0..<100 {
        group.addTask {
          let url = server.url(number % 2 == 0 ? "/hang" : "/")
          let task = Task { await failure(fetcher, FetchRequest(url)) }
          for _ in 0..<number { await Task.yield() }
          task.cancel()
          _ = await task.value
        }
      }
      return await group.reduce(into: 0) { count, _ in count += 1 }
    }
    #expect(count == 100)
    #expect(try await fetcher.fetch(FetchRequest(server.url("/"))).text == "good")
  }
}
