import Markup
import Testing

@testable import ArticleExtraction

@Suite struct RuleChoiceTests {
  func rule(_ name: String, _ lines: String) throws -> Rule {
    try Rule(yaml: Array("feedmill: 1\n\(lines)\n".utf8), file: name + ".yaml")
  }

  func lines(_ set: RuleSet, _ url: String, html: String? = nil, on day: String? = nil) throws -> [String] {
    let tree = try html.map { try HTMLTree(utf8: Array($0.utf8)) }
    return set.choices(for: BarePage(root: tree?.root, url: url), on: day).map {
      "\($0.isChosen ? "used" : "not") \($0.name) (\($0.layer.name)): \($0.reason)"
    }
  }

  @Test func `the chosen rule comes first, the others say why not`() throws {
    let set = RuleSet(
      user: [try rule("x", "site: x.org"), try rule("live", "site: x.org\npath: /live/**")],
      bundled: [try rule("x-bundled", "site: '*.x.org'"), try rule("y", "site: y.org")])
    #expect(
      try lines(set, "https://www.x.org/a") == [
        "used x (your own): site x.org", "not live (your own): its path is not /a",
        "not x-bundled (bundled): x is closer or comes first",
      ])
    #expect(
      try lines(set, "https://x.org/live/1") == [
        "used live (your own): site x.org, its path", "not x (your own): live is closer or comes first",
      ])
    #expect(try lines(set, "https://z.org/") == [])
  }

  @Test func `dates and fingerprints are reasons`() throws {
    let set = RuleSet(
      user: [
        try rule("old", "site: x.org\nuntil: 2020-12-31"), try rule("new", "site: x.org\nsince: 2021-01-01"),
        try rule("cms", "page: 'meta[name=generator][content^=Ghost]'"),
      ], bundled: [])
    #expect(
      try lines(set, "https://x.org/", on: "2020-05-05") == [
        "used old (your own): site x.org", "not new (your own): since 2021-01-01, the page is of 2020-05-05",
        "not cms (your own): the page would need meta[name=generator][content^=Ghost]",
      ])
    let ghost = "<html><head><meta name=generator content='Ghost 5'></head><body><p>x</p></body></html>"
    #expect(
      try lines(set, "https://z.org/", html: ghost) == [
        "used cms (your own): the page has meta[name=generator][content^=Ghost]"
      ])
    #expect(
      try lines(set, "https://x.org/", html: "<p>x</p>")[1...] == [
        "not old (your own): until 2020-12-31",
        "not cms (your own): the page has no meta[name=generator][content^=Ghost]",
      ])
  }
}
