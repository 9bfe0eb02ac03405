import Testing

@testable import Markup

@Suite struct HTMLStructureTests {
  @Test(arguments: [
    ("<ul><li>a<li>b</ul>", "ul{li{a}li{b}}"),
    ("<ul><li><div>a<li>b</ul>c", "ul{li{div{a}}li{b}}c"),
    ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul{li{aul{li{b}}}li{c}}"),
    ("<dl><dt>a<dd>b<dt>c</dl>", "dl{dt{a}dd{b}dt{c}}"),
    ("<table><tr><td><div>a<td>b<tr><td>c</table>d", "table{tr{td{div{a}}td{b}}tr{td{c}}}d"),
    ("<section><div>a</section>b", "section{div{a}}b"),
    ("<div><p>a<span>b</div>c", "div{p{aspan{b}}}c"),
    ("<a href=x>a<a href=y>b</a>", "a{a}a{b}"),
    ("<p>a<p>b", "p{a}p{b}"),
    ("<h2>a<h3>b</h3>", "h2{a}h3{b}"),
    ("<select><option>a<option>b</select>c", "select{option{a}option{b}}c"),
    ("<div/>a", "div{a}"),
    ("<span/>a", "span{}a"),
    ("<b>a<div>b</b>c</div>d", "b{adiv{bc}}d"),
    ("<my-tag>a<div>b</my-tag>c</div>d</my-tag>e", "my-tag{adiv{bc}d}e"),
    ("<p>a</br>b", "p{abr{}b}"),
    ("</p>a", "a"),
    ("<div>a</span></p></div>b", "div{a}b"),
    ("<td>a</td>b", "td{a}b"),
  ])
  func `elements end where browsers end them`(html: String, expected: String) throws {
    #expect(try sketch("<body>" + html) == expected)
  }

  @Test func `a heading ends the paragraph in an open heading and then that heading`() {
    let once = String(decoding: RepairedHTML(Array("<body><h2>a<p>b<h3>c</h3>".utf8)).utf8, as: UTF8.self)
    #expect(once.contains("<h2>a<p>b</p></h2><h3>c</h3>"))
  }

