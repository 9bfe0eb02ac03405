import Model
import Testing

@testable import ArticleExtraction

/// One test a directive, on a page of ours.
@Suite struct SiteConfigPageTests {
  static let page = """
    <html lang=en><head><title>Site title</title><meta name=author content="Meta Author">
    <meta property=x content="Head line"></head><body>
    <div id=menu class="top menu"><p>Menu of the site with many words that nobody reads at all, ever, in any way.</p></div>
    <div class=story><h1>Headline</h1><span class=by>By Jane Roe</span><time>2024-05-06</time>
    <p class=lead>The river froze in the winter of that year, and the mill stood still until March came at last.</p>
    <p>The people of the town waited for the ice to break, and then they went to the mill again, all of them.</p>
    <div class="ad box">Buy a boat now, it is cheap.</div>
    <p id=tip data-x=1>A tip from the editors of this page.</p><img src="/ads/a.png"><img src="/b.png" data-big="/big.png">
    </div><div class=more><p>By April the wheel turned as it had for a hundred years, and nobody spoke of the ice.</p></div>
    </body></html>
    """

  func article(_ lines: String, page: String = SiteConfigPageTests.page) throws -> Article {
    let config = SiteConfig(Array(lines.utf8), file: "rules/x.org.txt")
    let set = RuleSet(bundled: [], configs: SiteConfigSet([config]))
    return try ArticleExtractor(rules: set, explains: true)
      .article(page: Array(page.utf8), contentType: "text/html", url: "https://x.org/story")
  }

  @Test func `body takes the first match, several elements put together`() throws {
    let one = try article("body: //none\nbody: //div[@class='story']\nprune: no")
    #expect(one.extraction.method == .siteRule)
    #expect(one.extraction.rule == "x.org.txt")
    #expect(one.contentText?.contains("The river froze") == true)
    #expect(one.contentText?.contains("By April") == false)
    let two = try article(
      "body: //div[@class='story'] | //div[@class='more'] | //p[@class='lead']\nprune: no")
    #expect(two.contentText?.contains("By April") == true)
    #expect(two.contentText?.components(separatedBy: "The river froze").count == 2)
  }

  @Test func `a body that doesn't match is detected, unless the file forbids it`() throws {
    let found = try article("body: //none")
    #expect(found.extraction.method == .generic)
    #expect(found.warnings.contains("rule x.org.txt: no body matches"))
    #expect(try article("body: //none\nautodetect_on_failure: no").contentText == nil)
  }

  @Test func `fields are elements, attributes and strings; their elements leave the page`() throws {
    let found = try article(
      "title: //h1\nauthor: substring-after(//span[@class='by'], 'By ')\nauthor: //meta[@name='author']/@content\n"
        + "date: //time\nbody: //div[@class='story']")
    #expect(found.title == "Headline")
    #expect(found.authors.map(\.name) == ["Jane Roe", "Meta Author"])
    #expect(found.published != nil)
    #expect(found.contentText?.contains("Headline") == false)
    #expect(found.contentText?.contains("2024-05-06") == false)
    #expect(try article("title: //meta[@property='x']/@content").title == "Head line")
    #expect(try article("title: 'A fixed title'").title == "A fixed title")
  }

  @Test(arguments: [
    ("strip: //div[contains(@class,'ad')]", "Buy a boat"), ("strip: //p[@id='tip'] | //nothing", "A tip"),
    ("strip: //p[@id='tip']/text()", "A tip"), ("strip_id_or_class: ad", "Buy a boat"),
    ("strip_id_or_class: 'ad box'", "Buy a boat"), ("strip_id_or_class: \"tip\"", "A tip"),
    ("replace_string(A tip from): <b hidden>Gone", "A tip"),
    ("find_string: Buy a boat\nreplace_string: Sell", "Buy a boat"),
  ])
  func `what is stripped or replaced is gone`(_ line: String, _ text: String) throws {
    let body = "body: //div[@class='story']\nprune: no\n"
    #expect(try article(body).contentText?.contains(text) == true)
    #expect(try article(body + line).contentText?.contains(text) == false, "\(line)")
  }

  @Test func `a class is stripped as a whole word only, and each removal is told`() throws {
    let found = try article(
      "body: //div[@class='story']\nprune: no\nstrip_id_or_class: bo\nstrip: //div[@class='ad box']")
    let removal = try #require(found.extraction.removals?.first { $0.rule.hasPrefix("x.org.txt") })
    #expect(removal.rule == "x.org.txt/strip#1")
    #expect(removal.at == "rules/x.org.txt:4")
    #expect(removal.pattern == "//div[@class='ad box']")
    #expect(removal.words == 7)
  }

