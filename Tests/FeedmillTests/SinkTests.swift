import Foundation
import TestSupport
import Testing

@testable import Feedmill

@Suite struct SinkTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func article(_ title: String, key: String = "0123456789abcdef", event: Article.Event = .new)
    -> OutboxArticle
  {
    let json = JSONValue.object([.init("id", .string("../../etc/passwd")), .init("title", .string(title))])
      .json()
    return OutboxArticle(
      sequence: 1, key: key, event: event, json: json, published: Date(timeIntervalSince1970: 1_712_037_600),
      met: Date(timeIntervalSince1970: 0))
  }

  @Test func `a file is named after date, title and key, never after the id`() async throws {
    let sink = FolderSink(path: folder.url.path)
    _ = try await sink.prepare(acknowledged: nil)
    _ = try await sink.write([article("../../Così è — Ёлка & Straße"), article("", key: "ffffffffffffffff")])
    #expect(
      folder.files == ["2024/04/cosi-e-elka-strasse-0123456789abcdef.json", "2024/04/ffffffffffffffff.json"])
  }

  @Test func `an article without date is filed under the day it was met`() async throws {
    var late = article("Late")
    late.published = nil
    _ = try await FolderSink(path: folder.url.path).write([late])
    #expect(folder.files == ["1970/01/late-0123456789abcdef.json"])
  }

  @Test func `writing an article again leaves one file, an update replaces it under its first name`()
    async throws
  {
    let sink = FolderSink(path: folder.url.path)
    _ = try await sink.write([article("One title")])
    _ = try await sink.write([article("One title")])
    _ = try await sink.write([article("Another title", event: .update)])
    #expect(folder.files == ["2024/04/one-title-0123456789abcdef.json"])
    let text = try String(contentsOf: folder.url.appending(path: folder.files[0]), encoding: .utf8)
    #expect(text.contains("Another title"))
  }

  @Test func `a symbolic link in the way is not followed`() async throws {
    let elsewhere = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "2024"), withDestinationURL: elsewhere.url)
    let sink = FolderSink(path: folder.url.path)
    await #expect(throws: FeedmillError.self) { try await sink.write([article("Caught")]) }
    #expect(elsewhere.files.isEmpty)
  }

  @Test func `a file in the way of the folder is found before any request`() async throws {
    let file = folder.url.appending(path: "file")
    try Data("x".utf8).write(to: file)
    await #expect {
      try await FolderSink(path: file.appending(path: "out").path).prepare(acknowledged: nil)
    } throws: {
      ($0 as? FeedmillError)?.code == "output-unusable"
    }
  }

  @Test func `a file of lines is cut to what counts, then grows`() async throws {
    let path = folder.url.appending(path: "out.ndjson").path
    do {
      let sink = try AppendSink(path: path)
      #expect(try await sink.prepare(acknowledged: nil) == 0)
      let size = try #require(try await sink.write([article("One")]))
      _ = try await sink.write([article("Two")])
      #expect(try await sink.prepare(acknowledged: size) == size)
      _ = try await sink.write([article("Three")])
    }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains("Three") == true)
  }

  @Test func `a file of lines belongs to one run at a time`() throws {
    let path = folder.url.appending(path: "out.ndjson").path
    let first = try AppendSink(path: path)
    #expect { try AppendSink(path: path) } throws: { ($0 as? FeedmillError)?.code == "output-locked" }
    withExtendedLifetime(first) {}
  }

  @Test(arguments: [
    ("-", "LineSink"), ("articles/", "FolderSink"), ("articles", "FolderSink"), ("a.ndjson", "AppendSink"),
  ])
  func `what out says decides what is written`(_ out: String, _ kind: String) throws {
    let path = out == "-" ? out : folder.url.appending(path: out).path
    #expect("\(type(of: try LineSink.output(path)))" == kind)
  }
}

@Suite struct SlugTests {
  @Test(arguments: [
    ("Hello, World!", "hello-world"), ("Ça va? Żółć", "ca-va-zolc"), ("Москва не верит", "moskva-ne-verit"),
    ("Don’t look", "dont-look"), ("  ", ""), ("…", ""), ("../..\u{0}/etc", "etc"),
  ])
  func `a title becomes letters, digits and hyphens`(_ title: String, _ slug: String) {
    #expect(Slug(title).text == slug)
  }

  @Test func `a long title is cut after a word, a long word anywhere`() {
    let title = String(repeating: "seven ", count: 20)
    #expect(Slug(title).text == "seven-seven-seven-seven-seven-seven-seven-seven-seven-seven")
    #expect(Slug(String(repeating: "x", count: 100)).text.count == 60)
  }
}

@Suite struct TeaserTests {
  private func article(_ text: String) -> Article {
    var article = Article(extraction: Extraction(method: .feed))
    article.contentText = text
    return article
  }

  private let long = String(repeating: "The council met again on Monday. ", count: 20)

  @Test func `a long text is whole unless it breaks off`() {
    #expect(!Teaser.isOnly(article(long)))
    #expect(Teaser.isOnly(article("Short.")))
    for end in ["and then…", "and then [...]", "and then [&hellip;", "Read more »", "Continue reading →"] {
      #expect(Teaser.isOnly(article(long + end.replacing("&hellip;", with: "…"))), "\(end)")
    }
  }
}
