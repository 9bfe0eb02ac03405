import Testing

@testable import ArticleExtraction

@Suite struct SiteConfigReaderTests {
  func config(_ text: String, file: String = "rules/x.org.txt") -> SiteConfig {
    SiteConfig(Array(text.utf8), file: file)
  }

  @Test func `lines are directives, comments and blank ones are not`() {
    let read = config("\u{FEFF}# a comment\r\n\r\ntitle: //h1\r\nbody://div\nBody : //article\n")
    #expect(read.name == "x.org")
    #expect(read[.title].map(\.text) == ["//h1"])
    #expect(read[.body].map(\.text) == ["//div", "//article"])
    #expect(read[.body].map(\.at) == ["rules/x.org.txt:4", "rules/x.org.txt:5"])
    #expect(read.warnings == [])
  }

  @Test(arguments: [
    ("titl: //h1", "the directive `titl` is not known; did you mean `title`?"),
    ("test_rul: x", "did you mean `test_url`?"),
    ("no colon here", "there is no `directive: value` in `no colon here`"),
    ("test_contains: x", "there is no test_url before it"),
    ("if_page_contains: //a", "there is no single_page_link or next_page_link before it"),
    ("http_header: x", "the header's name is missing"),
    ("find_string: a", "1 find_string and 0 replace_string: they are not used"),
  ])
  func `what is not known is a warning with its line`(_ line: String, _ message: String) {
    let read = config("# first\n" + line)
    #expect(read.warnings.count == 1)
    #expect(read.warnings.first?.line == 2)
    #expect(read.warnings.first?.message.contains(message) == true, "\(read.warnings)")
  }

  @Test func `replacements are paired, or stand in one line whatever they hold`() {
    let read = config(
      "find_string: <a>\nreplace_string: <b>\nfind_string: x\nreplace_string:\nreplace_string(a:b): c\n"
        + "replace_string(w(1): 2): z\nreplace_string(): never\n")
    #expect(read.replacements.map(\.find) == ["<a>", "x", "a:b", "w(1): 2"])
    #expect(read.replacements.map(\.with) == ["<b>", "", "c", "z"])
  }

  @Test func `headers, tests and guards belong to what stands before them`() {
    let read = config(
      """
      http_header(User-Agent): A: b
      single_page_link: //a[@rel='all']
      if_page_contains: //div[@id='pages']
      test_url: https://x.org/1
      test_contains: one
      test_contains: two
      test_url: https://x.org/2
      """)
    #expect(read.headers == ["user-agent": "A: b"])
    #expect(read[.singlePage].map(\.condition) == ["//div[@id='pages']"])
    #expect(
      read.tests == [
        .init(url: "https://x.org/1", contains: ["one", "two"], line: 4),
        .init(url: "https://x.org/2", contains: [], line: 7),
      ])
  }

  @Test func `remarks name XPaths that fail and sites that need a login`() {
    let read = config("strip: //a[contain(@class,'x')]\nbody: //div[\nrequires_login: yes\ntitle: //h1")
    #expect(read.remarks.map(\.line) == [1, 2, 3])
    #expect(read.remarks.last?.message == "the site needs a login, which is not made")
    #expect(read.expressions.count == 3)
  }

  @Test func `every directive has a place in the table`() {
    #expect(SiteConfigDirective.allCases.count { $0.handling == .executed } == 26)
    #expect(SiteConfigDirective.allCases.count { $0.handling == .implied } == 8)
    #expect(SiteConfigDirective.allCases.count { $0.handling == .login } == 6)
  }
}

@Suite struct SiteConfigSetTests {
  func set(_ files: [String: String]) -> SiteConfigSet {
    SiteConfigSet(files.sorted { $0.key < $1.key }.map { SiteConfig(Array($1.utf8), file: $0 + ".txt") })
  }

  @Test(arguments: [
    ("https://x.org/a", "x.org"), ("https://www.X.org/a", "x.org"), ("https://news.x.org/", ".x.org"),
    ("https://a.news.x.org/", nil), ("https://y.org/", nil), ("https://a.z.org/", ".z.org"),
    ("https://z.org/", nil),
  ])
  func `a host has its own file or that of the domain above`(_ url: String, _ name: String?) {
    let set = set(["x.org": "title: //h1", ".x.org": "title: //h2", ".z.org": "title: //h3"])
    #expect(set.config(for: url, page: [])?.name == name)
  }

  @Test func `own values come first, then those of global and of the software, each once`() {
    let set = set([
      "x.org": "title: //h1\nstrip: //a\nprune: no\nreplace_string(a): own\nhttp_header(cookie): own",
      "global":
        "title: //h2\nstrip: //a\nstrip: //b\nprune: yes\nreplace_string(a): other\nhttp_header(cookie): other",
      ".wordpress.com": "title: //h3",
    ])
    let page = Array("<meta name=\"generator\" CONTENT=\"WordPress 6.1\">".utf8)
    let config = set.config(for: "https://x.org/", page: page)
    #expect(config?[.title].map(\.text) == ["//h1", "//h2", "//h3"])
    #expect(config?[.strip].map(\.text) == ["//a", "//b"])
    #expect(config?[.prune].map(\.text) == ["no"])
    #expect(config?.replacements.map(\.with) == ["own"])
    #expect(config?.headers == ["cookie": "own"])
    #expect(set.config(for: "https://y.org/", page: page)?.name == ".wordpress.com")
    #expect(set.config(for: "https://y.org/", page: []) == nil)
  }

  @Test func `a file without detection stands alone`() {
    let set = set(["x.org": "autodetect_on_failure: no\ntitle: //h1", "global": "title: //h2"])
    #expect(set.config(for: "https://x.org/", page: [])?[.title].map(\.text) == ["//h1"])
  }

  @Test func `replacements follow each other and can't blow a page up`() {
    func applied(_ pairs: [(String, String)], _ text: String) -> String {
      String(
        decoding: SourceReplacements.applied(pairs.map { (find: $0, with: $1) }, to: Array(text.utf8)),
        as: UTF8.self)
    }
    #expect(applied([("a", "b"), ("b", "cc")], "xaxb") == "xccxcc")
    #expect(applied([("a", ""), ("", "z")], "aa") == "")
    let bomb = applied([("a", String(repeating: "a", count: 1000))], String(repeating: "a", count: 100_000))
    #expect(bomb.utf8.count < 600_000)
  }
}
