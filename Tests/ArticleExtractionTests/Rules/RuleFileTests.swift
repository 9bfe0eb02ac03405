import Foundation
import TestSupport
import Testing

@testable import ArticleExtraction

@Suite struct RuleFileTests {
  /// The lines after `feedmill: 1`, and the error.
  static let errors: [(String, String)] = [
    ("bodi: article", "2:1: the key `bodi` is not known; did you mean `body`?"),
    ("xyzzyplugh: 1", "2:1: the key `xyzzyplugh` is not known; there are"),
    ("remove:\n- #main", "`- #main` is a YAML comment; write `- \"#main\"`"),
    ("body: #main", "`body: #main` is a YAML comment; write `body: \"#main\"`"),
    ("remove:\n- [data-x]", "3:3: `[data-x]` is a YAML list; write `\"[data-x]\"`"),
    ("remove:\n- *", "`\"*\"`"), ("remove:\n- *.x", "write `\"*.x\"` with its quotes"),
    ("remove:\n- > p", "write `\"> p\"` with its quotes"),
    ("remove:\n- >\n  p", "`>` starts a YAML block text; put the value in quotes"),
    ("remove:\n- &a b", "anchors are not supported"),
    ("path: !/live/**", "`!` starts a YAML tag; put the value in quotes"),
    ("path: !x", "`!` starts a YAML tag"), ("title: @x", "with its quotes"),
    ("remove:\n- text: read more: *", "put a text with `: ` in quotes"),
    ("remove:\n- {text: a, css: b}", "only one of css, text may stand here"),
    ("remove:\n- {kind: ad}", "one of css, text, from, link is missing"),
    ("remove:\n- {text: a, up: 1}", "`up` goes with `css` only"),
    ("remove:\n- {txt: a}", "the key `txt` is not known; did you mean `text`?"),
    ("remove:\n- {text: '(a'}", "`(` is not closed"),
    ("remove:\n- {text: a, in: middle}", "`middle` is not one of head, tail"),
    ("remove:\n- {text: a, max: many}", "`many` is not a number"),
    ("remove:\n- {css: [p:not(.a, .b)]}", "a comma parts YAML lists: use quotes"),
    ("remove:\n- a:hover", "3:3: `a:hover`: column 2: `:hover` is not supported"),
    ("remove:\n- //a[", "XPath"), ("site: not a host", "`not a host` is not a host name"),
    ("since: yesterday", "`yesterday` is not a date like 2024-05-31"),
    ("lang: en\nlang: de", "occurs twice"),
    ("json-ld: maybe", "`maybe` is not one of prefer, fallback, ignore"), ("title:", "a value is missing"),
    ("title: {cut-end: x}", "`from` is missing"),
    ("title: {from: h1, match: x}", "`x` is not a regular expression between slashes"),
    ("title: {from: h1, match: '/(/'}", "is not a regular expression"),
    ("feed: {fetch: sometimes}", "is not one of always, never, short(400)"),
    ("rename: [{from: b}]", "the key `to` is missing"), ("http: {cookies: x}", "did you mean `cookie`?"),
    ("a: [", "3:1: "), ("---\nlang: en\n---\nlang: de", ":"),
    ("attrs: [{on: img}]", "`set` with `from`, or `drop`, is missing"), ("feedmill: 2", "occurs twice"),
    ("max-pages: -1", "is not a number from 0"),
    ("tests: *x", "with its quotes"), ("lang: {a: b}", "a text is expected, not a map"),
    ("keep:\n- ~", "a value is missing"),
  ]

