import Feedmill
import Foundation
import TestSupport
import Testing

/// The documentation's example of a poll, compiled and run.
struct PollingExample {
  @Test func `the polling example runs`() async throws {
    let server = try TestServer(.samples)
    defer { server.stop() }
    let feedURL = server.base + "/demo/feed.xml"
    let address = String(server.base.dropFirst("http://".count))
    let directory = FileManager.default.temporaryDirectory.appending(path: "feedmill-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: directory) }

    let home = Home(directory: directory)
    _ = try home.create()
    var options = PollOptions()
    options.urls = [feedURL]
    options.allowedAddresses = [address]

    var titles: [String] = []
    for try await article in Poller(home: home, options: options).articles() {
      titles.append(article.title ?? "–")
    }
    #expect(titles.count >= 3)
    #expect(Set(titles).count == titles.count)
    var again = 0
    for try await _ in Poller(home: home, options: options).articles() { again += 1 }
    #expect(again == 0)
  }
}
