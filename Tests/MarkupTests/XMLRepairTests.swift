import Testing

@testable import Markup

@Suite struct XMLRepairTests {
  func repaired(_ xml: String) throws -> String {
    String(decoding: try RepairedXML(Array(xml.utf8)).utf8, as: UTF8.self)
  }

  @Test func `a clean feed stays byte for byte`() throws {
    let xml = "<rss xmlns:dc=\"u\"><a b='c'>d &amp; &#8217;<![CDATA[<e>&]]><dc:f/></a>\r\n</rss>\n"
    let feed = try RepairedXML(Array(xml.utf8))
    #expect(String(decoding: feed.utf8, as: UTF8.self) == xml)
    #expect(feed.wasWellFormed)
    #expect(feed.repairs.isEmpty)
  }

  @Test(arguments: [
    ("<?xml version='1.0' encoding='iso-8859-1'?><a/>", "<a/>"),
    ("\n \n<?xml version='1.0'?>\n<a/>", "\n\n\n<a/>"),
    ("<?xml version='1.0'?><!-- c --><?xml-stylesheet href='x'?><a>b<!-- -- --><?p?>c</a>", "<a>bc</a>"),
    ("<a>b]]<?p?>>c</a>", "<a>b]]&gt;c</a>"), ("<a>b]<!-- -->]>c</a>", "<a>b]]&gt;c</a>"),
    ("<!DOCTYPE rss PUBLIC \"-//N//DTD>\" 'x'><rss/>", "<rss/>"),
    ("<!DOCTYPE a [\n<!ENTITY b \"]>\">\n<!-- ' -->]><a/>", "\n\n<a/>"),
  ])
  func `declaration, doctype, comments and instructions are left out`(xml: String, expected: String) throws {
    #expect(try repaired(xml) == expected)
  }

  @Test(
    arguments: [
      ("a & b", "a &amp; b", RepairedXML.Kind.bareAmpersand),
      ("AT&T;", "AT&amp;T;", .undeclaredEntity), ("?a=1&copy=2", "?a=1&amp;copy=2", .bareAmpersand),
      ("&nbsp;&eacute;", "\u{A0}é", .undeclaredEntity), ("&LT;", "&lt;", .undeclaredEntity),
      ("&#8217", "’", .invalidReference), ("&#xD800;", "\u{FFFD}", .invalidReference),
      ("&#11;&#0;", "\u{FFFD}\u{FFFD}", .invalidReference), ("&#;", "&amp;#;", .bareAmpersand),
      ("a\u{0B}b\u{1}\u{FFFF}c", "abc", .invalidCharacter),
      ("a < b <3 <@x> </ c", "a &lt; b &lt;3 &lt;@x> &lt;/ c", .strayLess),
      ("<me@example.org>", "&lt;me@example.org>", .strayLess), ("a]]>b", "a]]&gt;b", .sectionEndInText),
      ("<b c=d e='f'/>", "<b c=\"d\" e=\"f\"/>", .unquotedAttribute),
      ("<b c/>", "<b c=\"c\"/>", .unquotedAttribute),
      ("<b c='1' c='2' C='3'/>", "<b c=\"1\" C=\"3\"/>", .duplicateAttribute),
      ("<b c='1'd='2'/>", "<b c=\"1\" d=\"2\"/>", .badAttribute),
      ("<b \"=x c='1'/>", "<b x=\"x\" c=\"1\"/>", .badAttribute),
      ("<b c='<d>'/>", "<b c=\"&lt;d>\"/>", .strayLess),
      ("<b c='x&y'/>", "<b c=\"x&amp;y\"/>", .bareAmpersand),
      ("a</b>", "a", .unmatchedEndTag), ("<b>c", "<b>c</b>", .unclosedElement),
      ("<b>c</B>", "<b>c</b>", .unmatchedEndTag), ("<b><c>d</b>", "<b><c>d</c></b>", .unclosedElement),
      ("a<br>b<img src='x'>c", "a<br/>b<img src=\"x\"/>c", .unclosedElement),
      ("<![CDATA[b", "<![CDATA[b]]>", .unclosedSection), ("<!-- b>c", "c", .unclosedSection),
      ("<![cdata[b]]>", "<![CDATA[b]]>", nil), ("<br></br>", "<br></br>", nil), ("&#150;", "–", nil),
    ] as [(String, String, RepairedXML.Kind?)])
  func `content is mended`(content: String, expected: String, kind: RepairedXML.Kind?) throws {
    let feed = try RepairedXML(Array("<a>\n\(content)</a>".utf8))
    #expect(String(decoding: feed.utf8, as: UTF8.self) == "<a>\n\(expected)</a>")
    #expect(feed.repairs.first?.kind == kind)
    #expect(feed.wasWellFormed == (kind == nil))
  }

