import Foundation
import Subscriptions
import Testing

struct HostThrottleTests {
  @Test(arguments: [
    ("https://www.example.org/feed", "example.org"), ("https://a.b.example.co.uk/", "example.co.uk"),
    ("https://user:pw@News.Example.com:8080/x", "example.com"), ("https://example.io", "example.io"),
    ("http://127.0.0.1:8000/feed", nil), ("http://[::1]/feed", nil), ("http://localhost/feed", nil),
    ("http://nas.local/feed", nil), ("example.org/feed", nil), ("https:///x", nil),
  ])
  func `a host is known by the part that was registered`(url: String, host: String?) {
    #expect(HostThrottle.registrableHost(of: url) == host)
  }

  @Test func `two throttled URLs speak for their host`() {
    var throttle = HostThrottle()
    #expect(throttle.note("https://a.example.org/1", until: .start) == nil)
    #expect(throttle.note("https://a.example.org/1", until: .start) == nil)
    #expect(throttle.note("https://b.example.org/2", until: .start.plus(hours: 1)) == "example.org")
    #expect(throttle.end(of: "example.org") == .start.plus(hours: 1))
    #expect(throttle.note("https://example.com/", until: .start) == nil)
  }

  @Test func `one is enough where many sites share a host`() {
    var throttle = HostThrottle()
    #expect(throttle.note("https://someone.substack.com/feed", until: .start) == "substack.com")
  }

  @Test func `local addresses speak for themselves only`() {
    var throttle = HostThrottle()
    #expect(throttle.note("http://127.0.0.1:1/a", until: .start) == nil)
    #expect(throttle.note("http://127.0.0.1:1/b", until: .start) == nil)
  }
}
