import Foundation
import TestSupport
import Testing

@testable import Feedmill

/// Certificates that must not be accepted, beside one that must.
@Suite(.serialized, .enabled(if: TestAuthority.isAvailable, "needs openssl")) struct TLSTests {
  let folder: TemporaryFolder
  let authority: TestAuthority

  init() throws {
    folder = try TemporaryFolder()
    authority = try TestAuthority(in: folder.url)
  }

  private static let answer =
    "HTTP/1.0 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n" + rss(item("a"))

  /// Polls the feed of a server with a certificate. Gives the articles and the codes of what was said.
  private func poll(
    _ certificate: TestAuthority.Certificate, trusting root: URL?, list: (String) -> String = { "- \($0)" },
    answer: String = answer, allowing more: [String] = []
  ) async throws -> (articles: Int, codes: [String]) {
    let server = try TLSServer(certificate, answers: ["feed": answer], in: folder.url)
    return try await poll(server, trusting: root, list: list, allowing: more)
  }

  private func poll(
    _ server: TLSServer, trusting root: URL?, list: (String) -> String = { "- \($0)" },
    allowing more: [String] = [], force: Bool = false
  ) async throws -> (articles: Int, codes: [String]) {
    let file = folder.url.appending(path: "feeds.yaml")
    try Data("contact: a@b.example\nfeeds:\n  \(list(server.base + "/feed"))\n".utf8).write(to: file)
    let events = Events()
    var options = PollOptions()
    options.allowedAddresses = ["127.0.0.1:\(server.port)"] + more
    options.fullText = .never
    options.isForced = force
    var poller = Poller(home: Home(directory: folder.url), options: options)
    poller.report = { events.note($0) }
    poller.adjustFetching = {
      $0.retryDelay = .zero...(.zero)
      $0.trustedCertificates = root?.path
    }
    let articles = try await poller.collect().articles.count
    return (articles, events.all.filter { $0.level != .info }.map(\.code))
  }

  @Test func `a certificate for the host by a trusted authority is accepted`() async throws {
    let result = try await poll(try authority.certificate(for: "IP:127.0.0.1"), trusting: authority.root)
    #expect(result == (1, []))
  }

  @Test func `an expired certificate is refused`() async throws {
    let expired = try authority.certificate(for: "IP:127.0.0.1", isExpired: true)
    #expect(try await poll(expired, trusting: authority.root) == (0, ["tls"]))
  }

  @Test func `a certificate for another host is refused`() async throws {
    let other = try authority.certificate(for: "DNS:other.example")
    #expect(try await poll(other, trusting: authority.root) == (0, ["tls"]))
  }

  @Test func `an authority that nobody knows is refused`() async throws {
    let result = try await poll(try authority.certificate(for: "IP:127.0.0.1"), trusting: nil)
    #expect(result == (0, ["tls"]))
  }

  @Test func `any certificate is accepted for a feed whose user says so, with a warning`() async throws {
    let expired = try authority.certificate(for: "DNS:other.example", isExpired: true)
    let result = try await poll(expired, trusting: nil, list: { "- {url: \"\($0)\", tls-insecure: true}" })
    #expect(result == (1, ["tls-insecure"]))
  }

  @Test func `https doesn't lead down to http`() async throws {
    let plain = try TestServer { _ in .good }
    let answer = "HTTP/1.0 302 Found\r\nLocation: \(plain.base)/feed\r\n\r\n"
    let result = try await poll(
      try authority.certificate(for: "IP:127.0.0.1"), trusting: authority.root, answer: answer,
      allowing: [plain.address])
    #expect(result == (0, ["bad-redirect"]))
    #expect(plain.connectionCount == 0)
  }

  @Test(.enabled(if: TLSServer.isHTTP2Available, "needs nghttpd"))
  func `a server that speaks HTTP/2 only is read, unless the feed's user wants none of it`() async throws {
    let certificate = try authority.certificate(for: "IP:127.0.0.1")
    let server = try TLSServer(certificate, bodies: ["feed": rss(item("a"))], in: folder.url)
    let refused = try await poll(
      server, trusting: authority.root, list: { "- {url: \"\($0)\", http2: false}" })
    #expect(refused.articles == 0)
    #expect(refused.codes.count == 1)
    #expect(try await poll(server, trusting: authority.root, force: true) == (1, []))
    // Its Last-Modified was sent back: nothing new is no error.
    #expect(try await poll(server, trusting: authority.root, force: true) == (0, []))
  }

  @Test func `a server that speaks no TLS is not asked without it`() async throws {
    let plain = try TestServer { _ in .good }
    let events = Events()
    var poller = Poller(folder, plain) { $0.urls = ["https://\(plain.address)/feed"] }
    poller.report = { events.note($0) }
    poller.limits = .short
    poller.adjustFetching = { $0.retryDelay = .zero...(.zero) }
    #expect(try await poller.collect().articles.isEmpty)
    #expect(plain.requests.isEmpty)
    #expect(events.all.filter { $0.level == .error }.map(\.code) == ["timeout"])
  }
}
