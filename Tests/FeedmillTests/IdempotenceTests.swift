import Foundation
import Model
import TestSupport
import Testing

@testable import ArticleExtraction
@testable import Feedmill
@testable import Prose

/// What left the program is normal: bringing it into its normal form again changes nothing.
///
/// `FEEDMILL_ITEMS=FILE` checks the items of a file too, one a line, as `extract --ndjson` writes them.
@Suite struct IdempotenceTests {
  private static var items: [JSONValue] {
    get throws {
      let pages = try Samples.pages.map { $0.folder.appending(path: "article.json") }
      let feeds = try Samples.feeds.map { $0.folder.appending(path: "feed.json") }
      return try (pages + feeds).flatMap { file -> [JSONValue] in
        let value = try JSONValue(parsing: Array(Data(contentsOf: file)))
        return value["items"]?.array ?? [value]
      }
    }
  }

  @Test func `what is written of the samples is normal already`() throws {
    let items = try Self.items
    #expect(items.count > 250)
    for item in items {
      let changes = NormalItem(item).changes
      #expect(changes.isEmpty, "\(item["id"]?.string ?? "") \(item["title"]?.string ?? "")")
    }
  }

  private static let file = ProcessInfo.processInfo.environment["FEEDMILL_ITEMS"]

  @Test(.enabled(if: file != nil, "needs FEEDMILL_ITEMS"))
  func `what is written in a file is normal already`()
    throws
  {
    let lines = try String(contentsOfFile: #require(Self.file), encoding: .utf8).split(separator: "\n")
    #expect(!lines.isEmpty)
    var counts: [String: Int] = [:]
    for line in lines {
      for change in NormalItem(try JSONValue(parsing: Array(line.utf8))).changes {
        counts[change.field, default: 0] += 1
        if counts[change.field, default: 0] <= 5 { print(change.field, change.was, "→", change.becomes) }
      }
    }
    #expect(counts.isEmpty, "of \(lines.count)")
  }
}

/// An item of the output, and what would become of it if it came in again.
private struct NormalItem {
  struct Change {
    let field: String
    let was: String
    let becomes: String
  }

  private let item: JSONValue
  private let feedmill: JSONValue?

  init(_ item: JSONValue) {
    self.item = item
    feedmill = item["_feedmill"]
  }

  var changes: [Change] { lines + addresses + people + body + rest }

  private func change(_ field: String, _ was: String?, _ becomes: (String) -> String?) -> [Change] {
    guard let was else { return [] }
    let new = becomes(was) ?? "nothing"
    return new == was
      ? [] : [Change(field: field, was: String(was.prefix(300)), becomes: String(new.prefix(300)))]
  }

  private var lines: [Change] {
    let site = SiteIdentity(stated: feedmill?["site_name"]?.string, host: nil)
    let tags = item["tags"]?.array?.compactMap(\.string) ?? []
    return change("title", item["title"]?.string, normalizedText)
      + change("title's label", item["title"]?.string) { TitleLabel(of: $0, known: []).map(\.title) ?? $0 }
      + change("title's site", item["title"]?.string, site.removedAtEnd)
      + ["summary"].flatMap { change($0, item[$0]?.string, normalizedText) }
      + ["section", "subtitle", "site_name"].flatMap { change($0, feedmill?[$0]?.string, normalizedText) }
      + tags.flatMap { change("tags", $0, normalizedText) }
  }

  private var addresses: [Change] {
    ["url", "external_url", "image", "banner_image"].flatMap { field in
      change(field, item[field]?.string) { Links.resolve($0, base: nil) }
    } + change("canonical_url", feedmill?["canonical_url"]?.string, WebAddress.canonicalText)
  }

  private var people: [Change] {
    (item["authors"]?.array ?? []).flatMap { author in
      change("authors' addresses", author["url"]?.string) { Links.resolve($0, base: nil) }
        + change("authors", author["name"]?.string, normalizedText)
    }
  }

  private var body: [Change] {
    let text = item["content_text"]?.string
    var article = Article(extraction: Extraction(method: .generic))
    article.contentText = text
    article.fillCounts()
    let isArticle = feedmill?["content_hash"] != nil
    return change("content_html", item["content_html"]?.string) {
      String(decoding: CleanFragment(Array($0.utf8), base: nil).html, as: UTF8.self)
    } + change("content_text", text) { Mojibake.mended($0) ?? $0.inNFC }
      + (isArticle
        ? change("content_hash", feedmill?["content_hash"]?.string) { _ in article.contentHash } : [])
      + (isArticle ? change("word_count", article.wordCount.map { "\($0)" }) { _ in count } : [])
  }

  private var count: String? { feedmill?["word_count"].map { String(decoding: $0.json(), as: UTF8.self) } }

  private var rest: [Change] {
    ["date_published", "date_modified"].flatMap { field in
      change(field, item[field]?.string) { Date(written: $0).flatMap(RFC3339.write) }
    } + change("language", item["language"]?.string) { TextLanguage.settled($0, by: "") }
  }
}
