import Foundation
import Testing

@testable import Fetching

struct FetchTargetTests {
  private func code(_ text: String) throws -> String? {
    let url = try #require(URL(string: text))
    do throws(FetchError) {
      _ = try FetchTarget(url)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(
    arguments: [
      ("http://example.org", nil), ("HTTP://example.org/", nil), ("https://example.org:8443/a?b", nil),
      ("file:///etc/passwd", "unsupported-scheme"), ("ftp://example.org/", "unsupported-scheme"),
      ("gopher://example.org/", "unsupported-scheme"), ("data:,x", "unsupported-scheme"),
      ("javascript:1", "unsupported-scheme"), ("jar:http://a!/b", "unsupported-scheme"),
      ("blob:http://a/b", "unsupported-scheme"), ("unix:/run/x", "unsupported-scheme"),
      ("example.org/feed", "unsupported-scheme"), ("http:///path", "bad-url"), ("http:", "bad-url"),
      ("http://example.org:0/", "bad-url"), ("http://a%2fb/", "bad-url"),
      ("http://[fe80::1%25lo]/", "bad-url"),
    ] as [(String, String?)])
  func `only http and https with a plain host are fetched`(text: String, expected: String?) throws {
    #expect(try code(text) == expected)
  }

  @Test func `user, password and fragment leave the URL`() throws {
    let target = try FetchTarget(try #require(URL(string: "HTTP://a:b@Example.org?q=1#f")))
    #expect(target.url.absoluteString.lowercased() == "http://example.org/?q=1")
    #expect(target.hostPort == HostPort(host: "example.org", port: 80))
    #expect(target.authorization == "Basic YTpi")
  }

  @Test(arguments: ["", "http://a\r\nb/", "http://exa mple.org/", "http://[::1/", "\u{0}http://a/"])
  func `text that is no URL is an error`(text: String) {
    #expect(throws: FetchError.self) {
      _ = try FetchTarget(try FetchRequest(parsing: text).url)
    }
  }

  @Test func `a URL is at most 8 KiB long`() throws {
    let base = "http://example.org/"
    let longest = base + String(repeating: "x", count: 8192 - base.utf8.count)
    #expect(try code(longest) == nil)
    #expect(try code(longest + "x") == "bad-url")
  }

  @Test func `an international name is asked for in its ASCII form`() throws {
    let target = try FetchTarget(try FetchRequest(parsing: "http://b\u{FC}cher.example/\u{E9}").url)
    #expect(target.url.absoluteString == "http://xn--bcher-kva.example/%C3%A9")
  }

  @Test(arguments: [
    ("http://me:pw@example.org/@x", "http://***@example.org/@x"),
    ("http://example.org/@x", "http://example.org/@x"), ("http://a@b@c/", "http://***@c/"),
    ("http://example.org/?u=a@b", "http://example.org/?u=a@b"), ("me:pw@example.org", "***@example.org"),
    ("http://a/\n\u{1B}[2J", "http://a/%A%1B[2J"),
  ])
  func `messages hide credentials and control characters`(text: String, shown: String) {
    #expect(RedactedURL(text).description == shown)
  }

  @Test func `an error never shows a password`() throws {
    let url = try #require(URL(string: "ftp://me:secret@example.org/"))
    do throws(FetchError) {
      _ = try FetchTarget(url)
      Issue.record("no error")
    } catch {
      #expect("\(error)" == "ftp://***@example.org/: only http and https are fetched")
      #expect(!String(reflecting: error).contains("secret"))
    }
  }
}
