import Foundation
import Testing

@testable import Fetching

struct RedirectChainTests {
  private func chain(from url: String) throws -> RedirectChain {
    RedirectChain(from: try FetchTarget(try #require(URL(string: url))), limit: 10)
  }

  @Test func `https never leads down to http`() throws {
    var chain = try chain(from: "https://example.org/")
    #expect(throws: FetchError.self) { try chain.follow("http://example.org/", status: 301) }
    #expect(chain.redirects.isEmpty)
  }

  @Test func `what began as http may go up and down`() throws {
    var chain = try chain(from: "http://example.org/")
    try chain.follow("https://example.org/", status: 301)
    try chain.follow("http://example.org/plain", status: 302)
    #expect(chain.redirects.map(\.status) == [301, 302])
  }

  @Test(arguments: [
    ("https://example.org/b", false), ("http://example.org:8080/b", false), ("http://example.com/", false),
    ("http://example.org/b", true), ("http://EXAMPLE.org.:80/b", true), ("/b", true),
  ])
  func `scheme, host and port make an origin`(location: String, isSame: Bool) throws {
    var chain = try chain(from: "http://example.org/a")
    try chain.follow(location, status: 302)
    #expect(chain.isAtFirstOrigin == isSame)
  }
}
