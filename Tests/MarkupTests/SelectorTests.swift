import Testing

@testable import Markup

@Suite struct SelectorTests {
  static let page = """
    <html lang=en><body id=top class="home page">
    <main id=main><article class="post h-entry sm:flex w-1/2" data-id="42" lang=en-GB>
    <h1 class=Title>Head</h1><p id=p1 class="lead articleShare">one <a href="https://x.org/a.PDF" rel="author me">a</a></p>
    <div class="share-bar"></div><p id=p2>two</p><p id=p3 class="shareholder-letter"><img src=i.png></p>
    <ul id=123><li>1</li><li class=second>2</li><li>3</li><li>4</li></ul><x-card id="cardADBox">c</x-card>
    </article><aside class="most-read box__mostRead"><p id=p4></p><p id=p5>five<br></p></aside></main>
    <footer id="site.footer" class="über"><a id=f1 href="#">f</a><span title=''>s</span></footer></body></html>
    """

  /// A selector, and the elements it selects as `id`, else the first class, else the name.
  static let cases: [(String, String)] = [
    // Simple selectors
    ("h1", "Title"), ("H1", "Title"), ("x-card", "cardADBox"), ("nothing", ""), ("p", "p1 p2 p3 p4 p5"),
    ("#p2", "p2"), ("p#p2", "p2"), ("h1#p2", ""), (".Title", "Title"), (".title", ""),
    (".post.h-entry", "post"),
    (".pos", ""), ("article.post", "post"), ("html", "html"), ("*.second", "second"),
    // Escapes
    (#".sm\:flex"#, "post"), (#".w-1\/2"#, "post"), (#"#\31 23"#, "123"), (#"#\000031 23"#, "123"),
    (#"#site\.footer"#, "site.footer"), (".über", "site.footer"), (#".\fc ber"#, "site.footer"),
    (#"[data-id="\34 2"]"#, "post"), (#"#\70 1"#, "p1"),
    // Attributes
    ("[data-id]", "post"), ("[DATA-ID]", "post"), ("[data-id=42]", "post"), ("[data-id='42']", "post"),
    ("[data-id=4]", ""), ("[ data-id = \"42\" ]", "post"), ("[rel~=me]", "a"), ("[rel~=auth]", ""),
    ("[href^=https]", "a"), ("[href$='.pdf']", ""), ("[href$='.pdf' i]", "a"), ("[href$='.PDF' s]", "a"),
    ("[href*='x.org']", "a"), ("[href*='']", ""), ("[href^='']", ""), ("[href$=\"\"]", ""),
    ("[title='']", "span"),
    ("[lang|=en]", "html post"), ("[lang|=e]", ""), ("[class*=hare]", "p1 share-bar p3"),
    ("[class^=po]", "post"),
    ("[class=lead]", ""), ("a[href='#']", "f1"), ("[lang=EN-gb i]", "post"), ("[rel~='ME' i]", "a"),
    // Combinators
    ("main p", "p1 p2 p3 p4 p5"), ("main > p", ""), ("article > p", "p1 p2 p3"), ("article>p", "p1 p2 p3"),
    ("h1 + p", "p1"), ("h1+ p", "p1"), ("p + p", "p3 p5"), ("h1 ~ p", "p1 p2 p3"), ("#p1 ~ p", "p2 p3"),
    ("#p1~p", "p2 p3"), ("main aside p", "p4 p5"), ("body main > aside > p + p", "p5"),
    ("h1 ~ ul li", "li second li li"),
    ("article ~ aside p ~ p", "p5"), ("div + p ~ p", "p3"), ("main > article p + div", "share-bar"),
    ("html body main article ul > li + li + li", "li li"), ("aside + footer", ""),
    ("main + footer > a", "f1"),
    // Lists
    ("h1, #p2", "Title p2"), ("#p2,h1", "Title p2"), ("p, p", "p1 p2 p3 p4 p5"),
    ("aside p , h1", "Title p4 p5"),
    // Pseudo-classes
    ("li:first-child", "li"), ("li:last-child", "li"), ("p:first-child", "p4"), ("p:last-child", "p5"),
    ("img:only-child", "img"), ("li:only-child", ""), ("li:nth-child(2)", "second"),
    ("li:nth-child(odd)", "li li"),
    ("li:nth-child(2n)", "second li"), ("li:nth-child(-n+2)", "li second"), ("li:nth-child(n + 3)", "li li"),
    ("li:nth-last-child(3)", "second"), ("p:nth-of-type(2)", "p2 p5"), ("p:first-of-type", "p1 p4"),
    ("p:last-of-type", "p3 p5"), ("p:nth-last-of-type(2)", "p2 p4"), ("x-card:only-of-type", "cardADBox"),
    (":root", "html"), ("p:empty", "p4"), ("div:empty", "share-bar"), ("p:not(.lead)", "p2 p3 p4 p5"),
    ("p:not(.lead, #p2):not(aside p)", "p3"), (":is(h1, h2)", "Title"), (":where(#p1,#p2)", "p1 p2"),
    ("p:has(img)", "p3"), ("p:has(> img)", "p3"), ("article:has(> img)", ""), ("div:has(+ p)", "share-bar"),
    ("h1:has(~ ul)", "Title"), ("h1:has(~ ul > .second)", "Title"), ("h1:has(+ ul)", ""),
    ("body:has(main p + p)", "top"),
    ("p:not(:has(img)):not(:empty)", "p1 p2 p5"), ("aside:has(p br)", "most-read"), ("p:has(a, br)", "p1 p5"),
    // Words
    ("~share", "p1 share-bar"), ("~Share", "p1 share-bar"), ("~shareholder", "p3"),
    ("~most-read", "most-read"),
    ("~read", "most-read"), ("~read-box", ""), ("~ad", "cardADBox"), ("~adbox", ""), ("~card", "cardADBox"),
    ("~footer", "site.footer"), ("~entry", "post"), ("article > ~share", "p1 share-bar"),
    ("p:is(~share)", "p1"),
    ("~share:empty", "share-bar"), ("h1, ~letter", "Title p3"), ("article:has(~share)", "post"),
    ("~ad-box", "cardADBox"),
  ]

  @Test(arguments: cases)
  func `selectors select`(_ css: String, _ expected: String) throws {
    let tree = try HTMLTree(utf8: Array(SelectorTests.page.utf8))
    let root = try #require(tree.root)
    let selector = try Selector(css)
    let found = selector.all(in: root)
    #expect(found.map(label).joined(separator: " ") == expected)
    #expect(selector.first(in: root) == found.first)
  }

  func label(_ node: Node) -> String {
    node.attribute("id") ?? node.attribute("class")?.split(separator: " ").first.map(String.init) ?? node.name
  }

  static let errors: [(String, String)] = [
    ("", "column 1: the selector is empty"),
    ("p::before", "column 2: pseudo-elements (`::before`) are not supported"),
    ("a:hover", "column 2: `:hover` is not supported"),
    ("p:lang(en)", "column 2: `:lang` is not supported"),
    ("svg|a", "column 4: namespaces (`|`) are not supported"),
    (
      "p:contains('x')",
      "column 2: `:contains` is not supported; use `:text(\"…\")`, which tests the whole text"
    ),
    ("p:text('x')", "column 2: `:text` is for rules only"),
    ("a @href", "column 3: `@attribute` is not part of a selector; it ends a field's source"),
    ("p >", "column 4: a selector is missing at the end"),
    ("p,, a", "column 3: a selector is missing before `,`"),
    ("> p", "column 1: a selector is missing before `>`"),
    ("[a", "column 3: the `[` is not closed by `]`"),
    ("[a=\"x]", "column 4: the string is not closed"),
    ("[a=b/c]", "column 4: put the value in quotes"),
    ("[a!=b]", "column 3: `=` or `]` expected"),
    ("p:not(a", "column 6: the bracket is not closed"),
    ("p:has(a:has(b))", "column 12: `:has` in `:has` is not supported"),
    ("é p:nth-child(x)", "column 15: `an+b`, a number, `odd` or `even` expected"),
    (".1a", "column 1: a class name must follow `.`"),
    ("p & a", "column 3: `&` is not supported here"),
    ("p\\", "column 2: nothing follows `\\`"),
    ("~ p", "column 1: a word must follow `~`"),
  ]

  @Test(arguments: errors)
  func `what is not supported is named`(_ css: String, _ message: String) {
    #expect(throws: MarkupError.badSelector(message)) { try Selector(css) }
  }

  @Test func `nesting and length are limited`() {
    let nested = String(repeating: ":not(", count: 9) + "a" + String(repeating: ")", count: 9)
    #expect(throws: MarkupError.self) { try Selector(nested) }
    #expect(throws: MarkupError.self) {
      try Selector(Array(repeating: "a", count: 33).joined(separator: " "))
    }
  }

  @Test func `text is tested by the hook`() throws {
    struct Has: TextTest {
      let text: String
      func matches(_ node: Node) -> Bool { node.text == text }
    }
    let tree = try HTMLTree(utf8: Array(SelectorTests.page.utf8))
    let selector = try Selector("p:text(\"two\")") { Has(text: $0) }
    #expect(selector.all(in: try #require(tree.root)).map(label) == ["p2"])
  }

  @Test func `a query that costs too much ends`() throws {
    let html = String(repeating: "<b>", count: 600) + String(repeating: "<i></i>", count: 600)
    let tree = try HTMLTree(utf8: Array(html.utf8))
    for css in ["b:has(u)", "i:nth-child(50000n)", "u i", "u ~ i ~ i"] {
      let selector = try Selector(css)
      var matcher = SelectorMatcher(maxSteps: 100_000)
      for element in try #require(tree.root).elements {
        let isMatch = matcher.matches(element, any: selector.alternatives)
        #expect(!isMatch)
      }
      #expect(matcher.isSpent)
    }
  }
}

@Suite struct SelectorIndexTests {
  @Test func `an index finds what each selector finds`() throws {
    let tree = try HTMLTree(utf8: Array(SelectorTests.page.utf8))
    let root = try #require(tree.root)
    let selectors = try SelectorTests.cases.map { try Selector($0.0) }
    var query = SelectorIndex(selectors).query()
    var found = Array(repeating: [Node](), count: selectors.count)
    for element in [root] + Array(root.elements) {
      for number in query.matches(element) { found[number].append(element) }
    }
    #expect(selectors.count > 100)
    for (number, selector) in selectors.enumerated() {
      #expect(found[number] == selector.all(in: root), "\(selector.source)")
    }
  }
}
