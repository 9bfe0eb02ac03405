import Model
import Testing

@testable import ArticleExtraction

/// A file of the collection and the rule file made of it give the same articles.
@Suite struct SiteConfigConversionTests {
  static let body = "body: //div[@class='story']\nprune: no\n"

  /// By directive: lines that use it.
  static let files: [(directive: SiteConfigDirective, lines: String)] = [
    (.title, body + "title: //h2[@class='none']\ntitle: //h1"),
    (.title, body + "title: 'A fixed title'"),
    (.title, body + "title: //meta[@property='x' or @name='y']/@content"),
    (.author, body + "author: substring-after(//span[@class='by'], 'By ')"),
    (.author, body + "author: //span[@class='by']\nauthor: //meta[@name='author']/@content"),
    (.date, body + "date: //span[@class='none']\ndate: //time"),
    (.body, "body: //none\nbody: //div[@class='story']\nprune: no"),
    (.body, "body: //div[@class='story'] | //div[@class='more'] | //p[@class='lead']\nprune: no"),
    (.body, "body: //none"),
    (.strip, body + "strip: //p[@id='tip'] | //div[contains(@class, 'ad')]"),
    (.strip, body + "strip: //p/@data-x | //img"),
    (.strip, body + "strip: p[1]\nstrip: 'nothing'"),
    (.stripIDOrClass, body + "strip_id_or_class: ad\nstrip_id_or_class: \"tip\"\nstrip_id_or_class: a b"),
    (.stripIDOrClass, body + "strip_id_or_class: ad box\nstrip_id_or_class: 9x'y"),
    (.stripImageSource, body + "strip_image_src: /ads/"),
    (.stripAttribute, body + "strip_attr: //img/@src"),
    (.postStripAttribute, body + "post_strip_attr: //*/@class"),
    (.findString, body + "find_string: The river froze\nreplace_string: The lake \"froze\""),
    (.replaceString, body + "replace_string(<p id=tip): <p class=hint"),
    (.wrapIn, body + "wrap_in(blockquote): //p[@class='lead']\nwrap_in(nonsense): //p"),
    (.dissolve, body + "dissolve: //div[@class='ad box']"),
    (.prune, "body: //div[@class='story']\nprune: yes"),
    (.autodetectOnFailure, "body: //none\nautodetect_on_failure: no"),
    (.nativeAd, body + "native_ad_clue: //div[contains(@class, 'ad')]"),
    (.skipJSONLD, body + "author: //span[@class='by']\nskip_json_ld: yes"),
    (.lazySource, body + "src_lazy_load_attr: data-big"),
  ]

  static let pages = [
    SiteConfigPageTests.page,
    SiteConfigPageTests.page.replacing("class=story", with: "class=tale"),
    SiteConfigPageTests.page.replacing(
      "<div class=more>", with: "<div class=story><h2 class=none>Other</h2>"),
    SiteConfigPageTests.page.replacing(
      "</head>",
      with:
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ada Data\"}}</script></head>"
    ),
  ]

  private func rule(_ config: SiteConfig) throws -> Rule {
    try Rule(yaml: Array(SiteConfigConversion(config).yaml.utf8), file: "x.org.yaml")
  }

  @Test(arguments: files.indices)
  func `each directive does the same in both languages`(_ number: Int) throws {
    let config = SiteConfig(Array(Self.files[number].lines.utf8), file: "rules/x.org.txt")
    let old = RuleSet(bundled: [], configs: SiteConfigSet([config]))
    let new = RuleSet(user: [try rule(config)], bundled: [])
    for page in Self.pages {
      let articles = try [old, new].map {
        try ArticleExtractor(rules: $0).article(
          page: Array(page.utf8), contentType: "text/html", url: "https://x.org/story")
      }
      #expect(articles[0].contentHTML == articles[1].contentHTML)
      #expect(articles[0].title == articles[1].title)
      #expect(articles[0].authors.map(\.name) == articles[1].authors.map(\.name))
      #expect(articles[0].published == articles[1].published)
      #expect(articles[0].isSponsored == articles[1].isSponsored)
    }
  }

  static let links = [
    "next_page_link: //a[@class='n']", "next_page_link: //a[@class='n']/@href", "autodetect_next_page: yes",
    "single_page_link: //a[@class='s']\nif_page_contains: //p[@class='lead']",
    "single_page_link: //a[@class='s']\nif_page_contains: //none", "single_page_link: concat('/print', '/1')",
  ]

  @Test(arguments: links) func `links to other pages are the same`(_ lines: String) throws {
    let config = SiteConfig(Array(lines.utf8), file: "rules/x.org.txt")
    let links =
      "<a class=n href='/2'>Next</a><a class=s href='/all'>All</a><a rel=next href='/3'>3</a></body>"
    let page = Array(SiteConfigPageTests.page.replacing("</body>", with: links).utf8)
    let sets = [
      RuleSet(bundled: [], configs: SiteConfigSet([config])), RuleSet(user: [try rule(config)], bundled: []),
    ]
    let found = try sets.map {
      try ArticleExtractor(rules: $0).links(page: page, contentType: "text/html", url: "https://x.org/story")
    }
    #expect(found[0].next == found[1].next)
    #expect(found[0].single == found[1].single)
    #expect(found[0].next != nil || found[0].single != nil || lines.contains("none"))
  }

  @Test func `headers, hosts and tests are written`() throws {
    let lines =
      "http_header(cookie): a=b\nhttp_header(x-y): 1\ntest_url: https://x.org/1\ntest_contains: The \"river\""
    let conversion = SiteConfigConversion(
      SiteConfig(Array(lines.utf8), file: "x.org.txt"), extending: "global")
    let rule = try Rule(yaml: Array(conversion.yaml.utf8), file: "x.org.yaml")
    #expect(rule.http == ["cookie": "a=b"])
    #expect(rule.hosts == ["=x.org", "=www.x.org"])
    #expect(rule.extends == ["global", "generic"])
    #expect(conversion.yaml.contains("#  - https://x.org/1"))
    let below = SiteConfigConversion(SiteConfig(Array(lines.utf8), file: ".x.org.txt"))
    #expect(try Rule(yaml: Array(below.yaml.utf8), file: "x.yaml").hosts == ["*.x.org"])
  }

  @Test(arguments: [
    ("strip: //p[", 1), ("requires_login: yes\nlogin_uri: https://x.org/", 2), ("move_into(//h1): //p", 1),
    ("wrap_in(nonsense): //p", 1), ("bdy: //p", 1), ("body: //p\ntidy: no", 0), ("post_strip_attr: //p", 1),
  ])
  func `what can't be said is said with its line`(_ lines: String, _ count: Int) throws {
    let conversion = SiteConfigConversion(SiteConfig(Array(lines.utf8), file: "x.org.txt"))
    #expect(conversion.remarks.count == count, "\(conversion.remarks)")
    #expect(conversion.remarks.allSatisfy { $0.line > 0 && !$0.message.isEmpty })
    _ = try Rule(yaml: Array(conversion.yaml.utf8), file: "x.org.yaml")
  }

  @Test func `every directive that does something is compared`() {
    let compared = Set(Self.files.map(\.directive)).union([
      .nextPage, .singlePage, .ifPageContains, .autodetectNextPage, .header, .testURL, .testContains,
      .moveInto,
    ])
    let executed = SiteConfigDirective.allCases.filter { $0.handling == .executed }
    #expect(executed.filter { !compared.contains($0) } == [])
  }
}
