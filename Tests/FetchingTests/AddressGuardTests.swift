import Fetching
import Foundation
import TestSupport
import Testing

struct AddressGuardTests {
  @Test(arguments: [
    "127.0.0.1", "[::1]", "2130706433", "0x7f.1", "127.1", "0", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]", "169.254.169.254", "[fd00:ec2::254]", "100.100.100.200", "metadata.google.internal",
    "017700000001", "0x7f000001", "127.0.0.1.", "10.1.2.3", "100.64.0.1", "100.127.255.255", "172.16.0.1",
    "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "[::]", "[fc00::1]", "[fdff::1]", "[fe80::1]", "[febf::1]", "[ff02::1]", "[2001:db8::1]",
    "[::127.0.0.1]", "[::ffff:10.0.0.1]", "[::ffff:0:10.0.0.1]", "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::8.8.8.8]", "[2001:0:1::1]", "[100::1]", "[3fff::1]", "[fec0::1]", "localhost",
    "LOCALHOST.", "x.localhost", "router.local", "nas.home.arpa",
  ])
  func `addresses and names inside are refused`(host: String) {
    #expect(AddressGuard().refuses(HostPort(host: host, port: 80)))
  }

  @Test(arguments: [
    "8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
    "198.17.255.255", "198.20.0.1", "223.255.255.255", "169.253.1.1", "134744072", "0x8.8.8.8",
    "[2606:4700::1111]", "[2001:4860:4860::8888]", "[::ffff:8.8.8.8]", "[64:ff9b::8.8.8.8]",
    "example.org", "internal.example.org", "10.0.0.1.example.org", "localhost.example.org",
  ])
  func `public addresses and names are let through`(host: String) {
    #expect(!AddressGuard().refuses(HostPort(host: host, port: 80)))
  }

  @Test func `an exemption is for one host and one port`() throws {
    let named = try #require(HostPort("127.0.0.1:8700"))
    let allowing = AddressGuard(allowing: [named])
    #expect(!allowing.refuses(HostPort(host: "127.0.0.1", port: 8700)))
    #expect(!allowing.refuses(HostPort(host: "127.1", port: 8700)))
    #expect(allowing.refuses(HostPort(host: "127.0.0.1", port: 8701)))
    #expect(allowing.refuses(HostPort(host: "127.0.0.2", port: 8700)))
    #expect(allowing.refuses(HostPort(host: "localhost", port: 8700)))
  }

  @Test(arguments: [
    ("127.0.0.1:8700", "127.0.0.1:8700"), ("LocalHost:80", "localhost:80"),
    ("[::1]:443", "[0:0:0:0:0:0:0:1]:443"), ("example.org", nil), ("example.org:", nil), (":80", nil),
    ("example.org:0", nil), ("example.org:65536", nil), ("::1:80", nil), ("http://a:80", nil),
    ("[example]:80", nil),
  ])
  func `host and port are read`(text: String, expected: String?) {
    #expect(HostPort(text)?.description == expected)
  }

  @Test(arguments: [
    "", ".", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "1.16777216", "4294967296", "0x", "08.1.1.1", "1..2",
    "-1", "+1", "1e3", "[::1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1::2", ":::", "12345::", "::g",
    "fe80::1%eth0", "::+1", "99999999999999999999",
  ])
  func `what is no address is a name`(host: String) {
    #expect(IPAddress(host: host) == nil || host == "0x")
  }

  @Test func `nothing connects to this machine unless it was named`() async throws {
    let server = try TestServer { _ in .text("inside") }
    let hosts = ["127.0.0.1", "2130706433", "127.1", "localhost", "[::ffff:127.0.0.1]"]
    for host in hosts {
      let url = try #require(URL(string: "http://\(host):\(server.port)/"))
      #expect(await failure(.local(), FetchRequest(url)) == "ssrf-blocked")
    }
    #expect(server.connectionCount == 0)
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://127.1/",
    "http://0/",
    "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
    "http://169.254.169.254/", "http://[fd00:ec2::254]/", "http://100.100.100.200/",
    "http://metadata.google.internal/", "http://\u{FF11}27.0.0.1/", "  HTTP://LOCALHOST/\n",
    "http://127\u{3002}0\u{3002}0\u{3002}1/",
  ])
  func `every spelling of an inside address is refused`(text: String) async throws {
    #expect(await failure(.local(), try FetchRequest(parsing: text)) == "ssrf-blocked")
  }

  @Test func `another port of an exempt host stays closed`() async throws {
    let server = try TestServer { _ in .text("inside") }
    let named = try TestServer { _ in .redirect(to: server.base) }
    #expect(await failure(.local(named), FetchRequest(named.url("/"))) == "ssrf-blocked")
    #expect(server.connectionCount == 0)
  }

  @Test func `a name that resolves to this machine is refused at the socket`() async throws {
    let server = try TestServer { _ in .text("inside") }
    let url = try #require(URL(string: "http://\(ProcessInfo.processInfo.hostName):\(server.port)/"))
    let code = await failure(.local(), FetchRequest(url))
    // The host name of some machines resolves to nothing at all.
    #expect(code == "ssrf-blocked" || code == "dns")
    #expect(server.connectionCount == 0)
  }
}
