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

  static let long = """
    <p>The river froze in the winter of that year, and the mill stood still until March came with its thaw, which was \
    later than anyone in the town could remember, and louder.</p>
    <p>The people of the town waited for the ice to break, and then they went to the mill again, all of them, with \
    their sacks and their dogs and a piano that nobody had asked for.</p>
    """

  func article(_ rule: String, body: String) throws -> Article {
    let page = "<html><head><title>T</title></head><body>\(body)</body></html>"
    return try ArticleExtractor(
      rules: RuleSet(user: [try Rule(yaml: Array(rule.utf8), file: "r.yaml")], bundled: [])
    )
    .article(page: Array(page.utf8), contentType: nil, url: "https://x.org/a")
  }

  @Test(arguments: ["<div id=story></div>", "<div id=story><p>Loading the story, please wait.</p></div>"])
  func `a body that is empty or thin leaves the choice to the next source, else to detection`(_ empty: String)
    throws
  {
    let moved = empty + "<article class=new>\(RuleStepTests.long)</article>"
    let detected = try article("feedmill: 1\nsite: x.org\nbody: '#story'", body: moved)
    #expect(detected.contentText?.contains("a piano that nobody") == true)
    #expect(detected.warnings.contains { $0.contains("empty or thin") })
    let named = try article("feedmill: 1\nsite: x.org\nbody: ['#story', .new]", body: moved)
    #expect(named.extraction.method == .siteRule)
    #expect(named.contentText?.contains("a piano that nobody") == true)
  }

  @Test func `a short body is taken where the page has no more`() throws {
    let rule = "feedmill: 1\nsite: x.org\nbody: '#story'"
    let short = try article(rule, body: "<div id=story><p>It snowed, and that was all.</p></div>")
    #expect(short.extraction.method == .siteRule)
    #expect(short.contentText == "It snowed, and that was all.")
  }

  @Test func `several elements make one body where the rule says all`() throws {
    let parts = RuleStepTests.long.replacing("<p>", with: "<p class=part>")
    let rule =
      "feedmill: 1\nsite: x.org\nbody: {from: .part, all: true}\nwrap: [{on: '//p[1]', in: blockquote}]"
    let found = try article(rule, body: "<div>\(parts)</div><p>Not a part of it in any case.</p>")
    #expect(found.contentText?.contains("a piano that nobody") == true)
    #expect(found.contentText?.contains("Not a part") == false)
    #expect(found.contentHTML?.hasPrefix("<blockquote>") == true)
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