  @Test func `attributes and images are stripped, lazy images loaded`() throws {
    let body = "body: //div[@class='story']\nprune: no\n"
    #expect(try article(body).contentHTML?.contains("/ads/a.png") == true)
    let stripped = try article(
      body + "strip_image_src: /ads/\nsrc_lazy_load_attr: data-big\nstrip_attr: //p/@id")
    #expect(stripped.contentHTML?.contains("/ads/a.png") == false)
    #expect(stripped.contentHTML?.contains("https://x.org/big.png") == true)
    let later = try article(body + "strip_attr: //div/@class")
    #expect(later.extraction.method == .generic, "the attribute is gone before the body is looked for")
    #expect(try article(body + "post_strip_attr: //div/@class").extraction.method == .siteRule)
  }

  @Test func `elements are wrapped, unwrapped and moved`() throws {
    let body = "body: //div[@class='story']\nprune: no\n"
    let wrapped = try article(body + "wrap_in(blockquote): //p[@id='tip']")
    #expect(wrapped.contentHTML?.contains("<blockquote><p>A tip") == true, "\(wrapped.contentHTML ?? "")")
    let dissolved = try article(body + "wrap_in(blockquote): //p[@id='tip']\ndissolve: //blockquote")
    #expect(dissolved.contentHTML?.contains("<blockquote>") == false)
    let moved = try article(body + "move_into(//div[@class='story']): //div[@class='more']/p")
    #expect(moved.contentText?.contains("By April") == true)
  }

  @Test func `hidden, marked and empty elements leave a body in any case`() throws {
    let page = SiteConfigPageTests.page.replacing(
      "<p id=tip",
      with: """
        <p style="color:red; display : none">Hidden words.</p><p class="a instapaper_ignore">Ignored words.</p>
        <p class=entry-unrelated>Unrelated words.</p><a href=/x> </a><p id=tip
        """)
    let text = try article("body: //div[@class='story']\nprune: no", page: page).contentText ?? ""
    #expect(text.contains("A tip from"))
    for gone in ["Hidden", "Ignored", "Unrelated"] { #expect(!text.contains(gone)) }
  }

  @Test func `prune decides about clutter, a clue about ads`() throws {
    let body = "body: //body\n"
    let page = SiteConfigPageTests.page.replacing(
      "<div id=menu", with: "<nav><a href=/1>One</a> <a href=/2>Two</a></nav><div id=menu")
    #expect(try article(body, page: page).contentText?.contains("Two") == false)
    #expect(try article(body + "prune: no", page: page).contentText?.contains("Two") == true)
    #expect(try article(body + "native_ad_clue: //div[@class='ad box']").isSponsored == true)
    #expect(try article(body + "native_ad_clue: //div[@class='none']").isSponsored != true)
  }

  @Test func `authors of structured data win unless it is skipped`() throws {
    let data =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Ada Stated\"}}</script></head>"
    let page = SiteConfigPageTests.page.replacing("</head>", with: data)
    let line = "author: substring-after(//span[@class='by'], 'By ')\n"
    #expect(try article(line, page: page).authors.map(\.name) == ["Ada Stated"])
    #expect(try article(line + "skip_json_ld: yes", page: page).authors.map(\.name) == ["Jane Roe"])
  }

  @Test func `a rule that names the site wins, one for software yields`() throws {
    let config = SiteConfig(Array("title: 'By config'".utf8), file: "x.org.txt")
    func title(_ yaml: String) throws -> String? {
      let rule = try Rule(yaml: Array(("feedmill: 1\ntitle: '= By rule'\n" + yaml).utf8), file: "r.yaml")
      let set = RuleSet(bundled: [rule], configs: SiteConfigSet([config]))
      return try ArticleExtractor(rules: set).article(
        page: Array(SiteConfigPageTests.page.utf8), contentType: nil, url: "https://x.org/story"
      ).title
    }
    #expect(try title("site: x.org") == "By rule")
    #expect(try title("page: .story") == "By config")
    #expect(try title("site: y.org") == "By config")
  }

  @Test func `an expression that fails is a warning, not the end`() throws {
    let found = try article("strip: //p[contain(.,'x')]\ntitle: //h1")
    #expect(found.title == "Headline")
    #expect(found.warnings.contains { $0.hasPrefix("rules/x.org.txt:1: ") })
  }

  @Test func `a rule file's replacements are made in the source`() throws {
    let yaml =
      "feedmill: 1\nsite: x.org\nbody: .story\nsource-replace: [{find: 'A tip', with: 'A hint'}]\n"
    let set = RuleSet(bundled: [try Rule(yaml: Array(yaml.utf8), file: "x.org.yaml")])
    let text = try ArticleExtractor(rules: set).article(
      page: Array(SiteConfigPageTests.page.utf8), contentType: nil, url: "https://x.org/story"
    ).contentText
    #expect(text?.contains("A hint from") == true)
  }
}
