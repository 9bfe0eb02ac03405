import Testing

@testable import Markup

@Suite struct HTMLRepairTests {
  @Test(arguments: ["wbr", "source", "track", "embed", "keygen", "bgsound"])
  func `a void element doesn't swallow its siblings`(name: String) throws {
    let expected = name == "wbr" ? "p{ab{b}c}" : "p{a\(name){}b{b}c}"
    #expect(try sketch("<body><p>a<\(name)><b>b</b>c</p>") == expected)
    #expect(try sketch("<body><p>a<\(name)/><b>b</b>c</p>") == expected)
    #expect(try sketch("<body><p>a<\(name)></\(name)><b>b</b>c</p>") == expected)
  }

  @Test func `an unquoted value isn't merged with the slash that is added`() throws {
    let page = try HTMLTree(utf8: RepairedHTML(Array("<body><video><source src=a.mp4></video>".utf8)).utf8)
    let source = try #require(page.body?.elements.first { $0.tag == .source })
    #expect(source.attribute("src") == "a.mp4")
  }

  @Test(arguments: [
    "section", "article", "figure", "aside", "nav", "header", "footer", "details", "main", "hgroup", "dialog",
    "search", "div", "ul", "blockquote", "h2", "table", "figcaption", "summary",
  ])
  func `a block ends the paragraph before it`(name: String) throws {
    #expect(try sketch("<body><p>a<\(name)></\(name)>") == "p{a}\(name){}")
    #expect(try sketch("<body><p>a<span>b<\(name)></\(name)>") == "p{aspan{b}}\(name){}")
  }

  @Test func `a block in a button or cell doesn't end the paragraph outside`() throws {
    #expect(try sketch("<body><p>a<button><section>b</section></button>c</p>") == "p{abutton{section{b}}c}")
  }

  @Test func `a link around blocks stays whole`() throws {
    #expect(try sketch("<body><p><a><div>x</div></a></p>y") == "p{a{div{x}}}y")
  }

  @Test(arguments: [
    ("a &amp b", "a & b"), ("AT&T", "AT&T"), ("&copy 2020", "© 2020"), ("&notit;", "¬it;"),
    ("&CounterClockwiseContourIntegral;", "∳"), ("&hellip;&lsquor;", "…‚"), ("&#150;", "–"), ("&#x92;", "’"),
    ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("&lt b &gt", "< b >"), ("&#60;b&#62;", "<b>"), ("&LT;i&GT;", "<i>"), ("&amp;amp;", "&amp;"),
    ("&NotEqualTilde;", "\u{2242}\u{338}"), ("&unknown;", "&unknown;"), ("&", "&"), ("&#;&#x;", "&#;&#x;"),
    ("a < b <3 c", "a < b <3 c"), ("&am<!-- -->p;", "&amp;"), ("&l<!-- -->t;", "&lt;"),
  ])
  func `text is read as browsers read it`(html: String, text: String) throws {
    let page = try HTMLTree(utf8: RepairedHTML(Array("<body><p>\(html)</p>".utf8)).utf8)
    #expect(page.body?.text == text)
    #expect(page.body?.elements.map(\.tag) == [.p])
  }

  @Test(arguments: [
    ("?a=1&b=2", "?a=1&b=2"), ("?a=1&amp;b=2", "?a=1&b=2"), ("?a&copy=1", "?a&copy=1"), ("?a&copy", "?a©"),
    ("?a&copy;=1", "?a©=1"), ("?a&notit;", "?a&notit;"), ("&quot;x&#34;", "\"x\""), ("&#150;", "–"),
    ("&&#99;opy;", "&copy;"), ("&hellip;", "…"), ("a&#b", "a&#b"), ("a&#xg&#;b", "a&#xg&#;b"),
  ])
  func `attribute values are read as browsers read them`(html: String, value: String) throws {
    for quote in ["\"", "'", ""] {
      let page = try HTMLTree(
        utf8: RepairedHTML(Array("<body><a href=\(quote)\(html)\(quote)>x</a>".utf8)).utf8)
      #expect(page.body?.elements.first { $0.tag == .a }?.attribute("href") == value)
    }
  }

