import Foundation
import TestSupport
import Testing

@testable import Feedmill

@Suite struct FeedListTests {
  let folder: TemporaryFolder
  let home: Home

  init() throws {
    folder = try TemporaryFolder()
    home = Home(directory: folder.url)
  }

  private func list(_ name: String, _ text: String) throws -> FeedList {
    let file = folder.url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return try FeedList(contentsOf: file)
  }

  @Test func `a list is read whatever it is written in`() throws {
    let opml = """
      <opml version="2.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/feed"/></outline>
      </body></opml>
      """
    #expect(try list("a.opml", opml).entries.map(\.tags) == [["News"]])
    for (name, text) in [
      ("a.xml", opml), ("a.yaml", "feeds:\n  - https://a.example/feed\n"),
      ("a.txt", "https://a.example/feed A\n"),
      ("noname", "# mine\nhttps://a.example/feed\n"),
    ] {
      #expect(try list(name, text).entries.map(\.url) == ["https://a.example/feed"], "\(name)")
    }
  }

  @Test func `what can't be read says where`() throws {
    #expect { try list("a.yaml", "feeds:\n  - url: https://a.example/\n    intervall: 3\n") } throws: {
      error in
      let error = error as? FeedmillError
      return error?.code == "bad-configuration" && error?.line == 3
    }
    #expect { try list("a.txt", "https://a.example/\nnonsense\n") } throws: {
      ($0 as? FeedmillError)?.code == "bad-list"
    }
  }

  @Test func `a fresh home has a list that explains itself and can be edited`() throws {
    #expect(try home.create() == [home.feedsFile])
    #expect(try home.create().isEmpty)
    #expect(try home.feedList().entries.isEmpty)
    let entry = FeedList.Entry(url: "https://a.example/feed", title: nil, tags: ["news"], isEnabled: true)
    #expect(try home.add([entry]) == [entry.url])
    #expect(try home.add([entry]).isEmpty)
    #expect(try home.feedList().entries == [entry])
    #expect(try String(contentsOf: home.feedsFile, encoding: .utf8).contains("# Who polls"))
    #expect(try home.replace([(from: entry.url, to: "https://b.example/feed")]) == 1)
    #expect(
      try home.remove(["https://b.example/feed", "https://other.example/"]) == ["https://b.example/feed"])
    #expect(try home.feedList().entries.isEmpty)
  }

  @Test func `an export is read again`() throws {
    let text = "feeds:\n  - url: https://user:secret@a.example/feed\n    title: A & B\n    tags: [one, two]\n"
    let before = try list("a.yaml", text)
    #expect(!String(decoding: before.opml(), as: UTF8.self).contains("secret"))
    #expect(try FeedList(opml: before.opml()).entries == before.entries)
  }

  @Test func `an export with secrets has the URLs whole`() throws {
    let text = "feeds:\n  - https://user:p%40ss%20word@a.example/feed\n"
    let opml = try list("a.yaml", text).opml(withSecrets: true)
    #expect(String(decoding: opml, as: UTF8.self).contains("\"https://user:p%40ss%20word@a.example/feed\""))
    let again = try FeedList(opml: opml).file.subscriptions.first?.credentials
    #expect(again?.password == "p@ss word")
  }

  @Test func `shards part the hosts among them`() throws {
    let shards = try (1...3).map { try #require(PollOptions.Shard("\($0)/3")) }
    for host in ["a.example", "b.example", "c.example", "d.example"] {
      #expect(shards.count { $0.holds(host: host) } == 1)
    }
    #expect(PollOptions.Shard("0/3") == nil)
    #expect(PollOptions.Shard("4/3") == nil)
  }
}