  @Test(arguments: [
    // A replacement character can stand in a name: cutting it would leave half of it.
    ("<u </\u{FFFD}<", "<u>&lt;</u>"), ("<u></\u{FFFD}\"x</u>", "<u>\"x</u>"),
    // libxml2 reads nothing of a document whose root has such a name.
    ("<e f:y:4='1' g='2'/>", "<e g=\"2\"/>"), ("<e><a:b:4>x</e>", "<e>&lt;a:b:4>x</e>"),
    ("<e a:b:c='1'/>", "<e a:b:c='1'/>"),
  ])
  func `names that are none are left out whole`(xml: String, expected: String) throws {
    let once = try RepairedXML(Array(xml.utf8)).utf8
    #expect(String(validating: once, as: UTF8.self) != nil)
    #expect(try RepairedXML(once).utf8 == once)
    _ = try XMLReader(utf8: once) { _, _ in 0 }.root()
    #expect(String(decoding: once, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    (
      "<r><item><description>a <link b='c'>d<updated>e</updated></item></r>",
      "<r><item><description>a <link b='c'>d</link></description><updated>e</updated></item></r>"
    ),
    (
      "<r><item><image><url>a</url><item>b</item></r>",
      "<r><item><image><url>a</url></image></item><item>b</item></r>"
    ),
  ])
  func `what ends an element ends what holds it when that can't hold it either`(
    xml: String, expected: String
  ) throws {
    #expect(try repaired(xml) == expected)
    #expect(try repaired(expected) == expected)
  }

  @Test func `repairs name the line and are listed up to the limit`() throws {
    let feed = try RepairedXML(Array(("<a>\n\n& " + String(repeating: "\n&", count: 200) + "</a>").utf8))
    #expect(feed.repairs.prefix(2).map(\.line) == [3, 4])
    #expect(feed.repairs.count == 100)
  }

  @Test func `what stands around the root is left out`() throws {
    #expect(try repaired("Warning: x < y & z\n<a>b</a> <!-- c --> d<e>f</e>") == "\n<a>b</a>")
    #expect(try RepairedXML(Array("<a/>\n<!-- c --><?d?>".utf8)).wasWellFormed)
  }

  @Test(arguments: [
    ("<a><b>c", "<a><b>c</b></a>"), ("<a><b>c</", "<a><b>c</b></a>"), ("<a><b>c</b", "<a><b>c</b></a>"),
    ("<a><b>c<d e='f", "<a><b>c</b></a>"), ("<a><b>c<d e", "<a><b>c</b></a>"), ("<a>&am", "<a>&amp;am</a>"),
    ("<a><b><![CDATA[c", "<a><b><![CDATA[c]]></b></a>"), ("<a><!-- x", "<a></a>"),
  ])
  func `a feed that breaks off is ended`(xml: String, expected: String) throws {
    #expect(try repaired(xml) == expected)
    #expect(try !RepairedXML(Array(xml.utf8)).wasWellFormed)
  }

  @Test func `an open CDATA section ends with its element when it can`() throws {
    #expect(try repaired("<a><b><![CDATA[c</b><d/></a>") == "<a><b><![CDATA[c]]></b><d/></a>")
    #expect(try repaired("<a><![CDATA[b</a<![CDATA[<c") == "<a><![CDATA[b]]><![CDATA[<c]]></a>")
  }

  @Test func `a tag that isn't closed ends at the next one`() throws {
    #expect(try repaired("<a><b c='d'<e/></b></a>") == "<a><b c=\"d\"><e/></b></a>")
  }

  @Test(
    arguments: [
      ("<i><title>a<link>b</link></i>", "<i><title>a</title><link>b</link></i>"),
      ("<i><title>a<b>c</b></title></i>", "<i><title>a<b>c</b></title></i>"),
      ("<i><title>a<dc:date>b</dc:date></i>", nil),
      (
        "<item><title>a<item><title>b</title></item>",
        "<item><title>a</title></item><item><title>b</title></item>"
      ),
      (
        "<entry><content><entry><id>b</id></entry></content></entry>",
        "<entry><content><entry><id>b</id></entry></content></entry>"
      ),
      ("<image><url>a</url><item/>", "<image><url>a</url></image><item/>"),
      (
        "<description><p>a<link rel='x'/></p></description>",
        "<description><p>a<link rel='x'/></p></description>"
      ),
      ("<description>a<link rel='x'/></description>", "<description>a<link rel='x'/></description>"),
      ("<description>a<guid>b</guid>", "<description>a</description><guid>b</guid>"),
    ] as [(String, String?)])
  func `an element that never ends gives way to what can't be inside it`(content: String, expected: String?)
    throws
  {
    let text = try repaired("<rss>\(content)</rss>")
    if let expected {
      #expect(text == "<rss>\(expected)</rss>")
    } else {
      #expect(text.contains("a</title><dc:date>"))
    }
  }

  @Test func `line ends that were left out stand in the next tag`() throws {
    #expect(try repaired("<a><!--\n\n--><b/></a>") == "<a><b\n\n/></a>")
    #expect(try repaired("<a><b c=d\n e='\n'/><f/></a>") == "<a><b c=\"d\" e=\"\n\"\n/><f/></a>")
  }

  @Test func `an entry after the root's end is inside, another document is not`() throws {
    #expect(try repaired("<rss><channel/></rss>\n<item/>") == "<rss><channel/>\n<item/></rss>")
    #expect(try repaired("<rss><channel/></rss>\n<item/></rss>") == "<rss><channel/>\n<item/></rss>")
    let two = try RepairedXML(Array("<rss/>\n<!-- c -->\n<?xml version='1.0'?><rss/>".utf8))
    #expect(String(decoding: two.utf8, as: UTF8.self) == "<rss/>")
    #expect(two.repairs == [.init(kind: .textAfterRoot, line: 3)])
  }

  @Test func `a control character is named with the line of the first`() throws {
    let feed = try RepairedXML(Array("<a>\n\u{1}\n\u{2}</a>".utf8))
    #expect(feed.repairs == [.init(kind: .invalidCharacter, line: 2)])
  }

  @Test func `well-known prefixes are declared on the root`() throws {
    let feed = try RepairedXML(Array("<rss v='2'><dc:date/><itunes:x a='b'/><dc:y/><foo:z/></rss>".utf8))
    let text = String(decoding: feed.utf8, as: UTF8.self)
    #expect(
      text.hasPrefix(
        "<rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" v"
      ))
    #expect(feed.repairs.map(\.kind) == [.undeclaredPrefix, .undeclaredPrefix, .undeclaredPrefix])
  }

  @Test func `a declaration counts only inside its element`() throws {
    let text = try repaired("<a><b xmlns:dc='u'><dc:c/></b><dc:d/></a>")
    #expect(text.hasPrefix("<a xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"))
    #expect(try repaired("<a><b xmlns:dc='u'><dc:c/></b></a>").hasPrefix("<a><b"))
  }

  @Test func `entities of plain text are honored, nested and parameter ones never`() throws {
    let doctype = """
      <!DOCTYPE a [<!ENTITY name "Ann &lt; Bo"><!ENTITY % p "x"><!ENTITY nest "&name;&name;">
      <!ENTITY file SYSTEM "file:///etc/passwd">%p;]>
      """
    let feed = try RepairedXML(Array("\(doctype)<a>&name;|&nest;|&file;|&p;</a>".utf8))
    let text = String(decoding: feed.utf8, as: UTF8.self)
    #expect(text == "\n<a>Ann &lt; Bo|&amp;nest;|&amp;file;|&amp;p;</a>")
    #expect(feed.repairs.first?.kind == .doctypeSubset)
  }

  @Test func `names of the second and other quotes are left alone`() throws {
    #expect(try repaired("<a b=\"it's\" c='say \"x\"'/>") == "<a b=\"it's\" c='say \"x\"'/>")
    #expect(
      try repaired("<a b=\"it's\" c='say \"x\"' d/>") == "<a b=\"it's\" c=\"say &quot;x&quot;\" d=\"d\"/>")
  }

  @Test func `elements nested deeper than any feed's are refused`() throws {
    let deep = String(repeating: "<a>", count: 201)
    #expect(throws: MarkupError.overLimit("maxFeedDepth", line: 2)) {
      try RepairedXML(Array(("\n" + deep).utf8))
    }
    #expect(throws: Never.self) { try RepairedXML(Array(String(repeating: "<a>", count: 200).utf8)) }
  }
}
