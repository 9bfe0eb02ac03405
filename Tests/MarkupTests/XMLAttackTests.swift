import Testing

@testable import Markup

@Suite struct XMLAttackTests {
  /// A feed with this doctype and content, after repair.
  func feed(_ doctype: String, _ content: String) throws -> String {
    String(
      decoding: try RepairedXML(Array("\(doctype)<rss><t>\(content)</t></rss>".utf8)).utf8, as: UTF8.self)
  }

  @Test func `billion laughs are not expanded`() throws {
    var doctype = "<!DOCTYPE rss [<!ENTITY l0 \"lol\">"
    for level in 1...9 {
      doctype += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
    }
    #expect(try feed(doctype + "]>", "&l9;") == "<rss><t>&amp;l9;</t></rss>")
  }

  @Test func `a long entity used often is not expanded`() throws {
    let long = String(repeating: "x", count: 50_000)
    let text = try feed("<!DOCTYPE rss [<!ENTITY a \"\(long)\">]>", String(repeating: "&a;", count: 50_000))
    #expect(text.utf8.count < 500_000)
  }

  @Test func `short entities used often stay within the size of the feed`() throws {
    let short = String(repeating: "x", count: 256)
    let doctype = "<!DOCTYPE rss [<!ENTITY a \"\(short)\">]>"
    let content = String(repeating: "&a;", count: 50_000)
    #expect(try feed(doctype, content).utf8.count < 4 * (doctype + content).utf8.count)
  }

  @Test func `entities past the number kept are not expanded`() throws {
    let entities = (0..<100).map { "<!ENTITY e\($0) \"v\($0)\">" }.joined()
    let text = try feed("<!DOCTYPE rss [\(entities)]>", "&e63; &e64;")
    #expect(text == "<rss><t>v63 &amp;e64;</t></rss>")
  }

  @Test func `a parameter entity bomb is left out`() throws {
    var doctype = "<!DOCTYPE rss [<!ENTITY % a \"x\">"
    for name in "bcdefghij" { doctype += "<!ENTITY % \(name) \"%a;%a;%a;\">" }
    #expect(try feed(doctype + "%j;]>", "y") == "<rss><t>y</t></rss>")
  }

  @Test(arguments: [
    "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE rss SYSTEM \"http://example.org/x.dtd\" [<!ENTITY % p SYSTEM \"http://example.org/y\"> %p;]>",
    "<!DOCTYPE rss [<!ATTLIST rss a CDATA \"default\"> <!ENTITY x PUBLIC 'a' 'b'>]>",
  ])
  func `nothing of a doctype reaches the parser`(doctype: String) throws {
    #expect(try feed(doctype, "&x;") == "<rss><t>&amp;x;</t></rss>")
  }

  @Test(arguments: [
    "<!DOCTYPE rss [", "<!DOCTYPE rss [<!ENTITY a \"", "<!DOCTYPE rss \"", "<!DOCTYPE [<!-- ",
  ])
  func `a doctype that never ends leaves the feed readable`(doctype: String) throws {
    #expect(try feed(doctype + ">", "x") == "<rss><t>x</t></rss>")
  }

  @Test func `a second doctype inside the content is left out`() throws {
    #expect(try feed("", "a<!DOCTYPE b SYSTEM 'c'>d<!ENTITY e 'f'>g") == "<rss><t>adg</t></rss>")
  }

  @Test func `attributes past the limit are dropped`() throws {
    let attributes = (0..<50_000).map { " a\($0)='x'" }.joined()
    let feed = try RepairedXML(Array("<rss\(attributes)><t>x</t></rss>".utf8))
    #expect(feed.utf8.count < 10_000)
    #expect(feed.repairs.map(\.kind) == [.tooManyAttributes])
  }

  @Test func `a tag past its limit is dropped`() throws {
    var limits = MarkupLimits()
    limits.maxTagSizeInBytes = 50
    let xml = "<a><b c='\(String(repeating: "x", count: 100))'>d</b></a>"
    #expect(try RepairedXML(Array(xml.utf8), limits: limits).utf8 == Array("<a>d</a>".utf8))
  }

  @Test func `what comes out is read to its end`() throws {
    let doctype = "<!DOCTYPE rss [<!ENTITY a \"b\"><!ATTLIST t c CDATA 'd'>]>"
    let bytes = try RepairedXML(Array("\(doctype)<rss><t>&a; & &nbsp;</t><u>end</u></rss>".utf8)).utf8
    let reader = try XMLReader(utf8: bytes) { _, _ in 0 }
    let root = try reader.root()
    var texts: [String] = []
    while let child = reader.nextChild(of: root) {
      #expect(reader.attributes.isEmpty)
      texts.append(reader.text(of: child))
    }
    #expect(texts == ["b & \u{A0}", "end"])
    #expect(reader.failure == nil)
  }
}
