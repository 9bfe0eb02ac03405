import Testing

@testable import Markup

@Suite struct HTMLTreeTests {
  func tree(_ html: String) throws -> HTMLTree { try HTMLTree(utf8: Array(html.utf8)) }

  @Test func `nodes know their tag, text and attributes`() throws {
    let page = try tree(
      "<body><p id=a class='x y'>one <b>two</b> &amp; three</p><custom-tag>four</custom-tag></body>")
    let paragraph = try #require(page.body?.firstChild)
    #expect(paragraph.tag == .p)
    #expect(paragraph.text == "one two & three")
    #expect(paragraph.attribute("class") == "x y")
    #expect(paragraph.attribute("lang") == nil)
    #expect(paragraph.attributes.map(\.name) == ["id", "class"])
    #expect(paragraph.nextSibling?.tag == .other)
    #expect(paragraph.nextSibling?.name == "custom-tag")
  }

  @Test func `every tag is found again by its name`() throws {
    for tag in Markup.Tag.allCases where tag != .other {
      let page = try tree("<p>x</p>")
      #expect(page.makeElement(tag)?.tag == tag)
    }
  }

  @Test func `a walk visits nodes in document order and skips what it is told to`() throws {
    let page = try tree("<body><div><p>a</p><ul><li>b</li></ul></div><p>c</p></body>")
    let body = try #require(page.body)
    #expect(Array(body.elements).map(\.tag) == [.div, .p, .ul, .li, .p])
    var walk = body.descendants
    var seen: [Markup.Tag] = []
    while let node = walk.next() {
      guard node.isElement else { continue }
      seen.append(node.tag)
      if node.tag == .ul { walk.skipChildren() }
    }
    #expect(seen == [.div, .p, .ul, .p])
  }

  @Test func `entering and leaving calls nest`() throws {
    let page = try tree("<body><div><p>a</p><br></div></body>")
    var events: [String] = []
    try #require(page.body).walk(
      entering: { node in
        events.append("+" + node.name)
        return node.tag != .p
      },
      leaving: { events.append("-" + $0.name) })
    #expect(events == ["+body", "+div", "+p", "-p", "+br", "-br", "-div", "-body"])
  }

  @Test func `a removed node stays readable and its neighbours close up`() throws {
    let page = try tree("<body><p>a</p><p>b</p><p>c</p></body>")
    let body = try #require(page.body)
    let second = try #require(body.firstChild?.nextSibling)
    second.remove()
    #expect(second.text == "b")
    #expect(!second.isAttached)
    #expect(body.text == "ac")
    body.firstChild?.move(toEndOf: body)
    #expect(body.text == "ca")
  }

  @Test func `nodes removed inside removed nodes are freed once`() throws {
    for _ in 0..<50 {
      let page = try tree("<body><div><p>a<b>b</b></p></div><p>c</p></body>")
      let nodes = try Array(#require(page.body).descendants)
      for node in nodes { node.remove() }
      for node in nodes.reversed() { node.remove() }
      nodes[0].move(toEndOf: nodes[1])
    }
  }

  @Test func `unwrap puts children in place`() throws {
    let page = try tree("<body>x<span>a<b>b</b>c</span>y</body>")
    let body = try #require(page.body)
    let span = try #require(body.elements.first { $0.tag == .span })
    span.unwrap()
    #expect(body.text == "xabcy")
    #expect(!body.elements.contains { $0.tag == .span })
  }

  @Test func `100,000 nested elements keep their text`() throws {
    let html = String(repeating: "<div>", count: 100_000) + "deep"
    let page = try tree(html)
    #expect(page.root?.text == "deep")
    var depth = 0
    page.root?.walk(
      entering: { _ in
        depth += 1
        return true
      }, leaving: { _ in })
    #expect(depth > 100_000)
  }

  @Test func `values that were set aside stand in the tree as they would have`() throws {
    let long = String(repeating: "wide grün ", count: 4)
    let html = Array(
      """
      <p class="\(long)" id="\(long)" lang=de title='1 &amp; 2 &eacute; &#8217; &copy=1 &unknown; &lt;b&gt; "q"'>
      <a href=https://example.org/?a=1&b=2&amp;c=3&lt class="\u{1}0">x</a><img alt="" hidden title="&#1;1">
      <o:p data-x="&#13;&#10; &nbsp; and so on, and so on">y</o:p>
      """.utf8)
    func attributes(_ repaired: RepairedHTML) throws -> [String] {
      try HTMLTree(repaired).root?.elements.flatMap { $0.attributes.map { "\($0.name)=\($0.value)" } } ?? []
    }
    let aside = RepairedHTML(html, setsValuesAside: true)
    let expected = try attributes(RepairedHTML(html))
    #expect(expected.count == 10)
    #expect(try attributes(aside) == expected)
    #expect(!aside.utf8.contains(UInt8(ascii: ";")))
  }

  @Test func `nothing at all is an error`() {
    #expect(throws: MarkupError.empty) { try HTMLTree(utf8: []) }
  }
}