  @Test(arguments: errors)
  func `an error says where and how to mend it`(_ lines: String, _ message: String) {
    let error = #expect(throws: RuleError.self) {
      try Rule(yaml: Array("feedmill: 1\n\(lines)\n".utf8), file: "rules/x.org.yaml")
    }
    #expect(error?.description.hasPrefix("rules/x.org.yaml:") == true)
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func `a file without format or content is refused`() {
    #expect(throws: RuleError.self) { try Rule(yaml: Array("site: x.org".utf8), file: "x.yaml") }
    #expect(throws: RuleError.self) { try Rule(yaml: [], file: "x.yaml") }
    #expect(throws: RuleError.self) { try Rule(yaml: [0xFF, 0, 0xFE], file: "x.yaml") }
    #expect(throws: RuleError.self) { try Rule(yaml: Array("feedmill: 2".utf8), file: "x.yaml") }
  }

  @Test func `a full file is read`() throws {
    let yaml = """
      feedmill: 1
      site: [x.org, "=www.y.org"]
      path: ["/news/**", "!/news/live/**"]
      since: 2020-01-01
      extends: none
      title: [h1, {from: "meta:og:title", cut-end: " | X"}]
      authors: [.a @title, "jsonld:author", "= Jane Roe"]
      remove:
        - .ad
        - css: [.b, "//div[@c]"]
          up: section
          kind: related
          id: cards
        - {text: "on no account", limit: 1, max: 4}
        - {from: "no", in: tail}
        - {link: "click here"}
      keep: ["#main", {text: "1.10"}]
      attrs: [{on: img, set: src, from: [data-src]}, {on: img, drop: style}]
      single: {path: '/^\\/a\\/(.*)/', to: "/print/$1"}
      http: {cookie: "a=b"}
      feed: {fetch: short(200), skip: {title: "ad: *"}, link: {drop-query: [utm_source]}}
      """
    let rule = try Rule(yaml: Array(yaml.utf8), file: "rules/x.org.yaml")
    #expect(rule.name == "x.org")
    #expect(rule.sites.map(\.host) == ["x.org", "www.y.org"])
    #expect(rule.extends == [])
    #expect(rule.fields[.title]?.map(\.text) == ["h1", "meta:og:title"])
    #expect(
      rule.removals.map(\.id) == [
        "x.org/remove#1", "x.org/cards", "x.org/remove#3", "x.org/remove#4", "x.org/remove#5",
      ])
    #expect(rule.removals.map(\.at) == [9, 10, 14, 15, 16].map { "rules/x.org.yaml:\($0)" })
    #expect(rule.removals[1].pattern == ".b, //div[@c]")
    #expect(rule.keeps.map(\.id) == ["keep#1", "keep#2"])
    #expect(rule.http == ["cookie": "a=b"])
    #expect(rule.feed.fetch == .short(200))
  }

  static let languages = [
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hr", "hu", "id", "it", "ja",
    "ko", "nb",
    "nl", "pl", "pt", "ro", "ru", "sk", "sr", "sv", "tr", "uk", "vi", "zh-Hans",
  ]

  @Test func `all bundled files are read`() throws {
    #expect(Bundled.sites.count == BundledFile.all.count)
    #expect(Bundled.sites.filter { !$0.sites.isEmpty }.count >= 3)
    #expect(Bundled.structure.entries.count > 80)
    for language in RuleFileTests.languages {
      #expect((Bundled.phrases(language)?.phrases.count ?? 0) > 6, "\(language)")
    }
  }

  @Test func `each bundled file takes something out of a sample`() throws {
    let removed = try Samples.pages.map { try String(contentsOf: $0.removed, encoding: .utf8) }.joined()
    let idle = Bundled.sites.filter { !removed.contains("\($0.name)/remove#") }
    #expect(idle.map(\.name) == [])
    #expect(Bundled.sites.filter { !$0.sites.isEmpty }.count >= 25)
  }

  @Test func `the bundled files replace nothing in a page's source and keep no block from being judged`() {
    for rule in Bundled.sites {
      #expect(rule.sourceReplacements.isEmpty)
      guard rule.sites.isEmpty else { continue }
      #expect(rule.keeps.isEmpty && rule.fingerprint != nil, "\(rule.name)")
      #expect(rule.next.isEmpty && rule.single == nil, "\(rule.name)")
    }
  }
}

