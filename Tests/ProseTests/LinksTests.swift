import Testing

@testable import Prose

@Suite struct LinksTests {
  /// The examples of RFC 3986 §5.4, against the base it gives them.
  static let rfc: [(String, String)] = [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
    ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
    (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
    ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http://a/b/c/g"),
  ]

  @Test(arguments: rfc) func `references resolve as RFC 3986 says`(_ reference: String, _ expected: String) {
    #expect(Links.resolve(reference, base: "http://a/b/c/d;p?q") == expected)
  }

  /// What browsers forgive.
  static let lenient: [(String, String)] = [
    ("  /x\n", "https://h.example/x"), ("/a\tb\nc", "https://h.example/abc"),
    ("\\x\\y", "https://h.example/x/y"), ("\\\\g.example\\x", "https://g.example/x"),
    ("/a b\"<c>", "https://h.example/a%20b%22%3Cc%3E"), ("/é/漢?ü#ö", "https://h.example/é/漢?ü#ö"),
    ("/%41%zz", "https://h.example/%41%zz"), ("HTTPS://EXAMPLE.org/A", "https://example.org/A"),
    ("https:///g.example/x", "https://g.example/x"), ("http:g.example/x", "http://g.example/x"),
    ("/x/%2e%2E/y", "https://h.example/y"), ("mailto:a@b.example", "mailto:a@b.example"),
    ("/e\u{301}", "https://h.example/e%CC%81"), ("/a\u{202E}b", "https://h.example/a%E2%80%AEb"),
    ("https://u:P@H.example/", "https://u:P@h.example/"), ("a:b/c", "nil"), ("javascript:alert(1)", "nil"),
    ("java\nscript:alert(1)", "nil"), (" \u{1}JaVaScRiPt:x", "nil"), ("vbscript:x", "nil"),
    ("data:text/html,x", "nil"), ("https://", "nil"), ("http://a b/", "nil"), ("http://<x>/", "nil"),
    ("https://:80/", "nil"), ("file:///etc/passwd", "nil"), ("magnet:?xt=urn:x", "magnet:?xt=urn:x"),
  ]

  @Test(arguments: lenient) func `references are read as browsers read them`(
    _ reference: String, _ expected: String
  ) {
    #expect((Links.resolve(reference, base: "https://h.example/dir/page") ?? "nil") == expected)
  }

  @Test func `without a base only absolute references and hosts resolve`() {
    #expect(Links.resolve("/x", base: nil) == nil)
    #expect(Links.resolve("x", base: "") == nil)
    #expect(Links.resolve("#f", base: "not a url") == nil)
    #expect(Links.resolve("//g.example/x", base: nil) == "https://g.example/x")
    #expect(Links.resolve("x", base: "mailto:a@b.example") == nil)
    #expect(Links.resolve("../x", base: "https://h.example") == "https://h.example/x")
  }

  @Test func `each place has its schemes`() {
    let magnet = "magnet:?xt=urn:x"
    #expect(Links.resolve(magnet, base: nil, schemes: .content) == nil)
    #expect(Links.resolve("mailto:a@b.example", base: nil, schemes: .media) == nil)
    #expect(Links.resolve("tel:+1", base: nil, schemes: .content) == "tel:+1")
    #expect(Links.resolve("javascript:x", base: nil, schemes: .any) == "javascript:x")
  }

  @Test func `an absolute URL stays as it is`() throws {
    let once = try #require(Links.resolve("mailto://B.\u{1C}x%2f/y", base: nil))
    #expect(once == "mailto://b.%1Cx%2f/y")
    #expect(Links.resolve(once, base: nil) == once)
    let path = try #require(Links.resolve("/..//B", base: "mailto:/a"))
    #expect(path == "mailto:/.//B")
    #expect(Links.resolve(path, base: nil) == path)
  }

  @Test(arguments: [
    ("//.ae6:\u{FFFD}\u{82}\u{FFFD}", nil), ("https://a\u{3000}b/", nil), ("https://\u{1FEF}/", nil),
    ("https://e\u{301}.example/e\u{301}?e\u{301}", "https://é.example/e%CC%81?e%CC%81"),
    ("https://u\u{301}@\u{212A}.example/", "https://u%CC%81@k.example/"),
    ("https://\u{FEFF}a\u{AD}b\u{200B}.example/é", "https://ab.example/é"),
  ])
  func `a host is composed, or none when it holds what no name does`(
    reference: String, expected: String?
  ) throws {
    let url = Links.resolve(reference, base: nil)
    #expect(url.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    if let url { #expect(Links.resolve(url, base: nil) == url) }
  }

  @Test func `nested bases build on each other`() {
    let outer = Links.base("/news/", within: "https://h.example/feed.xml")
    #expect(Links.base("2026/", within: outer) == "https://h.example/news/2026/")
    #expect(Links.base("", within: outer) == outer)
  }

  @Test func `a long path of dots takes no longer than its length`() {
    let path = String(repeating: "/a/..", count: 50_000)
    #expect(Links.resolve(path + "/x", base: "https://h.example/") == "https://h.example/x")
  }

  @Test func `every candidate of a srcset is resolved or dropped`() {
    let srcset = Srcset(
      "a.png 1x, /b,c.png  2x,javascript:x 3x, d.png, e.png 640w, f.png zz", base: "https://h.example/p/q")
    #expect(
      srcset.value
        == "https://h.example/p/a.png 1x, https://h.example/b,c.png 2x, https://h.example/p/d.png, https://h.example/p/e.png 640w"
    )
    #expect(Srcset(" , ,", base: nil).value == nil)
    #expect(
      Srcset("s.png 320w, l.png 1280w", base: "https://h.example/").largest == "https://h.example/l.png")
    let many = String(repeating: "https://h.example/a.png 1x, ", count: 1000)
    #expect(Srcset(many, base: nil).candidates.count == Srcset.maxCandidates)
  }

  @Test func `letters of a host behind a stray percent sign are no digits`() throws {
    for reference in ["mailto://a%\u{1}HTTP:x", "ftp://%AZ/", "ftp://%\u{1}AB/", "ftp://a%C3%9Fb/"] {
      let url = try #require(Links.resolve(reference, base: nil))
      #expect(Links.resolve(url, base: nil) == url)
    }
  }
}