  @Test(arguments: [
    "<a @click=\"x > y\" href=z>t</a>", "<a (on)='>' [p]=\"a>b\" href=z>t</a>", "<a/href=z>t</a>",
    "<a href=z href=q>t</a>", "<a href = z >t</a>", "<a\nhref\n=\nz\n>t</a>", "<a \"href=x\" href=z>t</a>",
    "<A HREF=z>t</A>", "<a href=\"z\"class=b>t</a>", "<a class= href=z href=z>t</a>", "<a é=1 href=z>t</a>",
  ])
  func `odd attributes don't spoil a tag`(html: String) throws {
    let page = try HTMLTree(utf8: RepairedHTML(Array("<body>\(html)u".utf8)).utf8)
    let link = try #require(page.body?.elements.first { $0.tag == .a })
    #expect(link.text == "t")
    if !html.contains("class= ") { #expect(link.attribute("href") == "z") }
    #expect(page.body?.text == "tu")
  }

  @Test func `a block ends the paragraph around a link that ended with the one in it`() {
    let once = repaired("<p><a><p></a><div>x")
    #expect(repaired(once) == once)
    #expect(once.hasPrefix("<p><a><p></p></a></p><div>"), "\(once)")
  }

  @Test func `a body that starts within an element ends nothing and keeps nothing open`() {
    let once = repaired("<x-y><li><p>a<body class=\"c\"><li>b")
    #expect(repaired(once) == once)
    #expect(once == "<x-y><li><p>a<body class=\"c\"></li><li>b")
  }

  @Test func `what stands within a noscript begins no body`() {
    let once = repaired("<noscript><body><p title=\"</noscript><div>a\">b")
    #expect(repaired(once) == once, "\(once)")
  }

  @Test func `a quote that never ends costs one tag`() throws {
    #expect(try sketch("<body><p>a<img alt=\"x>b</p><p>c</p>") == "p{aimg{}b}p{c}")
  }

  @Test func `of too many attributes the first ones stay`() throws {
    let attributes = (0..<2000).map { " a\($0)=\($0)" }.joined()
    let page = RepairedHTML(Array("<body><p\(attributes)>x</p>y".utf8))
    #expect(page.limitsReached == ["maxAttributes"])
    let tree = try HTMLTree(utf8: page.utf8)
    #expect(tree.body?.firstChild?.attributes.count == 128)
    #expect(tree.body?.text == "xy")
  }

  @Test(arguments: ["<svg></svg>", "<script>1</script>", "<style>a</style>", "<wbr>", "</p>", "<!-- -->"])
  func `text before the root is left out whatever is left out with it`(between: String) {
    let page = RepairedHTML(Array("a\(between)b<!doctype html><html><head><title>t</title></head><p>x".utf8))
    #expect(String(decoding: page.utf8, as: UTF8.self) == "<html><head><title>t</title></head><p>x")
    #expect(page.textBeforeRoot == "ab")
  }

  @Test func `text before an element that is kept stays`() {
    #expect(repaired("a<b>c</b><html><p>x") == "a<b>c</b><html><p>x")
  }

  @Test func `a tag past its limit is dropped and its text kept`() throws {
    var limits = MarkupLimits()
    limits.maxTagSizeInBytes = 100
    let long = String(repeating: "x", count: 200)
    let page = RepairedHTML(Array("<div>a<div title='\(long)'>b</div>c</div>d".utf8), limits: limits)
    #expect(String(decoding: page.utf8, as: UTF8.self) == "<div>abc</div>d")
    #expect(page.limitsReached == ["maxTagSizeInBytes"])
  }

  @Test func `a long data URI is emptied`() {
    let data = "data:image/png;base64," + String(repeating: "A", count: 70_000)
    #expect(repaired("<img src=\"\(data)\" alt=b>") == "<img src=\"\" alt=\"b\">")
    #expect(repaired("<img src=\"data:image/gif;base64,R0\">") == "<img src=\"data:image/gif;base64,R0\">")
  }

  @Test func `past the depth limit text goes on without tags`() throws {
    var limits = MarkupLimits()
    limits.maxPageDepth = 3
    let page = RepairedHTML(
      Array("<div><div><div>a<div>b<br><i>c</i></div>d</div>e</div>f</div>g".utf8), limits: limits)
    #expect(String(decoding: page.utf8, as: UTF8.self) == "<div><div><div>ab<br>cd</div>e</div>f</div>g")
    #expect(page.limitsReached == ["maxPageDepth"])
  }

  @Test func `past the element limit text goes on without tags`() {
    var limits = MarkupLimits()
    limits.maxPageElements = 2
    let page = RepairedHTML(Array("<p>a</p><p>b</p><p>c</p><br>d".utf8), limits: limits)
    #expect(String(decoding: page.utf8, as: UTF8.self) == "<p>a</p><p>b</p>cd")
    #expect(page.limitsReached == ["maxPageElements"])
  }

  @Test func `a hundred thousand nested elements keep their text`() throws {
    let text = try sketch("<body>" + String(repeating: "<div>", count: 100_000) + "deep").filter { $0 != "{" }
    #expect(text.contains("deep"))
  }

  @Test func `scripts that hold data are kept apart`() {
    let html = """
      <script type="application/LD+JSON; charset=utf-8">{"a":1}</script><script>var a = 1</script>
      <script id=__NEXT_DATA__ type=application/json>{"b":2}</script>
      <script> window.__STATE__ = {}</script><p>x
      """
    let page = RepairedHTML(Array(html.utf8))
    #expect(
      page.scripts == [
        DataScript(type: "application/ld+json", id: nil, content: Array("{\"a\":1}".utf8)),
        DataScript(type: "application/json", id: "__NEXT_DATA__", content: Array("{\"b\":2}".utf8)),
        DataScript(type: "", id: nil, content: Array(" window.__STATE__ = {}".utf8)),
      ])
    #expect(page.scripts.map(\.isLinkedData) == [true, false, false])
  }

  @Test func `line ends and NUL are read as HTML has it`() {
    #expect(repaired("a\r\nb\rc\0d") == "a\nb\ncd")
  }

  @Test func `a page without anything to mend stays byte for byte`() {
    let html = "<html lang=\"en\"><head><title>a</title></head><body class=x><p id=\"y\">b &amp; c<br>d</p>"
    #expect(repaired(html) == html)
  }
}