/// `make golden` rewrites the index.
@Suite struct BundledGoldenTests {
  @Test func `the index of the bundled files says what they say`() throws {
    let lines = Bundled.sites.map(BundledIndex.line).joined()
    let folder = Samples.packageRoot.appending(path: "Sources/ArticleExtraction/Rules/Bundled")
    #expect(try Golden.difference(of: lines, from: folder.appending(path: "index.tsv")) == nil)
    #expect(Bundled.shelf.entries.map(\.name) == Bundled.sites.map(\.name))
    let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let known = Bundled.sites.map { $0.name + ".yaml" } + ["feeds.yaml", "structure.yaml"]
    #expect(found.filter { $0.hasSuffix(".yaml") && !$0.contains("phrases-") }.sorted() == known.sorted())
  }
}

@Suite struct RuleSetTests {
  func rule(_ name: String, _ lines: String) throws -> Rule {
    try Rule(yaml: Array("feedmill: 1\n\(lines)\n".utf8), file: name + ".yaml")
  }

  static let cases: [(url: String, day: String?, name: String?)] = [
    ("https://x.org/a", nil, "x"), ("https://www.x.org/a", nil, "x"), ("https://xx.org/a", nil, nil),
    ("http://X.ORG:8080", nil, "x"),
    ("https://news.x.org/a", nil, "news"), ("https://a.news.x.org/a", nil, "news"),
    ("https://x.org/live/1", nil, "live"),
    ("https://x.org/live/old/1", nil, "x"), ("https://y.org/", nil, nil),
    ("https://a.y.org/", nil, "below-y"), ("https://z.org/", nil, "z"),
    ("https://www.z.org/", nil, nil), ("https://x.org@y.net/", nil, nil), ("https://t.org/", nil, "new"),
    ("https://t.org/", "2020-05-05", "old"),
    ("https://t.org/", "2024-05-05", "new"), ("nothing", nil, nil),
  ]

  @Test(arguments: cases)
  func `the longest host, then a path, then the date decide`(_ url: String, _ day: String?, _ name: String?)
    throws
  {
    let rules = [
      try rule("x", "site: x.org"), try rule("news", "site: news.x.org"),
      try rule("below-y", "site: '*.y.org'"),
      try rule("z", "site: '=z.org'"), try rule("live", "site: x.org\npath: [/live/**, '!/live/old/**']"),
      try rule("old", "site: t.org\nuntil: 2021-01-01"), try rule("new", "site: t.org\nsince: 2021-01-02"),
    ]
    let set = RuleSet(bundled: rules)
    #expect(set.rules(for: BarePage(url: url), on: day).rule?.name == name)
  }

  @Test func `the user's file wins over the project's and the bundled one`() throws {
    let bundled = try rule("b", "site: news.x.org")
    let project = try rule("p", "site: x.org")
    let user = try rule("u", "site: x.org")
    let page = BarePage(url: "https://news.x.org/")
    #expect(RuleSet(user: [user], project: [project], bundled: [bundled]).rules(for: page).rule?.name == "u")
    #expect(RuleSet(project: [project], bundled: [bundled]).rules(for: page).rule?.name == "p")
    #expect(RuleSet(bundled: [bundled]).rules(for: page).rule?.name == "b")
  }

  @Test func `extends appends lists and none switches generic rules off`() throws {
    let base = try rule("base", "extends: [site]\nbody: .b\nremove: [.c]")
    let own = try rule("site", "site: x.org\nextends: [base]\nbody: .a\nremove: [.d]")
    let page = BarePage(url: "https://x.org/")
    let rules = RuleSet(bundled: [base, own]).rules(for: page)
    #expect(rules.rule?.fields[.body]?.map(\.text) == [".a", ".b"])
    #expect(rules.rule?.removals.map(\.id) == ["site/remove#1", "base/remove#1"])
    #expect(!rules.usesGeneric)
    #expect(RuleSet(bundled: []).rules(for: page).usesGeneric)
  }
}
