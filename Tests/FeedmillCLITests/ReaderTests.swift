import Foundation
import TestSupport
import Testing

/// The documentation's reader in thirty lines.
struct ReaderTests {
  @Test func `it lists headlines, and shows an entry`() throws {
    let reader = Program.built("Reader")
    let feed = "Feeds/samples/rss-2.0/basic/feed.xml"
    let list = try reader.run([feed])
    #expect(list.status == 0)
    #expect(list.lines.count >= 2)
    #expect(list.lines.dropFirst().first?.hasPrefix("1 ") == true)
    #expect(try reader.run([feed, "99"]).lines == ["there is no entry 99"])
    #expect(try reader.run([]).lines == ["usage: reader FEED [NUMBER]"])
  }

  @Test func `it is thirty lines`() throws {
    let file = Samples.packageRoot.appending(path: "Tests/Reader/Reader.swift")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count <= 30)
  }
}
