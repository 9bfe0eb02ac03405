import Feedmill
import Foundation
import TestSupport
import Testing

struct SchemaCommandTests {
  private let feedmill = Program.built("feedmill")

  @Test(arguments: Schema.allCases)
  func `each schema is printed as JSON`(schema: Schema) throws {
    let outcome = try feedmill.run(["schema", schema.rawValue])
    #expect(outcome.status == 0)
    #expect(outcome.output == schema.json)
    #expect(try JSONValue(parsing: outcome.output)["$schema"] != nil)
  }

  @Test func `every golden file keeps the contract`() throws {
    let articles = try Samples.pages.map(\.article)
    let feeds = try Samples.feeds.map(\.golden)
    #expect(articles.count >= 15 && feeds.count >= 15)
    #expect(try violations(in: articles, of: "item") == "")
    #expect(try violations(in: feeds, of: "feed") == "")
  }

  @Test func `what the command prints keeps the contract`() throws {
    let pages = try feedmill.run(["extract", "--explain"] + Samples.pages.map(\.file.path))
    let feeds = try feedmill.run(["parse"] + Samples.feeds.map(\.file.path))
    try withTemporaryFolder { folder in
      let files = ["items.ndjson", "feeds.ndjson"].map { folder.appending(path: $0) }
      try Data(pages.output).write(to: files[0])
      try Data(feeds.output).write(to: files[1])
      #expect(try violations(in: [files[0]], of: "item") == "")
      #expect(try violations(in: [files[1]], of: "feed") == "")
    }
  }

  @Test func `the version names the libraries it runs on`() throws {
    let outcome = try feedmill.run(["version"])
    #expect(outcome.status == 0)
    let names = outcome.lines.map { $0.split(separator: " ").first.map(String.init) }
    #expect(names == ["feedmill", "libcurl", "libxml2", "sqlite"])
    #expect(outcome.lines.first == "feedmill \(feedmillVersion)")
    #expect(try feedmill.run(["--version"]).lines == [feedmillVersion])
  }

  private func violations(in files: [URL], of schema: String) throws -> String {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "schema.json")
      try Data(feedmill.run(["schema", schema]).output).write(to: file)
      return try JSONCheck.violations(in: files, schema: file)
    }
  }
}
