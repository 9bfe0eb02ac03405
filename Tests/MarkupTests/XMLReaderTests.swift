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
    #expect(child.line == 1)
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
}
