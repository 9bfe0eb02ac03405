import Feedmill
import Foundation
import TestSupport
import Testing

/// What feeds and pages say does nothing to a terminal, a log or a file's name.
@Suite(.serialized) struct TerminalTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Sequences of C0 and C1, a line of a log, direction controls, line separators.
  private static let hostile =
    "a\u{1B}]0;x\u{7}\u{1B}[31m\u{9B}31m\u{85}\r\nlevel=error\u{202E}\u{2066}\u{2028}\u{7F}b"
  private static let json: String = {
    var text = ""
    for scalar in hostile.unicodeScalars {
      text += scalar.isASCII && scalar.value >= 0x20 ? String(scalar) : "\\u" + hexadecimal(scalar)
    }
    return text
  }()

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  private static let feed = """
    {"version":"https://jsonfeed.org/version/1.1","title":"\(json)","home_page_url":"https://a.example/\(json)",
    "authors":[{"name":"\(json)"}],"_x":{"\(json)":"\(json)"},
    "items":[{"id":"\(json)","title":"\(json)","summary":"\(json)","tags":["\(json)"],"language":"\(json)",
    "url":"https://a.example/\(json)","content_html":"<p title='\(json)'>\(json)<img src=x alt='\(json)'></p>"}]}
    """

  /// The characters by which output would do more than be shown.
  private func acting(_ output: String) -> Set<UInt32> {
    Set(
      output.unicodeScalars.map(\.value).filter { value in
        switch value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
      })
  }

  @Test func `an error about a strange file name is one line`() async throws {
    let name = "\u{1B}[31m\nlevel=error\u{202E}"
    let (code, command) = try await Command.run("parse", folder.path(name), in: folder)
    #expect(code == 66)
    #expect(command.stderr.split(separator: "\n").count == 1)
    #expect(acting(command.stderr) == [])
  }

  @Test func `a polled feed names no file and writes no line but its own`() async throws {
    let server = try TestServer { _ in .text(Self.feed, type: "application/feed+json") }
    let arguments = [
      "poll", "--home", folder.url.path, "--feed", server.base + "/feed", "--allow-net", server.address,
      "--out",
      folder.path("out"), "--full-text", "never", "-v", "--log-format", "text",
    ]
    let command = try Command(arguments, in: folder)
    try command.process.run()
    await command.end()
    #expect(command.process.terminationStatus == 0, "\(command.stderr)")
    #expect(acting(command.stderr) == [])
    #expect(!command.stderr.split(separator: "\n").contains { $0.hasPrefix("level=error") })
    let files = folder.files(in: "out")
    #expect(files.count == 1)
    #expect(
      try #require(files.first).wholeMatch(of: /\d{4}\/\d{2}\/[a-z0-9-]{0,60}-[0-9a-f]{16}\.json/) != nil)
  }

  @Test func `with no umask, state is its owner's and output can't be written by others`() async throws {
    let server = try feedServer(feeds: 1, items: 1)
    var shell = Program(URL(filePath: "/bin/bash"))
    shell.folder = folder.url
    let outcome = try shell.run([
      "-c",
      "umask 0; exec \"$0\" poll --home home --feed \(server.base)/0 --allow-net \(server.address) --out out "
        + "--full-text never", Command.executable.path,
    ])
    #expect(outcome.status == 0, "\(outcome.errorLines)")
    let state = folder.files(in: "home/state")
    #expect(!state.isEmpty)
    for path in state.map({ "home/state/" + $0 }) { #expect(try mode(path) & 0o077 == 0, "\(path)") }
    #expect(try mode("home/state") == 0o700)
    let written = folder.files(in: "out")
    #expect(written.count == 1)
    for path in written { #expect(try mode("out/" + path) == 0o644) }
  }

  private func mode(_ path: String) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: folder.path(path))[.posixPermissions] as? Int)
  }

}
