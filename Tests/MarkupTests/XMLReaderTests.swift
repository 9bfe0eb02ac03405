import Testing

@testable import Markup

@Suite struct XMLReaderTests {
  func reader(_ xml: String) throws -> XMLReader {
    try XMLReader(utf8: Array(xml.utf8)) { uri, _ in uri.isEmpty ? 0 : uri.hasSuffix("dc") ? 1 : 2 }
  }

  @Test func `children are pulled and what isn't read is skipped`() throws {
    let reader = try reader(
      "<feed><title>a</title><skip><title>not this</title></skip><item><title>b &amp; c</title></item><e/><last/></feed>"
    )
    let root = try reader.root()
    var seen: [String] = []
    while let child = reader.nextChild(of: root) {
      switch child.name {
      case "title": seen.append("title=" + reader.text(of: child))
      case "item":
        while let inner = reader.nextChild(of: child) {
          seen.append("item/" + inner.name + "=" + reader.text(of: inner))
        }
      default: seen.append(child.name)
      }
    }
    #expect(seen == ["title=a", "skip", "item/title=b & c", "e", "last"])
    #expect(reader.failure == nil)
  }

  @Test func `namespaces are numbered by the caller`() throws {
    let reader = try reader("<a xmlns:q='http://x/dc' xmlns='urn:y'><q:b/><c xmlns=''/></a>")
    let root = try reader.root()
    #expect(root.namespace == 2)
    #expect(reader.nextChild(of: root)?.namespace == 1)
    #expect(reader.nextChild(of: root)?.namespace == 0)
    #expect(reader.nextChild(of: root) == nil)
    #expect(reader.nextChild(of: root) == nil)
  }

  @Test func `attributes, base and language are those of the element`() throws {
    let reader = try reader("<a xml:base='http://x/' xml:lang='en'><b href='u&amp;v' xml:base='y/'/><c/></a>")
    let root = try reader.root()
    let child = try #require(reader.nextChild(of: root))
    #expect(reader.attribute("href") == "u&v")
    #expect(reader.attribute("base") == nil)
    #expect(reader.bases == ["http://x/", "y/"])
    #expect(reader.language == "en")
    #expect(reader.line(of: child) == 1)
    _ = reader.nextChild(of: root)
    #expect(reader.bases == ["http://x/"])
  }

  @Test func `inner markup becomes HTML`() throws {
    let reader = try reader("<a xmlns:h='urn:h'><h:div><h:p class='q'>x &lt; y<h:br/></h:p></h:div></a>")
    let root = try reader.root()
    #expect(
      String(decoding: reader.innerHTML(of: root), as: UTF8.self)
        == "<div><p class=\"q\">x &lt; y<br></p></div>")
  }

  @Test func `a document that breaks off gives what came before and says where`() throws {
    let reader = try reader("<a>\n<b>one</b>\n<b>two</b>\n<c")
    let root = try reader.root()
    var seen: [String] = []
    while let child = reader.nextChild(of: root) { seen.append(reader.text(of: child)) }
    #expect(seen == ["one", "two"])
    #expect(reader.failure?.line == 4)
  }

  @Test(arguments: [
    ("<a>b &amp; c&lt;d&gt;e&quot;f&apos;g&#104;&#x69;</a>", "b & c<d>e\"f'ghi"),
    ("<a><![CDATA[b & <c> ]] >]]></a>", "b & <c> ]] >"),
    ("<a>b<![CDATA[c]]>d&amp;<e>f</e>g<h/></a>", "bcd&fg"),
    ("<a>b\r\nc\rd&#13;e</a>", "b\nc\nd\re"), ("<a></a>", ""), ("<a/>", ""), ("<a>é</a>", "é"),
  ])
  func `text is joined and its references resolved`(xml: String, text: String) throws {
    let reader = try reader(xml)
    #expect(reader.text(of: try reader.root()) == text)
    #expect(reader.failure == nil)
  }

  @Test func `white space in attributes is spaces but where it is escaped`() throws {
    let reader = try reader("<a b = 'c\r\nd\te' f=\"&#10;'&lt;\" g='>/'/>")
    _ = try reader.root()
    #expect(reader.attribute("b") == "c d e")
    #expect(reader.attribute("f") == "\n'<")
    #expect(reader.attribute("g") == ">/")
    #expect(reader.attribute("h") == nil)
  }

  @Test func `a prefix counts where it is declared and is part of the name elsewhere`() throws {
    let reader = try reader("<a><p:b q:c='1'/><p:b xmlns:p='urn:p' p:C='2' xmlns:q='urn:q'>x</p:b><p:b/></a>")
    let root = try reader.root()
    let undeclared = try #require(reader.nextChild(of: root))
    #expect(undeclared.name == "p:b")
    #expect(undeclared.namespace == 0)
    #expect(reader.attributes.map(\.name) == ["q:c"])
    let declared = try #require(reader.nextChild(of: root))
    #expect(declared.name == "b")
    #expect(declared.namespace == 2)
    #expect(reader.attributes.map(\.qualifiedName) == ["p:C"])
    #expect(reader.attributes.map(\.namespaceURI) == ["urn:p"])
    #expect(reader.attribute(anyCase: "c") == "2")
    #expect(reader.spelledName(of: declared) == "p:b")
    #expect(reader.text(of: declared) == "x")
    #expect(reader.nextChild(of: root)?.name == "p:b")
  }

  @Test(arguments: [
    ("<:a/>", ":a"), ("<a:/>", "a:"), ("<a:1/>", "a:1"), ("<x:a:b xmlns:x='urn:x'/>", "a:b"),
    ("<x:a xmlns:x='urn:x'/>", "a"), ("<xml:a/>", "a"),
  ])
  func `odd names are cut as libxml2 cuts them`(xml: String, name: String) throws {
    #expect(try reader(xml).root().name == name)
  }

  @Test func `the end of an element gives its attributes back`() throws {
    let reader = try reader("<a b='1'><c b='2'><d b='3'/>e</c></a>")
    let root = try reader.root()
    let child = try #require(reader.nextChild(of: root))
    #expect(reader.text(of: child) == "e")
    #expect(reader.attribute("b") == "2")
    #expect(reader.nextChild(of: root) == nil)
    #expect(reader.attribute("b") == "1")
  }

  @Test func `lines are counted to the end of the start tag`() throws {
    let reader = try reader("<a>\n<b\n/>\r\n<c/></a>")
    let root = try reader.root()
    var lines: [Int] = []
    while let child = reader.nextChild(of: root) { lines.append(reader.line(of: child)) }
    #expect(lines == [3, 4])
    #expect(reader.line(of: root) == 1)
  }

  @Test(arguments: [
    "<a", "<a b", "<a b='c", "<a>", "<a><![CDATA[b</a>", "<a></a", "<a><!-- b --></a>", "<a>&",
  ])
  func `what the repair pass would mend breaks the document off`(xml: String) throws {
    let reader = try reader(xml)
    if let root = try? reader.root() { _ = reader.text(of: root) }
    #expect(reader.failure != nil)
  }

  @Test func `bytes that aren't UTF-8 are refused`() {
    #expect(throws: MarkupError.self) {
      _ = try XMLReader(utf8: Array("<a>".utf8) + [0xFF] + Array("</a>".utf8)) { _, _ in 0 }
    }
  }
}