  @Test func `names with a colon are kept apart`() throws {
    #expect(try sketch("<body><div>a<o:p>b</o:p>c<fb:like>d</fb:like></div>") == "div{ao-p{b}cfb-like{d}}")
  }

  @Test(arguments: [
    "<!-- > -->", "<!-->", "<!--->", "<!-- a --!>", "<!---->", "<!-- <p>x</p> -->", "<![CDATA[x]]>",
    "<?php x ?>", "<![if IE]>", "<!doctype html>", "<!--[if IE]><p>old</p><![endif]-->", "</>", "</ x>",
    "<script>if (a < b) '</p>'</script>", "<script><!-- '<script></script>' --></script>",
    "<style>p > a { }</style>", "<svg><title>t</title><p></svg>".replacing("<p>", with: "<path>"),
    "<svg><foreignObject><p>x</p></foreignObject></svg>", "<svg><svg></svg></svg>",
    "<noframes><p>x</noframes>",
    "<svg viewBox='0 0 1 1'/>", "<noembed><p>x</noembed>", "</b>", "</div>", "</svg>", "</title>", "<wbr>",
    "<script src=x></script >",
  ])
  func `what a reader never sees is left out`(html: String) {
    #expect(repaired("<p>a\(html)b</p>") == "<p>ab</p>")
  }

  @Test func `a comment that never ends loses no text`() {
    #expect(
      repaired("<p>a</p><!-- open <b>b</b> <!-- again>c") == "<p>a</p>b</b> c".replacing("</b>", with: ""))
  }

  @Test func `text in title and textarea isn't markup`() throws {
    let html = "<title>a <b>&amp; b</b> &lt;i&gt;</title><body><textarea><p>x</textarea>y"
    let page = try HTMLTree(utf8: RepairedHTML(Array(html.utf8)).utf8)
    #expect(page.head?.text == "a <b>& b</b> <i>")
    #expect(page.body.map(sketch) == "textarea{<p>x}y")
  }

  @Test func `a title that never ends doesn't swallow the page`() throws {
    #expect(try sketch("<title>a<body><p>b</p>") == "p{b}")
  }

  @Test func `preformatted text of old pages stays text`() throws {
    #expect(try sketch("<body><xmp><p>&amp;</xmp>b") == "pre{<p>&amp;}b")
    #expect(try sketch("<body>a<plaintext><p>b</plaintext>") == "apre{<p>b</plaintext>}")
  }

  @Test func `a frame keeps its address and loses its contents`() {
    #expect(repaired("<p><iframe src='x'><p>y</iframe>z") == "<p><iframe src=\"x\"></iframe>z")
  }

  @Test func `an HTML element ends a drawing that was left open`() throws {
    #expect(try sketch("<body><svg><path d=x><p>a</p><i>b</i>") == "p{a}i{b}")
    #expect(try sketch("<body><p>a<svg><path d=x>b</p>") == "p{apath{b}}")
  }

  @Test func `text before the root doesn't push the head into the body`() throws {
    let page = RepairedHTML(Array("Warning: x &amp; y\n<html><head><title>t</title></head><body>b".utf8))
    #expect(page.textBeforeRoot == "Warning: x & y\n")
    #expect(try HTMLTree(utf8: page.utf8).head?.text == "t")
    #expect(RepairedHTML(Array("just <b>text</b>".utf8)).textBeforeRoot == nil)
  }

  @Test func `content ends a head that was left open`() throws {
    let page = try HTMLTree(
      utf8: RepairedHTML(Array("<html><head><title>t</title><section>a</section>b".utf8)).utf8)
    #expect(page.head?.text == "t")
    #expect(page.body.map(sketch) == "section{a}b")
  }

  @Test func `a picture for browsers without scripts doesn't end the head`() throws {
    let html = "<head><noscript><img src=x></noscript><meta name=a><title>t</title></head><body>b"
    let page = try HTMLTree(utf8: RepairedHTML(Array(html.utf8)).utf8)
    #expect(page.head.map { sketch($0) } == "meta{}title{t}")
    #expect(try sketch("<body><noscript><img src=x></noscript>") == "noscript{img{}}")
  }

  @Test func `what stands after the body's end is the body's`() throws {
    #expect(try sketch("<html><body><p>a</p></body></html><p>b</p>") == "p{a}p{b}")
  }
}
