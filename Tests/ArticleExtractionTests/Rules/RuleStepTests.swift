import Model
import Testing

@testable import ArticleExtraction

/// What a rule file's keys do to an article.
@Suite struct RuleStepTests {
  static let page = """
    <html><head><title>T</title><script type="application/ld+json">{"@type":"NewsArticle",
    "headline":"Stated headline","author":{"@type":"Person","name":"Ada Stated"}}</script></head><body>
    <article><h1>Shown headline</h1><p class=by>By Jane Shown</p>
    <p>The river froze in the winter of that year, and the mill stood still until March came with its thaw.</p>
    <p>The people of the town waited for the ice to break, and then they went to the mill again, all of them.</p>
    </article></body></html>
    """

  func article(_ files: [String], on day: String? = nil) throws -> Article {
    let rules = try files.enumerated().map { index, lines in
      try Rule(yaml: Array("feedmill: 1\n\(lines)\n".utf8), file: "r\(index).yaml")
    }
    return try ArticleExtractor(rules: RuleSet(bundled: rules)).article(
      page: Array(RuleStepTests.page.utf8), contentType: nil, url: "https://x.org/a", on: day)
  }

  @Test(arguments: [
    ("json-ld: fallback", "Shown headline", "Jane Shown"),
    ("json-ld: prefer", "Stated headline", "Ada Stated"),
    ("json-ld: ignore", "Shown headline", "Jane Shown"),
  ])
  func `json-ld says how structured data stands to a rule's fields`(
    _ line: String, _ title: String, _ author: String
  ) throws {
    let lines = "site: x.org\ntitle: h1\nauthors: {from: .by, cut-start: 'By '}\n" + line
    let found = try article([lines])
    #expect(found.title == title)
    #expect(found.authors.map(\.name) == [author])
  }

  @Test func `structured data that is ignored gives nothing`() throws {
    #expect(try article(["site: x.org"]).authors.map(\.name) == ["Ada Stated"])
    #expect(try article(["site: x.org\njson-ld: ignore"]).authors.map(\.name) != ["Ada Stated"])
  }

  @Test func `the rule of the day a page was captured is used`() throws {
    let files = [
      "site: x.org\nuntil: 2020-12-31\ntitle: '= Old'", "site: x.org\nsince: 2021-01-01\ntitle: '= New'",
    ]
    #expect(try article(files, on: "2020-05-05").title == "Old")
    #expect(try article(files, on: "2021-05-05").title == "New")
    #expect(try article(files).title == "New")
  }

  @Test func `a page that has the fingerprint gets the rule, and what it extends`() throws {
    let base = "title: '= From base'\nsection: '= Base'"
    let rule = "page: 'article h1'\nextends: [r0, generic]\nsection: '= Own'"
    let found = try article([base, rule])
    #expect(found.extraction.rule == "r1")
    #expect(found.title == "From base")
    #expect(found.section == "Own")
    #expect(try article(["page: 'main h1'\ntitle: '= Never'"]).extraction.rule == nil)
  }
}
