import Fetching
import Foundation
import TestSupport
import Testing

struct HeaderTests {
  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
  ])
  func `all three date formats are read`(text: String) {
    #expect(Date(httpDate: text) == Date(timeIntervalSince1970: 784_111_777))
  }

  @Test(arguments: [
    "0", "", "-1", "Sun, 06 Nov 1994", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT", "Sun, 06 Nov 1994 :: GMT",
  ])
  func `what is no date is none`(text: String) {
    #expect(Date(httpDate: text) == nil)
  }

  @Test func `leap days and the ends of the calendar are right`() {
    #expect(Date(httpDate: "Thu, 29 Feb 2024 00:00:00 GMT") == Date(timeIntervalSince1970: 1_709_164_800))
    #expect(Date(httpDate: "Thu, 01 Jan 1970 00:00:00 GMT") == Date(timeIntervalSince1970: 0))
    #expect(Date(httpDate: "Fri, 31 Dec 9999 23:59:59 GMT") == Date(timeIntervalSince1970: 253_402_300_799))
  }

  @Test func `lines are read and found whatever their case`() {
    var fields = HeaderFields()
    for line in ["Content-Type:  text/xml \t\r\n", "X: a", "x: b", ": none", "no colon", "bad name: x", "Z:"]
    {
      fields.append(line: Array(line.utf8))
    }
    #expect(fields["content-TYPE"] == "text/xml")
    #expect(fields.values(of: "X") == ["a", "b"])
    #expect(fields["z"] == "")
    #expect(fields.fields.count == 4)
  }

  @Test func `bytes that are no UTF-8 survive`() {
    var fields = HeaderFields()
    fields.append(line: [0x58, 0x3A, 0xFF, 0xC3, 0x28])
    #expect(fields["X"].map(HeaderFields.bytes(of:)) == [0xFF, 0xC3, 0x28])
  }

  @Test(arguments: [
    ("X-A", "a\r\nHost: b"), ("X\r\nY", "a"), ("X A", "a"), ("Host", "b"), ("", "a"), ("X", "\u{0}"),
  ])
  func `a request header cannot smuggle another`(name: String, value: String) async throws {
    let server = try TestServer { _ in .text("") }
    let request = FetchRequest(server.url("/"), headers: HeaderFields([(name, value)]))
    #expect(await failure(.local(server), request) == "bad-header")
    #expect(server.connectionCount == 0)
  }

  @Test func `an encoded line break in a URL stays encoded`() async throws {
    let server = try TestServer { .text($0.target) }
    let response = try await Fetcher.local(server).fetch(FetchRequest(server.url("/a%0d%0aHost:%20b")))
    #expect(response.text == "/a%0d%0aHost:%20b")
  }

  @Test func `the user's own header replaces ours`() async throws {
    let server = try TestServer { _ in .text("") }
    let headers = HeaderFields([("user-agent", "other/1"), ("Authorization", "Bearer x")])
    _ = try await Fetcher.local(server).fetch(FetchRequest(server.url("/"), headers: headers))
    #expect(server.requests.first?.headers.values("User-Agent") == ["other/1"])
    #expect(server.requests.first?.headers["Authorization"] == "Bearer x")
  }

  @Test(
    arguments: [
      ("text/html; charset=utf-8", "utf-8"), ("text/html;Charset=\"GBK\" ; x=y", "GBK"), ("text/html", nil),
      ("text/html; charset=", nil), ("text/html; charset='x'", "x"), ("; ; charset", nil),
    ] as [(String, String?)])
  func `the charset is found`(type: String, charset: String?) async throws {
    let server = try TestServer { _ in .text("", type: type) }
    #expect(try await Fetcher.local(server).fetch(FetchRequest(server.url("/"))).charset == charset)
  }
}
