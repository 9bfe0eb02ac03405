import Testing

@testable import ArticleExtraction

@Suite struct RuleLintTests {
  func warnings(_ lines: String) throws -> [String] {
    try RuleLint.warnings(yaml: Array("feedmill: 1\nsite: x.org\n\(lines)\n".utf8), file: "x.org.yaml")
      .map { "\($0.line): \($0.message)" }
  }

  static let doubtful: [(lines: String, warning: String)] = [
    ("body: table > tbody > tr", "3: browsers add `tbody`"),
    ("remove: ['#a > div:nth-child(7) > div > p']", "3: a path copied from a browser"),
    ("title: [h1, '/html/body/div[3]/h1']", "3: a path copied from a browser"),
    ("keep: ['.dcr-iy9ec7']", "3: `dcr-iy9ec7` looks made by a build"),
    ("remove:\n- {css: [.RichTitle-module_root__U5XQu]}", "write `[class*=\"RichTitle-module\"]`"),
    ("authors: {from: .css-1x2y3z}", "3: `css-1x2y3z`"), ("unwrap: [.css-1x2y3z]", "`css-1x2y3z`"),
    ("rename: [{from: .css-1x2y3z, to: p}]", "`css-1x2y3z`"),
    ("attrs: [{on: .css-1x2y3z, set: src, from: [data-src]}]", "`css-1x2y3z`"),
    (
      "remove: [.ad]\n# the same\nkeep: [.b]\nunwrap: [.c]\ntitle: h1\nlang: en\nsection: .css-1x2y3z",
      "9: `css"
    ),
    ("remove:\n- .ad\n- .b\n- .ad", "6: `.ad` stands in line 4 already"),
    ("remove:\n- css: [.a, .b, .a]", "`.a` stands in line 4 already"),
    ("remove: [{text: '*share*'}]", "`*share*` occurs in prose as well"),
    ("source-replace: [{find: a, with: b}]", "texts are replaced before the page is parsed"),
    ("since: 2024-01-02\nuntil: 2023-01-01", "the rule is never used"),
  ]

  @Test(arguments: doubtful)
  func `what will hardly do what was meant is warned of`(_ lines: String, _ warning: String) throws {
    let found = try warnings(lines)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.contains(warning) == true, "\(found)")
  }

  @Test(arguments: [
    "body: [.article__content, '#story-2024', .h1-title, .col-md-8, .post-body2]",
    "title: ['meta:og:title', 'jsonld:headline', '= Fixed .css-1x2y3z']",
    "remove: ['//div[3]', 'ul > li > a > b', {text: 'share*'}, {css: .a, kind: ad}, {css: .a, when: .b}]",
    "remove: [{text: '*sign up for our*'}]", "since: 2023-01-01\nuntil: 2023-01-01",
  ])
  func `what is fine is not`(_ lines: String) throws {
    #expect(try warnings(lines) == [])
  }

  @Test func `the bundled files are fine`() throws {
    for rule in Bundled.sites {
      let source = try #require(Bundled.source(named: rule.name))
      #expect(try RuleLint.warnings(yaml: source, file: rule.file) == [])
    }
  }
}
